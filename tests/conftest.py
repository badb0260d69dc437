"""Fixtures for all tests: the default pipeline, loaded once."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from crossclaim.config import load_config
from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Block, Claim, Document, make_id


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extractor of the default configuration."""
    return Extractor(load_config())


@pytest.fixture(scope="session")
def nlp(extractor: Extractor) -> Language:
    """The full default pipeline: the model with all our components."""
    return extractor.nlp


def paragraph(text: str, *, uri: str = "test.txt", published: str | None = None) -> Document:
    """A document of one paragraph."""
    return Document(
        id=make_id("d", uri), uri=uri, media_type="text/plain", sha256="0" * 64, language="en", published=published,
        text=text, blocks=(Block(kind="paragraph", start=0, end=len(text)),),
    )  # fmt: skip


@pytest.fixture(scope="session")
def make_paragraph() -> Callable[..., Document]:
    """`make_paragraph(text, uri=..., published=...)`: a document of one paragraph."""
    return paragraph


@pytest.fixture(scope="session")
def claims_in(extractor: Extractor) -> Callable[[str], list[Claim]]:
    """`claims_in(text)`: the claims of a text of one paragraph."""
    return lambda text: extractor.claims_of(paragraph(text))
