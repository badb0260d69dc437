"""Claims as terms in slots: deep roles, predicates of light verbs, names and figures taken out of the words."""

import pytest

from crossclaim.crosscheck.frames import Frame, describes_one

from .making import Reader, make_argument


def frame_of(reader: Reader, text: str) -> Frame:
    (frame,) = reader.frames(text)
    return frame


def slots(frame: Frame) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for term in frame.terms:
        found.setdefault(term.slot, set()).add(term.text if term.kind == "entity" else term.key)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The storm destroyed the lighthouse.", {"subject": {"storm"}, "predicate": {"destroy"}, "object": {"lighthouse"}}),
        (
            "The lighthouse was destroyed by the storm.",
            {"subject": {"storm"}, "predicate": {"destroy"}, "object": {"lighthouse"}},
        ),
        ("The lighthouse was destroyed.", {"predicate": {"destroy"}, "object": {"lighthouse"}}),
        ("The museum is open.", {"subject": {"museum"}, "predicate": {"open"}}),
        (
            "The committee made a decision on the budget.",
            {"subject": {"committee"}, "predicate": {"decide"}, "object": {"budget"}},
        ),
        ("Anna Keller is a sculptor.", {"subject": {"Anna Keller"}, "object": {"sculptor"}}),
        # What describes stands in the object slot, whichever comes first.
        (
            "The chairman of the board is Paul Okoro.",
            {"subject": {"Paul Okoro"}, "object": {"chairman", "board"}},
        ),
        ("Paul Okoro is the chairman of the board.", {"subject": {"Paul Okoro"}, "object": {"chairman", "board"}}),
        # A date is an interval and no word; a duration is a quantity.
        ("The lighthouse collapsed in May 1903.", {"subject": {"lighthouse"}, "predicate": {"collapse"}}),
    ],
)  # fmt: skip
def test_terms_stand_in_their_deep_slots(reader: Reader, text: str, expected: dict[str, set[str]]) -> None:
    assert slots(frame_of(reader, text)) == expected


def test_figure_and_its_unit_are_one_term(reader: Reader) -> None:
    frame = frame_of(reader, "The statue weighs 1,450 kg.")
    quantities = [term.quantity for term in frame.terms if term.quantity]
    assert [(q.value, q.unit) for q in quantities] == [(1450.0, "kg")]
    assert {term.key for term in frame.terms if term.kind == "word"} == {"statue", "weigh"}


def test_name_is_one_term_with_its_words(reader: Reader) -> None:
    (name,) = [term for term in frame_of(reader, "Anna Keller painted the chapel.").terms if term.kind == "entity"]
    assert set(name.words) == {"anna", "keller"}
    assert (name.label, name.head, name.slot) == ("PERSON", True, "subject")


def test_predicate_has_its_prepositions_and_converses(reader: Reader) -> None:
    frame = frame_of(reader, "The firm sold the shipyard to a rival.")
    (predicate,) = [term for term in frame.terms if term.slot == "predicate"]
    assert predicate.forms == ("sell", "sell to")
    assert "buy" in predicate.converses


def test_marker_is_the_preposition_of_the_argument(reader: Reader) -> None:
    frame = frame_of(reader, "The army withdrew from the valley.")
    assert {term.key: term.marker for term in frame.terms if term.slot == "oblique"} == {"valley": "from"}


@pytest.mark.parametrize(
    ("text", "unique"),
    [
        ("Brandau is the largest port in the region.", True),
        ("The chairman of the board is Paul Okoro.", True),
        ("Paul Okoro is a carpenter.", False),
        ("The forest is a nature reserve.", False),  # "forest" ends like a superlative
        ("Paul Okoro met the chairman.", False),  # no copula
    ],
)
def test_frame_is_unique_where_the_description_fits_one_thing(reader: Reader, text: str, unique: bool) -> None:
    assert frame_of(reader, text).unique is unique


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the oldest bridge", True),
        ("the most popular song", True),
        ("the first woman", True),
        ("its director", True),
        ("a bridge", False),
        ("the northwest", False),
        ("the latest report", False),
        ("an honest answer", False),
    ],
)
def test_superlatives_and_roles_describe_one(phrase: str, expected: bool) -> None:
    assert describes_one(make_argument(phrase)) is expected


def test_report_of_a_statement_reports_and_the_statement_does_not(reader: Reader) -> None:
    frames = reader.frames("The mayor said that the bridge collapsed.")
    reports = {frame.claim.lemma: frame.reports for frame in frames}
    assert not reports["collapse"]
    assert all(reports[lemma] for lemma in reports if lemma == "say")


@pytest.mark.parametrize(
    ("text", "negated"), [("The mayor did not resign.", True), ("No ship sank.", True), ("The mayor resigned.", False)]
)
def test_frame_is_negated_with_its_claim(reader: Reader, text: str, negated: bool) -> None:
    assert frame_of(reader, text).negated is negated


def test_subject_of_the_whole_document_is_given(reader: Reader) -> None:
    frames = reader.frames("Borealis was founded in Oslo. Borealis owns nine ships. Borealis hired Anna Keller.")
    given = {term.text for frame in frames for term in frame.terms if term.given}
    assert given == {"Borealis"}


def test_weight_of_a_frame_is_that_of_its_terms(reader: Reader) -> None:
    for frame in reader.frames("A storm destroyed the old lighthouse near Brandau.", "Anna Keller owns nine ships."):
        assert frame.weight == pytest.approx(sum(term.weight for term in frame.terms))
        assert all(0 < term.weight <= 1.3 for term in frame.terms)
