"""A run that is killed at any moment, or whose disk is full, is gone on with by the next, and the result is the same to the byte."""

import os
import random
import resource
import shutil
import signal
import subprocess
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crossclaim.config import load_config
from crossclaim.errors import RunAborted
from crossclaim.extract.engine import Extractor
from crossclaim.ingest.read import read_documents
from crossclaim.reading import OwnReader
from crossclaim.run import DEFAULTS, Stages, ignore_progress, run_with
from crossclaim.store import open_run_folder

KILLS = int(os.environ.get("CROSSCLAIM_KILLS", "50"))
SENTENCES = (
    "The Old Mill in Harwick was built in {year} by Anna Berg.",
    "Norlind Freight has {year} members.",
    "In {year} Tavoria exported 20 tonnes of wool.",
    "Anna Berg sold the mill in Harwick to Norlind Freight in {year}.",
)


class LoadedReader(OwnReader):
    """A reader with a model that is loaded already, so that a process can be forked that reads at once."""

    def __init__(self, extractor: Extractor) -> None:
        self._extractor = extractor
        self._memory_mb = 1
        self.model_version = "1"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    for number in range(8):
        text = " ".join(sentence.format(year=1890 + number % 5) for sentence in SENTENCES[number % 3 :])
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture
def run_over(inbox: Path, extractor: Extractor, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    monkeypatch.setattr("crossclaim.intake.SHARD_DOCUMENTS", 2)  # many shards of few documents
    reader, config = LoadedReader(extractor), load_config()

    def run(out: Path) -> None:
        with open_run_folder(out) as folder:
            run_with(reader, read_documents([inbox], config.ingest), folder, config, DEFAULTS, Stages(ignore_progress))

    return run


@pytest.fixture
def expected(run_over: Callable[[Path], None], tmp_path: Path) -> dict[str, bytes]:
    run_over(tmp_path / "expected")
    return contents(tmp_path / "expected")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.name not in ("timing.json", ".store")}


def in_child(action: Callable[[], None]) -> int:
    """Start a process of its own for an action; it ends with 0 if all went well, with 3 if the run was aborted."""
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        action()
        code = 0
    except RunAborted:
        code = 3
    except BaseException:  # noqa: BLE001 - whatever it is, this process must end here
        traceback.print_exc()
    finally:
        os._exit(code)


@pytest.mark.slow
def test_run_killed_at_any_moment_is_gone_on_with(
    run_over: Callable[[Path], None], expected: dict[str, bytes], tmp_path: Path
) -> None:
    chance = random.Random(KILLS)
    start = time.perf_counter()
    run_over(tmp_path / "timed")
    whole = time.perf_counter() - start
    killed = finished = 0
    while killed < KILLS:
        out = tmp_path / f"out{killed}-{finished}"
        for _ in range(chance.randint(2, 7)):  # killed again and again, each time at some moment of the way
            pid = in_child(lambda out=out: run_over(out))  # type: ignore[misc]
            time.sleep(chance.random() * whole)
            os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            was_killed = os.WIFSIGNALED(status)
            assert was_killed or os.waitstatus_to_exitcode(status) == 0
            killed += was_killed
            finished += not was_killed
            for path in out.glob("*.jsonl"):
                assert path.read_bytes()[-1:] in (b"", b"\n")
        run_over(out)
        assert contents(out) == expected
        shutil.rmtree(out)


@pytest.mark.slow
def test_run_that_is_interrupted_keeps_what_it_has_read(
    run_over: Callable[[Path], None], expected: dict[str, bytes], tmp_path: Path, extractor: Extractor
) -> None:
    out = tmp_path / "out"
    pid = in_child(lambda: run_over(out))
    shards = out / ".store" / "known.sqlite"
    while not shards.exists() or shards.stat().st_size == 0:
        time.sleep(0.001)
    os.kill(pid, signal.SIGINT)
    os.waitpid(pid, 0)
    assert not (out / ".lock").exists()
    run_over(out)
    assert contents(out) == expected


@pytest.mark.slow
def test_run_on_a_disk_that_gets_full_aborts_and_is_gone_on_with(
    run_over: Callable[[Path], None], expected: dict[str, bytes], tmp_path: Path
) -> None:
    """The limit on the size of a file stands in for the disk: writing over it fails in the same calls."""

    def run_with_room(out: Path, size: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
        run_over(out)

    codes = set()
    out = tmp_path / "out"
    for size in (0, 5_000, 30_000, 45_000, 60_000, 90_000):
        _, status = os.waitpid(in_child(lambda size=size: run_with_room(out, size)), 0)  # type: ignore[misc]
        codes.add(os.waitstatus_to_exitcode(status))
        assert not list(out.glob(".*.part"))
    assert codes == {3}
    run_over(out)
    assert contents(out) == expected


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of four megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if os.geteuid() != 0 or subprocess.run(options, check=False, capture_output=True).returncode != 0:
        pytest.skip("needs root and the right to mount a tmpfs")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.slow
def test_run_on_a_full_file_system_goes_on_when_there_is_room(
    run_over: Callable[[Path], None], expected: dict[str, bytes], small_disk: Path
) -> None:
    ballast = small_disk / "ballast"
    for left in (0, 8_000, 40_000, 100_000):
        ballast.write_bytes(b"x" * (4 * 1024 * 1024 - left - used(small_disk, ballast) - 4096))
        with pytest.raises(RunAborted, match="make room"):
            run_over(small_disk / "out")
        ballast.unlink()
    run_over(small_disk / "out")
    assert contents(small_disk / "out") == expected


def used(disk: Path, ballast: Path) -> int:
    files = [path for path in disk.rglob("*") if path.is_file() and path != ballast]
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in files)
