"""Put what the commands shown in README.md print, and the files that they write, into README.md.

usage: python scripts/show_outputs.py

Commands of fenced blocks of kind `console` that begin with `$ crossclaim ` are run in their order in a copy of what they speak of; what
they print on standard output takes the place of the lines below. The block behind `<!-- screen -->` holds the output of the first one, which
is not repeated, and that behind `<!-- file: PATH -->` a file that was written.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
CONSOLE = re.compile(r"```console\n(\$ crossclaim [^\n]*\n)(.*?)```\n", re.DOTALL)
SCREEN = re.compile(r"(<!-- screen -->\n```\n).*?(```\n)", re.DOTALL)
FILE = re.compile(r"(<!-- file: (\S+) -->\n```\w*\n).*?(```\n)", re.DOTALL)
PAIRS = '{"id": "1", "a": "The mill was built in 1891.", "b": "The mill was built in 1912."}\n'


def main() -> None:
    text = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        workspace = Path(name)
        shutil.copytree(ROOT / "corpus", workspace / "corpus")
        (workspace / "pairs.jsonl").write_text(PAIRS, encoding="utf-8")
        commands = [found[1] for found in CONSOLE.finditer(text)]
        printed = {command: output_of(command, workspace) for command in commands}
        first = commands[0]
        text = CONSOLE.sub(lambda m: f"```console\n{m[1]}{'' if m[1] == first else printed[m[1]]}```\n", text)
        text = SCREEN.sub(lambda m: f"{m[1]}{first}\n{printed[first].strip()}\n{m[2]}", text)
        text = FILE.sub(lambda m: m[1] + (workspace / m[2]).read_text(encoding="utf-8") + m[3], text)
    README.write_text(text, encoding="utf-8")


def output_of(command: str, workspace: Path) -> str:
    """What one command prints on standard output; a command that fails ends the script."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    args = shlex.split(command.removeprefix("$ "))
    done = subprocess.run(
        args, cwd=workspace, env=os.environ | {"PATH": path}, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout


if __name__ == "__main__":
    main()
