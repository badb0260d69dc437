from collections.abc import Callable
from typing import Any

import pytest

from crossclaim.write.report_data import page_data
from crossclaim.write.report_index import Records, build_index


def data_of(store: Any) -> Any:
    index = build_index(Records(**vars(store)))
    return page_data(index, index.findings, with_facts=True)


def test_findings_name_claims_documents_and_entities_by_number(store: Any) -> None:
    data = data_of(store)
    found = data["findings"][1]
    a, b = (data["claims"][found[side]] for side in "ab")
    assert (a["quote"], b["quote"]) == ("Ida Berg founded Acme in 1987", "Acme was founded by Ida Berg")
    assert data["documents"][a["document"]]["title"] == "Plant news"
    assert [data["entities"][at] for at in found["entities"]] == ["Ida Berg"]
    assert found["oneEntity"] == ["“Ida Berg” and “Berg” are both Ida Berg: last name"]
    assert (a["heading"], a["fact"]) == ("History", ["F1", "fact-1"])


def test_each_claim_stands_once(store: Any) -> None:
    data = data_of(store)
    ids = [claim["id"] for claim in data["claims"]]
    assert len(ids) == len(set(ids)) == 7


def test_marks_name_the_differing_words(store: Any) -> None:
    data = data_of(store)
    conflict = data["findings"][0]
    quotes = [data["claims"][conflict[side]]["quote"] for side in "ab"]
    assert [quote[start:end] for quote, (start, end) in zip(quotes, conflict["marks"], strict=True)] == ["2025", "2026"]
    assert conflict["differences"] == [["time", "2025", "2026"]]


@pytest.mark.parametrize("before", ["", "é ", "🌧 ", "🌧🌧 é "])
def test_marks_are_counted_as_a_script_counts(before: str, make_store: Callable[..., Any]) -> None:
    """Characters beyond the basic plane are two units there."""
    quotes = [f"{before}It has 5 wards", f"{before}It has 7 wards"]
    data = data_of(make_store(*((quote, [quote]) for quote in quotes)))
    for quote, (start, end) in zip(quotes, data["findings"][0]["marks"], strict=True):
        assert quote.encode("utf-16-le")[start * 2 : end * 2].decode("utf-16-le") in ("5", "7")


def test_context_stands_before_and_after_the_quote(store: Any) -> None:
    claim = data_of(store)["claims"][0]
    assert (claim["before"], claim["quote"], claim["after"]) == (
        "",
        "The plant opens in 2025",
        ". Acme employs 1,204 people.",
    )


def test_level_tables_are_shared(store: Any) -> None:
    data = data_of(store)
    assert data["levels"] == [[["time", "same year"]]]
    assert {found["levels"] for found in data["findings"]} == {0}
