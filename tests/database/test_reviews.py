"""Reviewers' decisions in the database: what was decided, and what of it holds for the findings of the run."""

from pathlib import Path

from crossclaim.database.address import Address
from crossclaim.database.load import load_run
from crossclaim.write.jsonl import write_records
from crossclaim_schemas import (
    AboutNames,
    Verdict,
)

from .library import Statement, abouts, review, write_library
from .looking import query

LIBRARY = {"a.txt": (Statement(0, 0, 0), Statement(1, 0, 1)), "b.txt": (Statement(0, 0, 1), Statement(1, 0, 0))}
OPEN = "select relation_id, decision from open_conflicts order by relation_id"


def test_decided_findings_are_no_open_conflicts(address: Address, tmp_path: Path) -> None:
    folder = write_library(tmp_path / "run", LIBRARY)
    load_run(folder, address)
    assert [decision for _, decision in query(address, OPEN)] == ["open", "open"]
    (one, other), claim = abouts(folder)
    rejected = Verdict(decision="rejected", why="other_time", note="years apart")
    skipped = Verdict(decision="skipped")
    names = AboutNames(key="f-1", name_a="Alder", name_b="Birch")
    decisions = [
        review(1, one, rejected),
        review(2, other, skipped),
        review(3, claim, Verdict(decision="badly_extracted")),
        review(4, names, Verdict(decision="different")),
    ]
    write_records(folder / "reviews.jsonl", decisions)
    result = load_run(folder, address)
    changed = {name: (c.new, c.changed) for name, c in result.tables.items() if c.total}
    assert changed == {"reviews": (4, 0), "claims": (0, 1), "relations": (0, 2)}
    assert query(address, OPEN) == [(other.relation, "skipped")]
    found = (
        "select relation_id, decision, why, note, reviewer, label from reviewed_findings where decision = 'rejected'"
    )
    assert query(address, found) == [(one.relation, "rejected", "other_time", "years apart", "anna", "conflict")]
    assert query(address, "select text from current_claims where badly_extracted") == [(claim.claim.text,)]
    assert query(address, "select name_a, name_b, decision from reviews where about_kind = 'names'") == [
        ("Alder", "Birch", "different")
    ]
    assert query(address, "select count(*) from review_claims") == [(5,)]
    assert load_run(folder, address).changes == 0


def test_decision_taken_back_opens_the_conflict_again(address: Address, tmp_path: Path) -> None:
    folder = write_library(tmp_path / "run", LIBRARY)
    (one, _), _ = abouts(folder)
    accepted = Verdict(decision="accepted", label="agreement", reason="same")
    write_records(folder / "reviews.jsonl", [review(1, one, accepted)])
    load_run(folder, address)
    assert query(address, "select label, reason, label_of_run from reviewed_findings") == [
        ("agreement", "same", "conflict")
    ]
    write_records(folder / "reviews.jsonl", [review(1, one, accepted), review(2, one, Verdict(), accepted)])
    assert load_run(folder, address).tables["relations"].changed == 1
    assert query(address, "select count(*) from reviewed_findings") == [(0,)]
    assert len(query(address, OPEN)) == 2
