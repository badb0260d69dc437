import re
from collections.abc import Callable
from html import unescape
from typing import Any

from crossclaim.write.report_index import Index, Records, build_index
from crossclaim.write.report_plots import plots
from crossclaim_schemas import Time


def index_of(store: Any) -> Index:
    return build_index(Records(**vars(store)))


def titles(drawn: str) -> list[str]:
    return [unescape(found) for found in re.findall(r"<title>(.*?)</title>", drawn)]


def test_findings_are_counted_by_reason_and_entity(store: Any) -> None:
    drawn = plots(index_of(store))
    assert {"time: 1 conflict", "same: 1 agreement", "refines: 1 agreement", "paraphrase: 1 agreement"} <= set(
        titles(drawn)
    )
    assert "Ida Berg: 1 agreement" in titles(drawn)
    assert 'href="#/findings?reason=time"' in drawn and 'href="#/findings?entity=Ida+Berg"' in drawn
    assert "1 possible ones not counted" in drawn


def test_scores_are_counted_in_steps(store: Any) -> None:
    drawn = titles(plots(index_of(store)))
    assert {"score 0.30 to 0.35: 1 possible", "score 0.80 to 0.85: 1 conflict", "score 0.90 to 0.95: 1 agreement"} <= set(drawn)  # fmt: skip


def test_pairs_of_documents_are_drawn_from_three_documents_on(store: Any, make_store: Callable[..., Any]) -> None:
    assert "pair of documents" not in plots(index_of(store))
    three = make_store(*((f"Town {number} has rain.", [f"Town {number} has rain"]) for number in range(3)))
    drawn = plots(index_of(three))
    assert "doc-000.txt and doc-001.txt: 1 conflict" in titles(drawn)
    assert 'href="#/findings?label=conflict&amp;doc=0&amp;with=1"' in drawn


def test_dated_claims_stand_on_their_year(store: Any) -> None:
    years = ("1987", "1999", "-0044", None)
    claims = list(store.claims)
    for at, year in enumerate(years):
        time = Time(text="then", start=year, at_start=0, at_end=4) if year else None
        claims[at] = claims[at].model_copy(
            update={"qualifiers": claims[at].qualifiers.model_copy(update={"time": time})}
        )
    drawn = plots(index_of(store.but(claims=claims)))
    assert "3 claims with a date" in drawn
    assert "Dated claims of 1 documents from -44 to 2000" in drawn


def test_plots_hold_no_style_and_no_script(store: Any) -> None:
    drawn = plots(index_of(store))
    assert "style=" not in drawn and "<script" not in drawn and " on" not in re.sub(r">[^<]*<", "><", drawn)


def test_no_findings_draw_nothing(store: Any) -> None:
    assert plots(index_of(store.but(relations=()))) == ""
