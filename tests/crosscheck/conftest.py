"""Fixtures of the cross-check's tests."""

from collections.abc import Callable

import pytest

from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Document

from .making import Reader


@pytest.fixture(scope="session")
def reader(extractor: Extractor, make_paragraph: Callable[..., Document]) -> Reader:
    """A reader of short texts; each is read once a session."""
    return Reader(extractor, make_paragraph)
