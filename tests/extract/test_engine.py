"""The extractor as a whole."""

import gc
from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from crossclaim.config import Config, load_config
from crossclaim.errors import ConfigError
from crossclaim.extract import engine
from crossclaim.extract.engine import Extractor, load_pipeline
from crossclaim_schemas import Block, Document


def changed(section: str, **values: object) -> Config:
    config = load_config()
    return config.model_copy(update={section: getattr(config, section).model_copy(update=values)})


def test_unknown_model_says_what_to_do() -> None:
    with pytest.raises(ConfigError, match="en_core_web_xxl.*not installed"):
        load_pipeline(changed("model", name="en_core_web_xxl"))


@pytest.mark.slow
def test_unknown_component_says_what_to_do() -> None:
    with pytest.raises(ConfigError, match="crossclaim_magic"):
        load_pipeline(changed("extract", components=("crossclaim_magic",)))


def test_pipe_keeps_order_and_agrees_with_single_documents(
    extractor: Extractor, make_paragraph: Callable[..., Document]
) -> None:
    documents = [make_paragraph(f"The club won {n} games.", uri=f"{n}.txt") for n in range(70)]
    found = list(extractor.pipe(documents))
    assert [document.uri for document, _ in found] == [document.uri for document in documents]
    assert found[3][1] == extractor.claims_of(documents[3])


def test_a_document_that_fails_costs_no_other(extractor: Extractor, make_paragraph: Callable[..., Document]) -> None:
    good = make_paragraph("The club won.", uri="good.txt")
    # No reader makes a document without text; model_copy does not check.
    bad = good.model_copy(update={"uri": "bad.txt", "text": None})
    results = {document.uri: found for document, found in extractor.pipe([good, bad])}
    assert isinstance(results["bad.txt"], Exception)
    assert isinstance(results["good.txt"], list) and results["good.txt"]


def test_headings_claim_nothing(extractor: Extractor) -> None:
    text = "Acme closes plant\nThe union protested."
    document = Document(
        id="d-1", uri="a.txt", media_type="text/plain", sha256="0" * 64, language="en", text=text,
        blocks=(Block(kind="heading", start=0, end=17, level=1), Block(kind="paragraph", start=18, end=len(text))),
    )  # fmt: skip
    assert [claim.quote for claim in extractor.claims_of(document)] == ["The union protested"]


def test_empty_document_has_no_claims(extractor: Extractor, make_paragraph: Callable[..., Document]) -> None:
    assert extractor.claims_of(make_paragraph("")) == []


def test_words_are_kept_up_to_a_limit_which_changes_no_claim(
    extractor: Extractor, make_paragraph: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["Brandelia sold three glozzes to Quostin in Ferbalt.", "Quostin, which Ana Ferbalt runs, won't deny it."]
    documents = [make_paragraph(text, uri=f"{number}.txt") for number, text in enumerate(texts)]
    vocab = extractor.nlp.vocab
    monkeypatch.setattr(engine, "KEPT_WORDS", 0)
    before = len(vocab.strings)
    forgotten = list(extractor.pipe(documents))
    assert [extractor.claims_of(document) for document in documents] == [claims for _, claims in forgotten]
    assert len(vocab.strings) == before
    monkeypatch.setattr(engine, "KEPT_WORDS", len(vocab) + 1)
    assert list(extractor.pipe(documents)) == forgotten
    assert len(vocab.strings) > before


def docs_in_memory() -> int:
    return sum(isinstance(item, Doc) for item in gc.get_objects())


def test_batch_leaves_no_parse_behind(extractor: Extractor, make_paragraph: Callable[..., Document]) -> None:
    """Nothing is left for the collector: a long run would wait for it with many documents in memory."""
    documents = [
        make_paragraph("Ana said she had sold 3 cars in May. It was a good year.", uri=f"{n}.txt") for n in range(3)
    ]
    list(extractor.pipe(documents))
    gc.collect()
    before = docs_in_memory()
    gc.disable()
    try:
        list(extractor.pipe(documents))
        assert docs_in_memory() == before
    finally:
        gc.enable()


@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_collector_is_as_it_was_after_a_batch(
    extractor: Extractor, make_paragraph: Callable[..., Document], switch: Callable[[], None]
) -> None:
    switch()
    try:
        was_on = gc.isenabled()
        for _ in extractor.pipe([make_paragraph("Ana won.")]):
            assert gc.isenabled() == was_on
        assert gc.isenabled() == was_on
    finally:
        gc.enable()
