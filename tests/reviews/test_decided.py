"""A run over a folder in which decisions were taken marks them, honours them, and keeps them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

import crossclaim
from crossclaim.cli import app
from crossclaim.errors import ConfigError
from crossclaim.reviews.decided import abouts_of, read_decisions
from crossclaim.reviews.keys import about_names
from crossclaim.reviews.log import FILE_NAME, ReviewLog
from crossclaim.run import RunResult
from crossclaim.validate import faults_of
from crossclaim_schemas import AboutFinding, AboutNames, Review, Verdict, review_id

MILL = "The Halvorsen Wind Power mill was built in 1891. Halvorsen Wind Power employs 400 people.\n"
MILL_AGAIN = "The Halvorsen Wind Power mill was built in 1912. Halvorsen employs 500 people.\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    (folder / "a.txt").write_text(MILL, encoding="utf-8")
    (folder / "b.txt").write_text(MILL_AGAIN, encoding="utf-8")
    return folder


def decide(folder: Path, about: AboutFinding | AboutNames, after: Verdict) -> None:
    def made(at: str) -> Review:
        return Review(
            id=review_id(at, "anna", about.key), at=at, by="anna", action="reject", about=about, before=Verdict(), after=after
        )  # fmt: skip

    ReviewLog(folder).append(made)


def abouts(result: RunResult) -> dict[str, AboutFinding]:
    documents = {document.id: document for document in result.documents}
    return abouts_of(result.findings.relations, {claim.id: claim for claim in result.claims}, documents)


@pytest.mark.slow
def test_run_marks_what_was_decided_and_keeps_names_apart(inbox: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = crossclaim.run(inbox, out=out)
    conflicts = {about.a.quote: about for about in abouts(first).values() if about.label == "conflict"}
    built = next(about for quote, about in conflicts.items() if "built" in quote)
    assert any("employs" in quote for quote in conflicts)
    decide(out, built, Verdict(decision="rejected", why="other_time"))
    decide(out, about_names("Halvorsen", "Halvorsen Wind Power"), Verdict(decision="different"))
    (inbox / "a.txt").write_text("News of the day.\n\n" + MILL, encoding="utf-8")

    kept = (out / FILE_NAME).read_bytes()
    result = CliRunner().invoke(app, ["run", str(inbox), "--out", str(out)], catch_exceptions=False)
    assert "Reviewed  1 rejected" in result.stdout
    assert "1891" not in result.stdout, "a rejected conflict is no news"
    assert json.loads((out / "run.json").read_text())["counts"]["reviews_rejected"] == 1
    entities = [json.loads(line)["name"] for line in (out / "entities.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {"Halvorsen", "Halvorsen Wind Power"} <= set(entities)
    relations = (out / "relations.jsonl").read_text(encoding="utf-8")
    assert "built" in relations, "what was rejected stays in the records"
    assert "employs 500" not in relations, "the names are two companies now"
    assert (out / FILE_NAME).read_bytes() == kept
    assert faults_of(out) == ([], faults_of(out)[1])


def test_run_refuses_a_broken_log_before_it_touches_anything(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text("{}\n")
    with pytest.raises(ConfigError, match=r"reviews\.jsonl:1: is no decision"):
        crossclaim.run(inbox, out=tmp_path)
    assert not (tmp_path / "documents.jsonl").exists()


@pytest.mark.parametrize(
    ("change", "fault"),
    [({"id": "v-1"}, "id is not the hash"), ({"at": "2000-01-01T00:00:00.000Z"}, "is not later than the line above")],
)
def test_validate_names_a_decision_that_was_changed(tmp_path: Path, change: dict[str, str], fault: str) -> None:
    for _ in range(2):
        decide(tmp_path, about_names("Acme", "Acme Works"), Verdict(decision="same"))
    first, second = (tmp_path / FILE_NAME).read_text(encoding="utf-8").splitlines()
    changed = json.dumps(json.loads(second) | change)
    (tmp_path / FILE_NAME).write_text(f"{first}\n{changed}\n", encoding="utf-8")
    faults, _ = faults_of(tmp_path)
    assert any(line.startswith(f"{FILE_NAME}:2: {fault}") for line in faults)
    assert len(read_decisions(tmp_path)) == 1
