"""What reviewers decided, as the report marks it."""

import csv
import io
from collections.abc import Callable
from typing import Any

from crossclaim.write.report_csv import render_csv
from crossclaim.write.report_data import page_data
from crossclaim.write.report_index import Records, build_index
from crossclaim.write.report_markdown import render_markdown
from crossclaim.write.report_overview import overview
from crossclaim.write.report_page import findings_view


def test_decided_findings_are_marked_in_every_format(decided: Callable[..., Records]) -> None:
    records = decided({0: {"decision": "rejected", "why": "other_time", "note": "two plants"}})
    index = build_index(records)
    found: Any = page_data(index, index.findings, with_facts=True)["findings"]
    assert found[0]["decision"] == ["rejected", "rejected (other time) by anna", "two plants"]
    assert "decision" not in found[1]
    assert "rejected (other time) by anna" in render_markdown(records)
    rows = list(csv.DictReader(io.StringIO(render_csv(records))))
    assert [row["decision"] for row in rows] == ["rejected (other time) by anna", "", "", ""]


def test_rejected_findings_are_not_to_be_read_first(decided: Callable[..., Records]) -> None:
    index = build_index(decided({0: {"decision": "rejected", "why": "other_time"}}))
    assert "C1" not in str(overview(index)).split('class="first"')[1].split("</ol>")[0]


def test_overview_tells_how_often_the_software_was_right(decided: Callable[..., Records]) -> None:
    index = build_index(
        decided(
            {0: {"decision": "accepted"}, 1: {"decision": "accepted"}, 2: {"decision": "rejected", "why": "refinement"}}
        )
    )
    told = str(overview(index))
    assert "2 accepted, 1 rejected; 1 finding to decide." in told
    assert (
        '<th scope="row">All agreements</th><td class="number">1</td><td class="number">2</td><td class="number">50%</td>'
        in told
    )
    assert (
        '<th scope="row">1–3</th><td class="number">2</td><td class="number">3</td><td class="number">67%</td>' in told
    )


def test_choice_of_decisions_is_offered_where_there_are_any(decided: Callable[..., Records]) -> None:
    for verdicts, offered in ((dict[int, dict[str, str]](), False), ({0: {"decision": "accepted"}}, True)):
        index = build_index(decided(verdicts))
        assert ('name="decision"' in findings_view(index, index.findings)) == offered


def test_badly_extracted_claim_is_marked(decided: Callable[..., Records]) -> None:
    index = build_index(decided({}, mark_claim=True))
    claims: Any = page_data(index, index.findings, with_facts=True)["claims"]
    assert claims[0]["mark"] == "marked as badly extracted by anna"
