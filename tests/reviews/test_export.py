"""Decisions for other programs."""

import csv
import json
from pathlib import Path

import pytest

from crossclaim.errors import ConfigError
from crossclaim.reviews.decided import decided_in, states_of
from crossclaim.reviews.export import FIELDS, export_reviews
from crossclaim.reviews.keys import about_names
from crossclaim.reviews.standing import latest
from crossclaim_schemas import Review

from .conftest import A, B, Decide, run_of


def some(decide: Decide) -> list[Review]:
    about = run_of(A, B).about
    gone = run_of(A.but(uri="x.txt", subject="The dam"), B.but(uri="y.txt", subject="The dam")).about
    return [
        decide(about),
        decide(about, "reject", decision="rejected", why="same_event", note="=1+1"),
        decide(gone),
        decide(about_names("Acme", "Acme Works"), "same_entity", decision="same"),
    ]


def states(reviews: list[Review]) -> dict[str, str]:
    run = run_of(A, B)
    return states_of(reviews, decided_in(latest(reviews), run.documents, run.claims, run.relations))


def test_export_says_how_each_decision_stands(decide: Decide, tmp_path: Path) -> None:
    reviews = some(decide)
    assert export_reviews(reviews, states(reviews), tmp_path / "r.jsonl") == 4
    rows = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["state"] for row in rows] == ["replaced", "in force", "not in this run", "in force"]
    assert all(tuple(row) == FIELDS for row in rows)
    assert rows[1]["note"] == "=1+1"


def test_export_to_csv_holds_the_same_and_no_formula(decide: Decide, tmp_path: Path) -> None:
    reviews = some(decide)
    export_reviews(reviews, states(reviews), tmp_path / "r.csv")
    with (tmp_path / "r.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["decision"], row["why"], row["uri_a"]) for row in rows[:2]] == [
        ("accepted", "", "a.txt"),
        ("rejected", "same_event", "a.txt"),
    ]
    assert rows[1]["note"] == "'=1+1"
    assert (rows[3]["name_a"], rows[3]["name_b"], rows[3]["quote_a"]) == ("Acme", "Acme Works", "")


def test_export_refuses_another_ending(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"\.jsonl or \.csv"):
        export_reviews([], {}, tmp_path / "r.xlsx")
