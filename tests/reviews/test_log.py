"""The log of decisions: whole lines, in order, none lost, none changed."""

import subprocess
import sys
from pathlib import Path

import pytest

from crossclaim.errors import ConfigError, RunAborted
from crossclaim.reviews.keys import about_names
from crossclaim.reviews.log import FILE_NAME, ReviewLog
from crossclaim_schemas import AboutNames, Review, Verdict, review_id

NAMES = about_names("Acme", "Acme Works")


def made(at: str, about: AboutNames = NAMES) -> Review:
    after = Verdict(decision="same")
    return Review(
        id=review_id(at, "anna", about.key), at=at, by="anna", action="same_entity", about=about, before=Verdict(), after=after
    )  # fmt: skip


def test_log_makes_no_file_before_the_first_decision(tmp_path: Path) -> None:
    assert ReviewLog(tmp_path).reviews == []
    assert list(tmp_path.iterdir()) == []


def test_log_gives_back_what_was_appended(tmp_path: Path) -> None:
    log = ReviewLog(tmp_path)
    first = log.append(made)
    before = (tmp_path / FILE_NAME).read_bytes()
    second = log.append(made)
    assert (tmp_path / FILE_NAME).read_bytes().startswith(before)
    assert ReviewLog(tmp_path).reviews == log.reviews == [first, second]


def test_log_appends_nothing_where_there_is_nothing_to_say(tmp_path: Path) -> None:
    log = ReviewLog(tmp_path)
    assert log.append(lambda at: None) is None
    assert log.reviews == []


def test_log_goes_forward_in_time_where_the_clock_does_not(tmp_path: Path) -> None:
    log = ReviewLog(tmp_path)
    log.append(lambda at: made("2999-12-31T23:59:59.999Z"))
    review = log.append(made)
    assert review is not None
    assert review.at == "3000-01-01T00:00:00.000Z"


def test_log_takes_in_what_others_wrote_before_it_writes(tmp_path: Path) -> None:
    ours, theirs = ReviewLog(tmp_path), ReviewLog(tmp_path)
    first = theirs.append(made)
    seen: list[int] = []
    ours.append(lambda at: seen.append(len(ours.reviews)) or made(at))  # type: ignore[func-returns-value]
    assert seen == [1]
    assert ours.reviews[0] == first
    assert theirs.refresh() == ours.reviews[1:]


def test_log_leaves_out_a_line_that_was_cut_off_and_removes_it_when_it_writes(tmp_path: Path) -> None:
    log = ReviewLog(tmp_path)
    log.append(made)
    path = tmp_path / FILE_NAME
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    log = ReviewLog(tmp_path)
    assert len(log.reviews) == 1
    log.append(made)
    assert path.read_bytes().startswith(whole)
    assert len(ReviewLog(tmp_path).reviews) == 2


def test_log_keeps_a_last_line_that_lacks_only_its_line_break(tmp_path: Path) -> None:
    ReviewLog(tmp_path).append(made)
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    log = ReviewLog(tmp_path)
    assert len(log.reviews) == 1
    log.append(made)
    assert len(ReviewLog(tmp_path).reviews) == 2


def test_log_names_the_line_that_is_no_decision(tmp_path: Path) -> None:
    ReviewLog(tmp_path).append(made)
    path = tmp_path / FILE_NAME
    path.write_bytes(path.read_bytes() + b'{"id": 1}\n')
    with pytest.raises(ConfigError, match=r"reviews\.jsonl:2: is no decision"):
        ReviewLog(tmp_path)


def test_log_begins_anew_where_the_file_was_put_back(tmp_path: Path) -> None:
    log = ReviewLog(tmp_path)
    log.append(made)
    copy = (tmp_path / FILE_NAME).read_bytes()
    log.append(made)
    (tmp_path / FILE_NAME).write_bytes(copy)
    log.refresh()
    assert len(log.reviews) == 1


def test_log_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    log = ReviewLog(tmp_path)
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(RunAborted, match="the decision was not kept"):
        log.append(made)


@pytest.mark.slow
def test_log_keeps_the_lines_of_many_writers_apart(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from tests.reviews.test_log import ReviewLog, made
log = ReviewLog(Path(sys.argv[1]))
for _ in range(40):
    log.append(made)
"""
    writers = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=Path(__file__).parents[2]) for _ in range(2)
    ]
    assert [writer.wait(timeout=60) for writer in writers] == [0, 0]
    reviews = ReviewLog(tmp_path).reviews
    assert len(reviews) == 80
    assert [r.at for r in reviews] == sorted({r.at for r in reviews})
