from typing import Any

import pytest

from crossclaim.write.report_headline import headline
from crossclaim_schemas import Argument, Claim, Difference, Relation


def claim(given: Claim, text: str, subject: str, head: str, pos: str = "NOUN", **changes: Any) -> Claim:
    """The claim with another text and subject, whose head is `head`."""
    argument = Argument(
        text=subject, resolved=subject, start=0, end=5, role="subject", head=head, terms=(f"{head}/{pos}",)
    )
    return given.model_copy(update={"text": text, "subject": argument, "kind": "event"} | changes)


@pytest.mark.parametrize(
    ("reason", "levels", "differences", "wanted"),
    [
        ("time", {"subject": "same", "predicate": "same"}, [("time", "2025", "2026")], "Same plant, same event: 2025 against 2026"),
        # a time is not called the same where it is what differs
        ("time", {"subject": "same", "time": "same"}, [("time", "May", "June")], "Same plant: May against June"),
        ("number", {"subject": "same", "time": "same"}, [("object", "4 floors", "5 floors")], "Same plant, same time: 4 floors against 5 floors"),
        # the difference that the reason names comes first, wherever it stands
        ("place", {"subject": "same"}, [("time", "May", "June"), ("place", "Oslo", "Bergen")], "Same plant: Oslo against Bergen"),
        ("place", {"subject": "same"}, [("place", "Oslo", "")], "Same plant: Oslo against not said"),
        ("negation", {"subject": "same"}, [("polarity", "positive", "negative")], "“The plant opens”: one says so, the other denies it"),
        ("role", {}, [], "“The plant opens”: who does what to whom is turned round"),
        # nothing is the same but what was not compared: only what differs is named
        ("entity", {}, [("subject", "Ann", "Bo")], "Different names: Ann against Bo"),
        ("modality", {}, [], "Not the same certainty or permission"),
    ],
)  # fmt: skip
def test_headline_of_a_conflict_names_what_is_the_same_and_what_is_not(
    reason: str, levels: dict[str, str], differences: list[tuple[str, str, str]], wanted: str, store: Any
) -> None:
    a = claim(store.claims[0], "The plant opens.", "The plant", "plant")
    b = claim(store.claims[0], "The plant does not open.", "the new plant", "plant", polarity="negative")
    given = tuple(Difference(slot=slot, value_a=one, value_b=other) for slot, one, other in differences)
    relation = store.relations[0].model_copy(update={"reason": reason, "levels": levels, "differences": given})
    assert headline(relation, a, b) == wanted


@pytest.mark.parametrize(
    ("subject", "head", "pos", "wanted"),
    [
        ("All ferries", "ferry", "NOUN", "Same ferries: x against y"),  # as the text has it, not its lemma
        ("Port Aldren", "Aldren", "PROPN", "Port Aldren: x against y"),
        ("Nobody", "nobody", "PRON", "Same subject: x against y"),
    ],
)
def test_headline_names_the_subject_as_a_reader_would(
    subject: str, head: str, pos: str, wanted: str, store: Any
) -> None:
    a = b = claim(store.claims[0], "It is.", subject, head, pos)
    values = (Difference(slot="time", value_a="x", value_b="y"),)
    relation = store.relations[0].model_copy(update={"levels": {"subject": "same"}, "differences": values})
    assert headline(relation, a, b) == wanted


@pytest.mark.parametrize(
    ("text_a", "text_b", "direction", "wanted"),
    [
        ("It rains.", "it rains", "both", "Both say: It rains."),
        ("It rains.", "There is much rain.", "both", "In other words: It rains."),
        ("It rains in Oslo.", "It rains.", "a_supports_b", "A says more: It rains in Oslo."),
        ("It rains.", "It rains in Oslo.", "b_supports_a", "B says more: It rains in Oslo."),
    ],
)
def test_headline_of_an_agreement_says_what_is_said(
    text_a: str, text_b: str, direction: str, wanted: str, store: Any
) -> None:
    a, b = (store.claims[0].model_copy(update={"text": text}) for text in (text_a, text_b))
    relation: Relation = store.relations[1].model_copy(update={"direction": direction})
    assert headline(relation, a, b) == wanted


def test_number_is_given_with_what_is_counted(store: Any) -> None:
    berths = Argument(text="six berths", resolved="six berths", start=0, end=1, role="object", head="berth")
    a, b = claim(store.claims[0], "It has six berths.", "The plant", "plant", objects=(berths,)), store.claims[1]
    values = (Difference(slot="object", value_a="six", value_b="four"),)
    relation = store.relations[0].model_copy(
        update={"reason": "number", "levels": {"subject": "same"}, "differences": values}
    )
    assert (
        headline(relation, a, a.model_copy(update={"objects": b.objects, "tense": "past"}))
        == "Same plant: six berths against four"
    )


def test_what_is_so_now_is_no_event(store: Any) -> None:
    a = claim(store.claims[0], "The plant employs 90 people.", "The plant", "plant", tense="present")
    relation = store.relations[0].model_copy(update={"levels": {"predicate": "same"}})
    assert headline(relation, a, a) == "Same question (“is”): 2025 against 2026"


def test_values_read_as_within_a_sentence(store: Any) -> None:
    values = (Difference(slot="quantifier", value_a="Some ferries", value_b="All ferries"),)
    relation = store.relations[0].model_copy(update={"reason": "quantifier", "levels": {}, "differences": values})
    assert headline(relation, store.claims[0], store.claims[1]) == "Different extent: some ferries against all ferries"


def test_headline_is_cut_at_a_word(store: Any) -> None:
    a = b = store.claims[0].model_copy(update={"text": "word " * 100})
    line = headline(store.relations[1], a, b)
    assert len(line) < 180 and line.endswith("word…")
