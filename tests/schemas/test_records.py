"""What holds for every record: strict, immutable, the same after a trip through JSON."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from crossclaim_schemas import Block, Document, Entity, EntityMention, Merge, Reject, Relation, json_line, make_id

WORDS = st.text(st.characters(codec="utf-8"), max_size=40)


def a_relation(score: float = 0.5) -> Relation:
    return Relation(
        id="r-1", label="conflict", direction="both", reason="time", score=score, status="reported", claim_a="c-1", claim_b="c-2",
        doc_a="d-1", doc_b="d-2", quote_a="a", quote_b="b", levels={"time": "different"}, explanation="They differ.",
    )  # fmt: skip


def test_record_refuses_an_unknown_field() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Reject.model_validate({"uri": "a", "stage": "ingest", "code": "empty", "message": "m", "more": 1})


def test_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        a_relation().score = 0.1


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_record_refuses_what_is_no_probability(score: float) -> None:
    with pytest.raises(ValidationError):
        a_relation(score)


def test_record_keeps_four_decimals() -> None:
    assert '"score":0.3333,' in json_line(a_relation(1 / 3))


@given(WORDS, WORDS)
def test_record_is_the_same_after_json(uri: str, text: str) -> None:
    document = Document(
        id="d-1", uri=uri or "x", media_type="text/plain", sha256="0", language="en", text=text,
        blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )  # fmt: skip
    line = json_line(document)
    assert "\n" not in line
    assert Document.model_validate_json(line) == document


def test_record_with_an_alias_is_the_same_after_json() -> None:
    mention = EntityMention(id="m-1", doc_id="d-1", start=0, end=3, text="SCO", kind="acronym")
    merge = Merge.model_validate({"from": "SCO", "why": "acronym defined in brackets"})
    entity = Entity(
        id="e-1", name="Shanghai Cooperation Organisation", label="ORG", mentions=(mention,), merges=(merge,)
    )
    assert '"from":"SCO"' in json_line(entity)
    assert Entity.model_validate_json(json_line(entity)) == entity


@given(st.lists(st.text(st.characters(exclude_characters="\x1f"), max_size=5), min_size=1, max_size=4), st.data())
def test_id_tells_apart_how_the_parts_are_cut(parts: list[str], data: st.DataObject) -> None:
    joined = "".join(parts)
    cut = data.draw(st.integers(0, len(joined)))
    other = [joined[:cut], joined[cut:]]
    assert (make_id("x", *parts) == make_id("x", *other)) == (parts == other)


def test_id_is_the_same_on_every_machine() -> None:
    assert make_id("d", "a.txt") == "d-18b7cb099a9ea3f5"
