"""Long documents: the model reads them window by window, our own components read the whole.

What takes memory is the model, some 2 KB a character of text that it reads at once. Windows end where blocks end, so no sentence
is cut; names, references and claims are found over the whole document, so a pronoun may go back to a window before its own.
"""

from collections.abc import Collection, Iterator

from spacy.language import Language
from spacy.tokens import Doc

from .columns import read_column

WINDOW_TOKENS = 10_000  # some 50,000 characters: longer than nearly all documents, and about 150 MB


def is_long(doc: Doc) -> bool:
    """Whether a document that is not parsed yet is too long to be read at once."""
    return len(doc) > WINDOW_TOKENS


def read_in_windows(doc: Doc, nlp: Language, own: Collection[str]) -> Doc:
    """The document parsed: by the model in windows, then by the components named `own` as a whole."""
    windows = [_parsed(window, nlp, own) for window in _windows(doc)]
    # spaCy's stub does not know `exclude`.
    whole = Doc.from_docs(windows, ensure_whitespace=False, exclude=["tensor", "user_data"])  # type: ignore[call-arg]
    if whole is None:  # a document without words
        whole = doc
    whole.user_data.update(doc.user_data)
    for name, component in nlp.pipeline:
        if name in own:
            whole = component(whole)
    return whole


def _parsed(window: Doc, nlp: Language, own: Collection[str]) -> Doc:
    for name, component in nlp.pipeline:
        if name not in own:
            window = component(window)
    window.tensor = window.tensor[:0]
    return window


def _windows(doc: Doc) -> Iterator[Doc]:
    """Stretches of whole blocks, each under the limit unless a single block is not."""
    start = end = 0
    for _, block_end, _ in doc.user_data["blocks"]:
        if block_end - start > WINDOW_TOKENS and end > start:
            yield _stretch(doc, start, end)
            start = end
        end = block_end
    if len(doc) > start:
        yield _stretch(doc, start, len(doc))


def _stretch(doc: Doc, start: int, end: int) -> Doc:
    words = read_column(doc, "ORTH")[start:end]
    spaces = doc.to_array("SPACY").astype(bool).tolist()[start:end]
    known: dict[int, bool | int | None] = {1: True, -1: False, 0: None}
    settled = [known[int(value)] for value in doc.to_array("SENT_START").astype("int64").tolist()[start:end]]
    return Doc(doc.vocab, words=words, spaces=spaces, sent_starts=settled)
