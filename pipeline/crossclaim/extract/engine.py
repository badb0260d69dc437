"""The extractor: documents in, claims out."""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import islice
from typing import TypeVar

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from crossclaim_schemas import Claim, Document

from ..config import Config
from ..errors import ConfigError
from .documents import make_doc
from .records import make_claims
from .swift import hasten
from .windows import is_long, read_in_windows

NEEDED_PIPES = ("tagger", "parser", "lemmatizer", "ner")

# Words that may stay in memory, at some 300 bytes each; the words of a batch are learnt together, so it may become more.
KEPT_WORDS = 50_000

logger = logging.getLogger(__name__)
Seen = TypeVar("Seen")


class Extractor:
    """A spaCy pipeline with our components, and the way from a `Document` to its claims.

    Raises ConfigError if the model is not installed, lacks a needed part, or a configured component is unknown.
    """

    def __init__(self, config: Config) -> None:
        self.config = config
        self.nlp = load_pipeline(config)

    def claims_of(self, document: Document) -> list[Claim]:
        """The claims of one document; they depend on nothing else."""
        with self._zone():
            return self._read(document, self._claims)

    def pipe(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Claim] | Exception]]:
        """Each document with its claims, or with the exception it raised, in the order given."""
        return self._pipe(documents, self._claims)

    def pipe_with(
        self, documents: Iterable[Document], look: Callable[[Doc], Seen]
    ) -> Iterator[tuple[Document, tuple[list[Claim], Seen] | Exception]]:
        """As `pipe`, each document with what `look` sees in its parsed text besides the claims; it may not keep the `Doc`."""
        return self._pipe(documents, lambda doc, document: (self._claims(doc, document), look(doc)))

    def _pipe(
        self, documents: Iterable[Document], read: Callable[[Doc, Document], Seen]
    ) -> Iterator[tuple[Document, Seen | Exception]]:
        source = iter(documents)
        while batch := list(islice(source, self.config.extract.batch_size)):
            with self._zone(), collector_paused():
                results = self._read_batch(batch, read)
            yield from zip(batch, results, strict=True)

    def _zone(self) -> AbstractContextManager[object]:
        """Where spaCy forgets the words of a batch once it is read, which keeps memory flat.

        It caches no word there, so the first ones, most of those to come, are learnt for good.
        """
        return self.nlp.memory_zone() if len(self.nlp.vocab) >= KEPT_WORDS else nullcontext()

    def _read_batch(self, batch: Sequence[Document], read: Callable[[Doc, Document], Seen]) -> list[Seen | Exception]:
        try:
            made = [make_doc(document, self.nlp) for document in batch]
            short = self.nlp.pipe([doc for doc in made if not is_long(doc)], batch_size=len(batch))
            docs = (self._parse_long(doc) if is_long(doc) else next(short) for doc in made)
            return [_and_emptied(read, doc, document) for doc, document in zip(docs, batch, strict=True)]
        except Exception:  # noqa: BLE001 - one bad document must not cost the others: read each alone to see which it is
            logger.debug("batch of %d failed, reading one by one", len(batch))
            return [self._read_alone(document, read) for document in batch]

    def _claims(self, doc: Doc, document: Document) -> list[Claim]:
        least = self.config.extract.min_confidence
        return [claim for claim in make_claims(doc, document) if claim.confidence >= least]

    def _read(self, document: Document, read: Callable[[Doc, Document], Seen]) -> Seen:
        doc = make_doc(document, self.nlp)
        return _and_emptied(read, self._parse_long(doc) if is_long(doc) else self.nlp(doc), document)

    def _parse_long(self, doc: Doc) -> Doc:
        return read_in_windows(doc, self.nlp, self.config.extract.components)

    def _read_alone(self, document: Document, read: Callable[[Doc, Document], Seen]) -> Seen | Exception:
        try:
            return self._read(document, read)
        except Exception as error:  # noqa: BLE001 - handed to the caller, who records it
            return error


def _and_emptied(read: Callable[[Doc, Document], Seen], doc: Doc, document: Document) -> Seen:
    """What is read from a parsed document, which cannot be used after this.

    What is stored in it points back at the `Doc`: emptied, it is freed now and not at some later collection of cycles.
    """
    found = read(doc, document)
    doc.user_data.clear()
    return found


@contextmanager
def collector_paused() -> Iterator[None]:
    """No collection of cycles meanwhile: it would walk the whole model some hundred times to find what a batch has just made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def load_pipeline(config: Config) -> Language:
    """The configured model with the configured components behind its own."""
    name = config.model.name
    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ConfigError(
            f"model.name: spaCy pipeline {name!r} is not installed; pip install it or name an installed one"
        ) from error
    missing = [pipe for pipe in NEEDED_PIPES if pipe not in nlp.pipe_names]
    if missing:
        raise ConfigError(f"model.name: {name!r} has no {', '.join(missing)}; choose a pipeline that has them")
    hasten(nlp)
    for component in config.extract.components:
        _add(nlp, component)
    return nlp


def _add(nlp: Language, component: str) -> None:
    if not nlp.has_factory(component):
        raise ConfigError(f"extract.components: no spaCy component {component!r}; remove it or install what defines it")
    nlp.add_pipe(component)
