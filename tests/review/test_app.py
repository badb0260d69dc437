"""The desk over HTTP: what a decision leaves on disk, and what the pages say."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from tests.reviews.conftest import A, B, Told, run_of

from crossclaim.validate import faults_of
from crossclaim_schemas import AboutClaim, AboutFinding, AboutNames

from .conftest import Server, Start, field, seen_of, write_run

pytestmark = pytest.mark.slow


def process_of(server: Server) -> "subprocess.Popen[str]":
    assert server.process is not None
    return server.process


def shown(page: str) -> str:
    return field(page, "finding")


@pytest.mark.parametrize("path", ["/", "/list", "/names", "/figures", "/history", "/keys", "/?state=all&order=random"])
def test_desk_has_the_page(reading: Server, path: str) -> None:
    answer = reading.get(path)
    assert answer.status_code == 200
    assert "pilot" in answer.text
    assert str(reading.folder) not in answer.text
    assert str(reading.folder.parent) not in answer.text


def test_desk_answers_what_is_not_there_with_a_page(reading: Server) -> None:
    answer = reading.get("/nothing")
    assert (answer.status_code, "This page does not exist" in answer.text) == (404, True)
    assert reading.get("/static/../guard.py").status_code == 404


def test_decision_is_on_disk_with_all_that_a_later_run_needs(server: Server) -> None:
    page = server.get("/?order=random").text
    finding = shown(page)
    answer = server.post("/decide", action="reject", why="other_time", finding=finding, seen="", back="order=random")
    assert "Rejected: other time" in answer.text
    assert shown(answer.text) != finding
    (review,) = server.reviews
    assert isinstance(review.about, AboutFinding)
    assert (review.by, review.action, review.queue, review.about.relation) == ("anna", "reject", "random", finding)
    assert (review.before.decision, review.after.decision, review.after.why) == ("open", "rejected", "other_time")
    assert faults_of(server.folder)[0] == []


def test_decisions_one_after_the_other(server: Server) -> None:
    answer = server.decide("accept")
    assert "1 of 60 decided" in answer.text
    server.decide("skip")
    relabelled = server.decide("relabel")
    assert "Relabelled as agreement" in relabelled.text
    finding = shown(server.get("/").text)
    edited = server.decide("edit", reason="place", note="see page 3")
    assert shown(edited.text) == finding, "a note decides nothing"
    server.decide("accept")
    last = server.reviews[-1]
    assert (last.after.decision, last.after.reason, last.after.note) == ("accepted", "place", "see page 3")
    assert "4 decisions" not in edited.text
    assert "3 of 60 decided" in server.get("/").text


def test_skipped_finding_comes_again_at_the_end(server: Server) -> None:
    first = shown(server.get("/").text)
    server.decide("skip")
    names = re.findall(r'href="/\?at=(r-\w+)"', server.get("/list").text)
    assert names[-1] == first


def test_undo_goes_back_through_everything_and_stays_in_the_log(server: Server) -> None:
    first = shown(server.get("/").text)
    for action in ("accept", "skip", "accept"):
        server.decide(action)
    answers = [server.post("/undo") for _ in range(3)]
    assert all("Undone" in answer.text for answer in answers)
    answer = answers[-1]
    assert shown(answer.text) == first
    assert "0 of 60 decided" in answer.text
    assert "Nothing to undo" in server.post("/undo").text
    assert [review.action for review in server.reviews] == ["accept", "skip", "accept", "undo", "undo", "undo"]
    assert {review.undoes for review in server.reviews[3:]} == {review.id for review in server.reviews[:3]}


def test_history_undoes_any_decision_that_no_later_one_stands_on(server: Server) -> None:
    server.decide("accept")
    server.decide("accept")
    first = server.reviews[0]
    answer = server.post("/undo", review=first.id, page="/history")
    assert answer.url.path == "/history"
    assert "Undone" in answer.text
    again = server.post("/undo", review=first.id, page="/history")
    assert "decided meanwhile" in again.text
    undone = server.post("/undo", review=server.reviews[-1].id, page="/history")  # an undo can be undone
    assert "Undone" in undone.text
    assert server.reviews[-1].after.decision == "accepted"


def test_claim_is_marked_and_unmarked(server: Server) -> None:
    page = server.get("/").text
    finding, claim = shown(page), field(page, "claim")
    marked = server.post("/claim", finding=finding, claim=claim, seen="")
    assert "A is marked as badly extracted" in marked.text
    assert 'aria-pressed="true"' in marked.text
    (review,) = server.reviews
    assert isinstance(review.about, AboutClaim)
    seen = field(marked.text[marked.text.index('action="/claim"') :], "seen")
    again = server.post("/claim", finding=finding, claim=claim, seen=seen)
    assert 'aria-pressed="true"' not in again.text
    assert server.reviews[-1].after.decision == "open"


def test_names_are_decided_for_the_next_run(server: Server) -> None:
    answer = server.post("/names", name_a="Alder Works", name_b="Alder", action="same", page="/names")
    assert answer.url.path == "/names"
    assert "said by anna" in answer.text
    about = server.reviews[0].about
    assert isinstance(about, AboutNames)
    assert (about.name_a, about.name_b) == ("Alder", "Alder Works")


def test_decision_on_what_was_decided_meanwhile_is_not_taken(server: Server, start: Start) -> None:
    other = start(server.folder, "ben")
    page = server.get("/").text
    other.decide("reject", why="refinement")
    answer = server.post("/decide", action="accept", finding=shown(page), seen=seen_of(page))
    assert "decided meanwhile" in answer.text
    assert "Rejected (refinement) by ben" in answer.text
    assert [review.by for review in server.reviews] == ["ben"]


def test_desk_shows_a_new_run_over_its_folder(server: Server, store: Path, write_store: object, tmp_path: Path) -> None:
    server.decide("accept")
    assert callable(write_store)
    write_store(server.folder, findings=20, documents=3, seed=8)
    assert "of 20 decided" in server.get("/").text
    assert len(server.reviews) == 1


def test_finding_whose_evidence_changed_comes_again_with_what_was_decided(start: Start, tmp_path: Path) -> None:
    def run_again(*tellings: Told) -> None:
        run = run_of(*tellings)
        write_run(tmp_path, run.documents, run.claims, [], run.relations)

    run_again(A, B)
    server = start(tmp_path)
    server.decide("reject", why="other_time")
    run_again(A.but(before="News of the day. "), B)
    assert "1 of 1 decided" in server.get().text
    run_again(A.but(object="in 1890"), B)
    page = server.get().text
    assert "0 of 1 decided" in page
    assert "Rejected (other time) by anna before the evidence changed; open again" in page
    assert '<b class="side-name">A</b> read then: The mill was built in 1891.' in page
    server.decide("accept")
    assert "1 of 1 decided" in server.get().text


def test_kill_loses_nothing_that_was_confirmed(server_process: Server, start: Start) -> None:
    for _ in range(5):
        confirmed = server_process.decide("accept")
        assert confirmed.status_code == 200
    process_of(server_process).send_signal(signal.SIGKILL)
    process_of(server_process).wait(timeout=10)
    assert len(server_process.reviews) == 5
    assert "5 of 60 decided" in start(server_process.folder).get("/").text


def test_kill_in_the_middle_of_writing_leaves_whole_lines(server_process: Server) -> None:
    page = server_process.get("/").text
    token, names = field(page, "form_token"), [shown(page)]
    with subprocess.Popen(
        [sys.executable, "-c", KILLER, str(process_of(server_process).pid)], stdin=subprocess.PIPE
    ) as killer:
        confirmed = 0
        with pytest.raises(httpx.TransportError):
            while True:
                form = {"form_token": token, "action": "skip", "finding": names[0]}
                form["seen"] = server_process.reviews[-1].id if confirmed else ""
                if confirmed == 10:
                    killer.communicate(b"now")
                server_process.client.post("/decide", data=form, headers={"Origin": server_process.address})
                confirmed += 1
    assert confirmed <= len(server_process.reviews) <= confirmed + 1


KILLER = "import os, signal, sys; sys.stdin.read(); os.kill(int(sys.argv[1]), signal.SIGKILL)"


def test_desk_stops_politely_and_says_how_much_was_decided(server_process: Server) -> None:
    server_process.decide("accept")
    process_of(server_process).send_signal(signal.SIGINT)
    printed, errors = process_of(server_process).communicate(timeout=20)
    assert process_of(server_process).returncode == 0
    assert "1 decision → " in printed
    assert "Traceback" not in errors


def test_desk_that_cannot_write_says_so_and_confirms_nothing(server: Server) -> None:
    page = server.get("/").text
    (server.folder / "reviews.jsonl").mkdir()
    form = {"form_token": field(page, "form_token"), "action": "accept", "finding": shown(page), "seen": ""}
    answer = server.client.post("/decide", data=form, headers={"Origin": server.address})
    assert answer.status_code == 500
    assert str(server.folder) not in answer.text
