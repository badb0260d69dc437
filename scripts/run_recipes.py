"""Run the commands and programs of docs/recipes.md and put what they print into the page.

usage: python scripts/run_recipes.py

In a fenced block of kind `console`, lines that begin with `$ ` are run and what they print on standard output stands below them. What a block of
kind `python` prints stands in the block of kind `text` behind it. All run in their order in one folder that holds the corpus. A
block below the line `<!-- not run -->` is left alone.
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
PAGE = ROOT / "docs" / "recipes.md"
BLOCK = re.compile(r"(?P<skip><!-- not run -->\n)?```(?P<kind>console|python)\n(?P<code>.*?)```\n(?:\n```text\n(?P<shown>.*?)```\n)?", re.DOTALL)  # fmt: skip


def page_with_outputs(text: str, workspace: Path) -> str:
    """The page with what its blocks print now; a block that fails ends the script with its errors."""
    shutil.copytree(ROOT / "corpus", workspace / "corpus")

    def told(match: re.Match[str]) -> str:
        if match["skip"]:
            return match[0]
        if match["kind"] == "console":
            commands = [line[2:] for line in match["code"].splitlines() if line.startswith("$ ")]
            shown = "".join(f"$ {command}\n{_run(shlex.split(command), workspace)}" for command in commands)
            return f"```console\n{shown}```\n"
        printed = _run([sys.executable, "-c", match["code"]], workspace)
        code = f"```python\n{match['code']}```\n"
        return f"{code}\n```text\n{printed}```\n" if printed else code

    return BLOCK.sub(told, text)


def _run(args: list[str], workspace: Path) -> str:
    """Standard output, without blanks at the ends of lines and blank lines at its end."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        args, cwd=workspace, env=os.environ | {"PATH": path}, capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"{shlex.join(args)}\n{done.stderr}")
    lines = done.stdout.rstrip().splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        text = page_with_outputs(PAGE.read_text(encoding="utf-8"), Path(name))
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
