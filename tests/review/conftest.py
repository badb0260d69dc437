"""A desk that really runs: a process of its own, over a generated run, spoken to over HTTP or with a browser."""

import importlib
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from crossclaim.config import load_config
from crossclaim.extras.review.desk import Desk
from crossclaim.extras.review.serve import make_server
from crossclaim.reviews.log import ReviewLog
from crossclaim.store import open_run_folder
from crossclaim.write.jsonl import write_records
from crossclaim.write.manifest import make_manifest, write_manifest
from crossclaim_schemas import Claim, Document, Entity, Relation, Review

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
LINK = re.compile(r"http://127\.0\.0\.1:(\d+)/\?token=\S+")


@dataclass(slots=True)
class Server:
    """A running desk. `client` holds the cookie; `link` is what was printed; `process` is that of a desk that has one."""

    folder: Path
    link: str
    client: httpx.Client
    stop: Callable[[], object]
    process: subprocess.Popen[str] | None = None

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


def write_run(
    out: Path,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    entities: Sequence[Entity],
    relations: Sequence[Relation],
) -> Path:
    """A finished run folder that holds these records."""
    with open_run_folder(out) as folder:
        write_records(folder / "documents.jsonl", documents)
        write_records(folder / "claims.jsonl", claims)
        write_records(folder / "entities.jsonl", entities)
        write_records(folder / "relations.jsonl", relations)
        for name in ("facts", "rejects"):
            write_records(folder / f"{name}.jsonl", [])
        write_manifest(folder, make_manifest(load_config(), "1", documents, {}))
    return out


@pytest.fixture
def folder(store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(store, tmp_path / "pilot"))


@pytest.fixture
def start() -> Iterator[Start]:
    """`start(folder, reviewer=...)`: a running desk; it is stopped when the test ends."""
    yield from _starting(start_here)


@pytest.fixture
def start_process() -> Iterator[Start]:
    """The same as `crossclaim review` starts it, in a process of its own."""
    yield from _starting(start_command)


@pytest.fixture
def server(start: Start, folder: Path) -> Server:
    return start(folder)


@pytest.fixture
def server_process(start_process: Start, folder: Path) -> Server:
    return start_process(folder)


@pytest.fixture(scope="module")
def reading(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A desk for tests that decide nothing."""
    server = start_here(Path(shutil.copytree(store, tmp_path_factory.mktemp("reading") / "pilot")))
    yield server
    server.stop()


def _starting(start: Start) -> Iterator[Start]:
    started: list[Server] = []

    def begin(folder: Path, reviewer: str = "anna") -> Server:
        started.append(start(folder, reviewer))
        return started[-1]

    yield begin
    for server in started:
        server.stop()


def start_here(folder: Path, reviewer: str = "anna") -> Server:
    """A desk in a thread: the same server and sockets, without a second of imports."""
    server, listener, door = make_server(Desk(folder, reviewer))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    client = _client(door.link)

    def stop() -> None:
        client.close()
        server.should_exit = True
        thread.join(timeout=10)
        listener.close()

    return Server(folder, door.link, client, stop)


def start_command(folder: Path, reviewer: str = "anna") -> Server:
    args = [sys.executable, "-m", "crossclaim", "review", str(folder), "--reviewer", reviewer]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    clients: list[httpx.Client] = []
    process = subprocess.Popen(args, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)

    def stop() -> None:
        if clients:
            clients[0].close()
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.communicate(timeout=10)
        process.kill()
        process.communicate()

    assert process.stdout is not None
    printed = ""
    for line in process.stdout:
        printed += line
        if found := LINK.search(line):
            clients.append(_client(found[0]))
            return Server(folder, found[0], clients[0], stop, process)
    _, errors = process.communicate()
    raise AssertionError(printed + errors)


def _client(link: str) -> httpx.Client:
    client = httpx.Client(base_url=link.split("/?")[0], follow_redirects=True, timeout=30)
    client.get(link)
    return client
