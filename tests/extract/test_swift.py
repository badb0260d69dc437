"""The stand-ins give what spaCy's own components give, token by token."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from crossclaim.config import load_config
from crossclaim.extract import rule_memory
from crossclaim.extract.swift import STAND_INS, hasten

COLUMNS: list[int | str] = [
    "ORTH",
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "DEP",
    "HEAD",
    "SENT_START",
    "ENT_IOB",
    "ENT_TYPE",
    "ENT_KB_ID",
]
CORPUS = sorted(Path(__file__).parents[2].glob("corpus/*/*.txt"))
TEXTS = [
    "",
    "Oslo",
    "   ",
    "Norway's Equinor said on Monday, 4 March 2024, that it will sell 15.3% of Johan Sverdrup for $2.1 billion.",
    "There's a house and there are two. It ain't so, you're gonna like it; y'all gotta go. Let's go, c'm on, for nothin'!",
    "\n\n The\tUnited  \n Nations  met   in New\n\nYork. ",  # white space is no entity and begins none
    "The Ministry of Foreign Affairs of the Republic of Kazakhstan and the University of California, Berkeley",
    "There were geese. All of y' all ain't there. Nothin' is nuthin' and nothin. Y'all say there is. Let's.",  # rules about two words
    "from Monday to",  # an entity that ends with the document
    "He bought three hundred and twenty-five thousand four hundred and ten shares between 9 a.m. and half past ten",
    "Geese flew. Mice ran. The best of men were leaving, having been told worse. She'd've gone, wouldn't she?",
    "I can't believe they've been lying. cannot CANNOT BELIEVED Believed BEST best data DATA media was WAS 's",
]  # fmt: skip


@pytest.fixture(scope="module")
def bare() -> Language:
    return spacy.load(load_config().model.name)


@pytest.fixture(scope="module")
def swift() -> Language:
    nlp = spacy.load(load_config().model.name)
    hasten(nlp)
    return nlp


def rows(doc: Doc) -> list[list[int]]:
    found: list[list[int]] = doc.to_array(COLUMNS).tolist()
    return found


def test_all_stand_ins_are_used_with_the_default_model(swift: Language) -> None:
    assert set(STAND_INS) <= {swift.get_pipe_meta(name).factory for name in swift.pipe_names}


def test_components_keep_their_names(bare: Language, swift: Language) -> None:
    assert swift.pipe_names == bare.pipe_names


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_read_as_by_the_bare_model(bare: Language, swift: Language, text: str) -> None:
    assert rows(swift(text)) == rows(bare(text))
    assert rows(swift(text)) == rows(bare(text))  # from memory


def test_batch_is_read_as_each_text_alone(bare: Language, swift: Language) -> None:
    with swift.memory_zone():
        together = [rows(doc) for doc in swift.pipe(TEXTS * 3, batch_size=7)]
    assert together == [rows(bare(text)) for text in TEXTS] * 3


def test_what_is_remembered_outlives_the_strings_of_a_batch(swift: Language) -> None:
    for _ in range(2):
        with swift.memory_zone():
            assert [token.lemma_ for token in swift("The quandrels were zorbling.")][1] == "quandrel"


@pytest.mark.slow
@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_document_is_read_as_by_the_bare_model(bare: Language, swift: Language, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert rows(swift(text)) == rows(bare(text))


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(words=st.lists(st.sampled_from(sorted({word for text in TEXTS for word in text.split()})), max_size=30))
def test_any_order_of_words_is_read_as_by_the_bare_model(bare: Language, swift: Language, words: list[str]) -> None:
    assert rows(swift(" ".join(words))) == rows(bare(" ".join(words)))


def test_memory_that_overflows_forgets_and_goes_on(
    bare: Language, swift: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rule_memory, "MOST", 5)
    for text in TEXTS:
        assert rows(swift(text)) == rows(bare(text))
    lemmatizer = swift.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, rule_memory.LemmatizerWithMemory)
    assert len(lemmatizer.memory) < 60  # those of one text, at most


def test_entities_that_are_there_already_are_kept(bare: Language, swift: Language) -> None:
    def entities(nlp: Language) -> list[tuple[str, str]]:
        doc = nlp.make_doc("Tuesday Ltd was founded in Norway on Monday.")
        doc.set_ents([Span(doc, 0, 2, label="ORG")], default="missing")
        return [(ent.text, ent.label_) for ent in nlp(doc).ents]

    assert entities(swift) == entities(bare)
    assert ("Tuesday Ltd", "ORG") in entities(swift)


def test_components_that_differ_stay() -> None:
    """A pipeline without rules or recogniser of the known kind is left as it is."""
    nlp = spacy.blank("en")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    nlp.add_pipe("sentencizer")
    hasten(nlp)
    assert nlp.pipe_names == ["lemmatizer", "sentencizer"]
