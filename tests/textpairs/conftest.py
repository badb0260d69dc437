"""Fixtures of the text pairs' tests."""

from collections.abc import Callable

import pytest

from crossclaim.extract.engine import Extractor
from crossclaim.textpairs.sentences import Sentence, read_sentences
from crossclaim.textpairs.verdict import Reading
from crossclaim_schemas import Document


@pytest.fixture(scope="session")
def read(extractor: Extractor, make_paragraph: Callable[..., Document]) -> Callable[[str, str], Reading]:
    """`read(text, uri)`: what `compare` reads of a text."""

    def read_one(text: str, uri: str = "a.txt") -> Reading:
        (_, result) = next(extractor.pipe_with([make_paragraph(text, uri=uri)], read_sentences))
        assert not isinstance(result, Exception), result
        return Reading(*result)

    return read_one


@pytest.fixture(scope="session")
def sentence(read: Callable[[str, str], Reading]) -> Callable[[str], Sentence]:
    """`sentence(text)`: the one sentence of a text."""
    return lambda text: read(text, "a.txt").sentences[0]
