"""The run folder: whole files or none, one run at a time, nothing deleted that is not ours."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from crossclaim.errors import RunAborted
from crossclaim.store import LOCK, MANIFEST, atomic_writer, is_finished, open_run_folder

HOLD_LOCK = """
import sys, time
from pathlib import Path
from crossclaim.store import open_run_folder
with open_run_folder(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.txt"
    with atomic_writer(path) as file:
        file.write("new\n")
        assert not path.exists()
    assert path.read_bytes() == b"new\n"


def test_file_stays_as_it_was_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), atomic_writer(path) as file:
        file.write("half")
        raise KeyboardInterrupt
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_file_on_a_full_disk_aborts_the_run(tmp_path: Path) -> None:
    (tmp_path / ".a.txt.part").symlink_to(
        "/dev/full"
    )  # the temporary name: every write to it says that the disk is full
    with pytest.raises(RunAborted, match="No space left on device"), atomic_writer(tmp_path / "a.txt") as file:
        file.write("x")
    assert os.listdir(tmp_path) == []


def test_other_errors_inside_are_not_taken_for_ours(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_writer(tmp_path / "a.txt"):
        raise FileNotFoundError("another file")


def test_folder_is_unfinished_while_a_run_is_in_it(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_text("{}")
    assert is_finished(tmp_path)
    with open_run_folder(tmp_path):
        assert not is_finished(tmp_path)


def test_folder_keeps_what_is_not_ours(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / ".claims.jsonl.part").write_text("left by a killed run")
    with open_run_folder(tmp_path):
        assert sorted(os.listdir(tmp_path)) == [LOCK, "notes.txt"]
    assert os.listdir(tmp_path) == ["notes.txt"]


def test_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for out in (tmp_path / "file", tmp_path / "file" / "deep" / "out"):
        with pytest.raises(RunAborted, match="choose another --out"), open_run_folder(out):
            pass


def test_folder_is_locked_against_a_second_run(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD_LOCK, str(tmp_path)], stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        with (
            pytest.raises(RunAborted, match=f"another run is writing here .process {first.pid} on "),
            open_run_folder(tmp_path),
        ):
            pass
        first.kill()
    # The lock of a killed process is free although its file is still there.
    assert json.loads((tmp_path / LOCK).read_text())["pid"] == first.pid
    with open_run_folder(tmp_path):
        assert json.loads((tmp_path / LOCK).read_text())["pid"] == os.getpid()
    assert os.listdir(tmp_path) == []


def test_folder_is_free_again_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="broken"), open_run_folder(tmp_path):
        raise ValueError("broken")
    with open_run_folder(tmp_path):
        pass
