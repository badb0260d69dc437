"""A desk that really runs: a process of its own, over a generated run, spoken to over HTTP or with a browser."""

import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from crossclaim.reviews.log import ReviewLog
from crossclaim_schemas import Review

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=\S+")


@dataclass(slots=True)
class Server:
    """A running desk. `client` holds the cookie; `link` is what was printed."""

    process: subprocess.Popen[str]
    folder: Path
    link: str
    client: httpx.Client

    @property
    def address(self) -> str:
        return self.link.split("/?")[0]

    @property
    def reviews(self) -> list[Review]:
        return ReviewLog(self.folder).reviews

    def get(self, path: str = "/") -> httpx.Response:
        return self.client.get(path)

    def post(self, path: str, headers: dict[str, str] | None = None, /, **form: str) -> httpx.Response:
        """Sends a form as a page of the desk does."""
        fields = {"form_token": field(self.get("/").text, "form_token")} | form
        return self.client.post(path, data=fields, headers={"Origin": self.address} | (headers or {}))

    def decide(self, action: str = "accept", **form: str) -> httpx.Response:
        """Decides on the finding that the queue shows."""
        page = self.get("/").text
        shown = {"finding": field(page, "finding"), "seen": seen_of(page)}
        return self.post("/decide", action=action, **(shown | form))


def field(page: str, name: str) -> str:
    """The value of the first hidden field of that name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found, name
    return found[1]


def seen_of(page: str) -> str:
    """The `seen` of the form that decides on the finding."""
    return field(page[page.index('id="decide"') :], "seen")


Start = Callable[..., Server]


@pytest.fixture(scope="session")
def write_store() -> Callable[..., dict[str, int]]:
    """`write_store(folder, findings=..., documents=...)`: a run folder without a run."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        module = importlib.import_module("generated_store")
    finally:
        sys.path.remove(str(BENCHMARKS))
    made: Callable[..., dict[str, int]] = module.write_store
    return made


@pytest.fixture(scope="session")
def store(write_store: Callable[..., dict[str, int]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of sixty findings; copy it before anything is decided."""
    folder = tmp_path_factory.mktemp("store") / "pilot"
    write_store(folder, findings=60, documents=5)
    return folder


@pytest.fixture
def folder(store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(store, tmp_path / "pilot"))


@pytest.fixture
def start() -> Iterator[Start]:
    """`start(folder)`: a running desk; it is stopped when the test ends."""
    started: list[Server] = []

    def begin(folder: Path, *options: str) -> Server:
        started.append(start_desk(folder, *options))
        return started[-1]

    yield begin
    for server in started:
        stop(server)


@pytest.fixture
def server(start: Start, folder: Path) -> Server:
    return start(folder)


@pytest.fixture(scope="module")
def reading(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A desk for tests that decide nothing."""
    server = start_desk(Path(shutil.copytree(store, tmp_path_factory.mktemp("reading") / "pilot")))
    yield server
    stop(server)


def start_desk(folder: Path, *options: str) -> Server:
    args = [sys.executable, "-m", "crossclaim", "review", str(folder), "--reviewer", "anna", *options]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    printed = ""
    for line in process.stdout:
        printed += line
        if found := LINK.search(line):
            client = httpx.Client(base_url=f"http://127.0.0.1:{found[1]}", follow_redirects=True, timeout=30)
            client.get(found[0])
            return Server(process, folder, found[0], client)
    _, errors = process.communicate()
    raise AssertionError(printed + errors)


def stop(server: Server) -> None:
    server.client.close()
    server.process.terminate()
    with suppress(subprocess.TimeoutExpired):
        server.process.communicate(timeout=10)
    server.process.kill()
    server.process.communicate()
