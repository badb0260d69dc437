"""Two values of one slot: what is a contrast of which kind, and what merely differs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.crosscheck.align import align
from crossclaim.crosscheck.contrasts import extent_of, find_contrasts, standing_of
from crossclaim.crosscheck.frames import Term
from crossclaim.crosscheck.rivals import entity_contrast

from .making import Reader, make_argument, make_frame, make_quantity
from .making import make_term as term

ONE_CLAIM_EACH = [
    # kind, a, b: the contrast is found
    ("number", "The dam is 142 metres high.", "The dam is 96 metres high."),
    ("number", "The fire killed 14 people.", "31 people were killed by the fire."),
    ("number", "The statue weighs 1,450 kg.", "The statue weighs 2.1 tonnes."),
    ("ordinal", "The team finished in second place.", "The team finished in fifth place."),
    ("ordinal", "The Orda is the longest river.", "The Orda is the second longest river."),
    ("time", "The canal opened in 1894.", "The canal opened in 1896."),
    ("time", "The canal opened on 3 May 1894.", "The canal opened in June 1894."),
    ("antonym", "Exports rose.", "Exports fell."),
    ("antonym", "The museum is open.", "The museum is closed."),
    ("quantifier", "All of the passengers survived.", "Only 40 of the passengers survived."),
    ("entity", "Ewan Marsh founded the school.", "Lucia Ferro founded the school."),
    ("entity", "The chairman of the board is Paul Okoro.", "Simon Vance is the chairman of the board."),
    ("place", "The painter died in Naples.", "The painter died in Berlin."),
    ("noun", "The thief stole a painting.", "The thief stole a violin."),
    ("role", "Denmark defeated Norway.", "Norway defeated Denmark."),
    ("negation", "The mayor signed the petition.", "The mayor did not sign the petition."),
    ("number", "The club has 93 members.", "The club has 98 member firms."),  # what one counts stands beside the other
    ("ordinal", "A storm of category 4 reached the coast.", "A storm of category 3 reached the coast."),
    ("antonym", "Ticket sales are above expectations.", "Ticket sales are below expectations."),
    ("antonym", "The union is against the plan.", "The union supports the plan."),
    ("antonym", "The firm is opposed to the ban.", "The firm has campaigned for the ban."),
    ("quantifier", "The shop must remove all of its bars.", "The shop must remove only some of its bars."),
    ("entity", "The World Bank paid for the dam.", "The African Development Bank paid for the dam."),
    ("entity", "The judges are appointed by Parliament.", "The judges are appointed by the bishop."),
    ("entity", "Motor insurance is the largest line.", "Property insurance is the largest line."),
    ("place", "The auction was held in Quito.", "The auction took place in Guayaquil."),
    ("role", "Borealis sold the yard to Meridian.", "Borealis bought the yard from Meridian."),
    ("modality", "Smoking is permitted on the terrace.", "Smoking is prohibited on the terrace."),
    ("modality", "Helmets are compulsory on the site.", "Helmets are optional on the site."),
]
NONE_OF_ITS_KIND = [
    ("number", "The dam is 142 metres high.", "The dam is 142 metres high."),
    ("number", "The dam is 142 metres high.", "The dam weighs 900 tonnes."),  # another measure
    ("number", "The fire killed 14 people.", "The fire destroyed 31 houses."),  # something else is counted
    ("number", "The town has about 5,000 inhabitants.", "The town has 5,120 inhabitants."),
    ("number", "The trial lasted one year.", "The trial lasted 52 weeks."),
    ("ordinal", "The team finished in second place.", "The team finished in second place."),
    ("ordinal", "The Orda is a long river.", "The Orda is the second longest river."),
    ("time", "The canal opened in 1894.", "The canal opened in May 1894."),
    ("time", "The canal opened in 1894.", "The canal opened."),
    ("antonym", "Exports rose.", "Exports grew."),
    ("antonym", "The museum is open.", "The museum is large."),
    ("quantifier", "All of the passengers survived.", "Every passenger survived."),
    ("quantifier", "Some of the passengers survived.", "Only 40 of the passengers survived."),
    ("entity", "Ewan Marsh founded the school.", "Marsh founded the school."),
    ("place", "The painter died in Naples.", "The painter died in Naples, Italy."),
    ("noun", "The thief stole a painting.", "The thief stole a picture."),
    ("noun", "The thief stole a painting.", "The thief stole from a museum."),
    ("role", "Denmark met Norway.", "Norway met Denmark."),  # either may be named first
    ("role", "Denmark defeated Norway.", "Norway was defeated by Denmark."),
    ("role", "Borealis sold the yard to Meridian.", "Meridian bought the yard from Borealis."),
    ("antonym", "Exports rose after a drop.", "Exports grew."),
    ("antonym", "Borealis sold the yard to Meridian.", "Meridian bought the yard from Borealis."),
    ("role", "A fire destroyed the warehouse.", "The warehouse burned down in a fire."),
    ("negation", "No scent has sold better than Nuit.", "Nuit is the best-selling scent."),
    ("negation", "The pump does not use water.", "The pump works without water."),
    ("negation", "The mayor signed the petition.", "The petition was signed by the mayor."),
    ("negation", "The mayor did not sign the petition.", "The petition was not signed by the mayor."),
    ("modality", "Smoking is permitted on the terrace.", "Smoking is allowed on the terrace."),
    ("modality", "Smoking is permitted on the terrace.", "Smoking is optional on the terrace."),
]


def kinds(reader: Reader, a: str, b: str) -> set[str]:
    """The kinds of contrast between any claim of a and any of b."""
    return {c.kind for x in reader.candidates(a, b).pairs for c in x.comparison.contrasts}


@pytest.mark.parametrize(("kind", "a", "b"), ONE_CLAIM_EACH)
def test_contrast_is_found(reader: Reader, kind: str, a: str, b: str) -> None:
    assert kind in kinds(reader, a, b)
    assert kind in kinds(reader, b, a)


@pytest.mark.parametrize(("kind", "a", "b"), NONE_OF_ITS_KIND)
def test_contrast_is_not_seen_where_there_is_none(reader: Reader, kind: str, a: str, b: str) -> None:
    assert kind not in kinds(reader, a, b)
    assert kind not in kinds(reader, b, a)


def test_contrast_names_both_values_in_the_order_of_the_sides(reader: Reader) -> None:
    (contrast,) = reader.compare("The canal opened in 1894.", "The canal opened in 1896.").contrasts
    assert (contrast.slot, contrast.value_a, contrast.value_b) == ("time", "1894", "1896")


def test_each_term_is_in_one_contrast_at_most() -> None:
    a, b = (
        make_frame([term(str(n), "quantity", quantity=make_quantity(n)) for n in numbers])
        for numbers in ((14, 31, 52), (12, 44))
    )
    contrasts = find_contrasts(a, b, align(a, b))
    assert [(c.value_a, c.value_b) for c in contrasts] == [("14", "12"), ("31", "44")]


@given(st.lists(st.integers(1, 9), max_size=4), st.lists(st.integers(1, 9), max_size=4))
def test_contrasts_of_many_figures_are_symmetric(numbers_a: list[int], numbers_b: list[int]) -> None:
    a, b = (
        make_frame([term(str(n), "quantity", quantity=make_quantity(n)) for n in numbers])
        for numbers in (numbers_a, numbers_b)
    )
    straight, turned = find_contrasts(a, b, align(a, b)), find_contrasts(b, a, align(b, a))
    assert sorted((c.value_a, c.value_b) for c in straight) == sorted((c.value_b, c.value_a) for c in turned)


def name(label: str, *words: str, slot: str = "object") -> Term:
    return term(" ".join(words), "entity", slot=slot, label=label, words=words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (name("PERSON", "anna", "keller"), name("PERSON", "paul", "okoro"), "entity"),
        (name("PERSON", "anna", "keller"), name("PERSON", "keller"), None),  # may be one
        (name("GPE", "naples"), name("GPE", "berlin"), "place"),
        (name("FAC", "old", "harbour"), name("LOC", "north", "sea"), "place"),
        (name("ORG", "borealis"), name("PRODUCT", "phoenix"), None),
    ],
)
def test_names_contrast_by_their_labels(a: Term, b: Term, kind: str | None) -> None:
    assert entity_contrast(a, b) == kind
    assert entity_contrast(b, a) == kind


@pytest.mark.parametrize(
    ("phrase", "extent"),
    [
        ("All of the stations", "all"),
        ("Every station", "all"),
        ("The whole fleet", "all"),
        ("Both engines", "all"),
        ("Only 29 of the stations", "part"),
        ("Two thirds of the stations", ""),
        ("Half of the stations", "part"),
        ("40 percent of the stations", "part"),
        ("3 out of the 40 stations", "part"),
        ("Most stations", "part"),
        ("Not all stations", "part"),
        ("The stations", ""),
        ("Allan", ""),
        ("The part", ""),
    ],
)
def test_extent_is_all_or_part(phrase: str, extent: str) -> None:
    assert extent_of(make_argument(phrase)) == extent


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Smoking is permitted on the terrace.", "allowed"),
        ("Smoking is not permitted on the terrace.", "forbidden"),
        ("Smoking is prohibited on the terrace.", "forbidden"),
        ("Smoking is not prohibited on the terrace.", "allowed"),
        ("Smoking is illegal here.", "forbidden"),
        ("Helmets are compulsory on the site.", "required"),
        ("Helmets are not compulsory on the site.", "free"),
        ("Helmets are optional on the site.", "free"),
        ("Visitors may take photographs.", "allowed"),
        ("Visitors may not take photographs.", "forbidden"),
        ("Visitors must register.", "required"),
        ("Visitors take photographs.", ""),
        ("Cyclists are allowed to use the tunnel.", "allowed"),
        ("Cyclists must not use the tunnel.", "forbidden"),
    ],
)  # fmt: skip
def test_standing_is_what_a_rule_says_of_an_act(reader: Reader, text: str, standing: str) -> None:
    (frame,) = reader.frames(text)
    assert standing_of(frame) == standing
