"""Fixtures for all tests: the default pipeline, loaded once."""

import os
import shutil
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


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """Debian's Chromium for the tests in a browser, which speaks to nobody; they are skipped where it is not installed."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs the system package chromium (.ci/system installs it)")
    quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # the sandbox does not start for root
    return {"executable_path": chromium, "args": quiet + sandbox}
