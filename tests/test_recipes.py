"""The recipes do what they say: every block is run, and prints what stands on the page."""

import os
import re
import runpy
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = runpy.run_path(str(ROOT / "scripts" / "run_recipes.py"))
PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("recipes")


@pytest.fixture(scope="module")
def page_now(workspace: Path) -> str:
    text: str = SCRIPT["page_with_outputs"](PAGE, workspace)
    return text


@pytest.mark.slow
def test_recipes_print_what_the_page_shows(page_now: str) -> None:
    assert page_now.splitlines() == PAGE.splitlines(), "if that is right: make readme, and read the difference"


@pytest.mark.slow
def test_recipe_that_fails_stops_with_its_error(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"(?s)no such column: elsewhere"):
        SCRIPT["page_with_outputs"](
            '```python\nimport sqlite3\n\nsqlite3.connect(":memory:").execute("select elsewhere")\n```\n', tmp_path
        )


def test_recipes_are_of_every_tool_that_is_promised() -> None:
    code = "".join(match["code"] for match in SCRIPT["BLOCK"].finditer(PAGE))
    for tool in ("duckdb", "pandas", "polars", "sqlite3", "datasette", "rdflib", "crossclaim_schemas"):
        assert re.search(rf"\b{tool}\b", code), tool
    assert "read_parquet" in code
    assert ".jsonl'" in code
    n_fences = len(re.findall(r"^```(?:python|console)$", PAGE, re.MULTILINE))
    assert n_fences == len(list(SCRIPT["BLOCK"].finditer(PAGE)))


@pytest.mark.slow
@pytest.mark.usefixtures("page_now")
def test_datasette_serves_the_loaded_database(workspace: Path) -> None:
    """The one command of the page that does not end by itself."""
    (command,) = re.findall(r"<!-- not run -->\n```console\n\$ datasette (.*) --open\n", PAGE)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = shutil.which("datasette", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    args = [str(program), *command.split(), "--port", str(port)]
    with subprocess.Popen(args, cwd=workspace, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            url = f"http://127.0.0.1:{port}"
            assert "facts_with_sources" in wait_for(f"{url}/claims", server).text
            rows = wait_for(f"{url}/claims/current_claims.json?_shape=array&_size=max", server).json()
            assert {row["collection"] for row in rows} == {"kazakhstan"}
            assert all(row["text"] and row["uri"] for row in rows)
            page = wait_for(f"{url}/claims/documents?_sort=uri", server).text
            assert "kazakhstan/000_8430ca594adaba43.txt" in page
        finally:
            server.terminate()


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> httpx.Response:
    deadline = time.monotonic() + 60
    while True:
        assert server.poll() is None, "the server ended"
        assert time.monotonic() < deadline, "the server does not answer"
        try:
            return httpx.get(url, timeout=30).raise_for_status()
        except httpx.ConnectError:
            time.sleep(0.1)
