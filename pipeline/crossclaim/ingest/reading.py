"""What a reader makes of one file, and the readers by kind of file.

A reader is a function `(uri, raw, settings) -> Reading`. Those that need an optional library live in `crossclaim.extras` and are
looked up by name, so that the core runs without them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import NamedTuple

from crossclaim_schemas import Block

from ..config import IngestSection
from ..errors import DocumentError
from .decode import decode
from .markdown import find_markdown_blocks
from .sniff import Kind


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of one file and what else the file says of itself.

    `blocks` is None where the layout is yet to be found in the text; `title`, `published` (ISO 8601) and `language` (as the file
    declares it) are None where the file is silent.
    """

    text: str
    media_type: str
    blocks: tuple[Block, ...] | None = None
    title: str | None = None
    published: str | None = None
    language: str | None = None
    warnings: tuple[str, ...] = ()


Reader = Callable[[str, bytes, IngestSection], Reading]


class ExtraReader(NamedTuple):
    """A reader in `crossclaim.extras`, and the libraries it needs."""

    module: str
    libraries: tuple[str, ...]
    what: str


EXTRA_READERS: dict[Kind, ExtraReader] = {
    "html": ExtraReader("html", ("lxml", "trafilatura"), "an HTML page"),
    "pdf": ExtraReader("pdf", ("pypdfium2",), "a PDF"),
    "zip": ExtraReader("docx", ("lxml", "docx"), "a Word document"),
}


def reader_of(uri: str, kind: Kind) -> Reader:
    """The reader for a kind of file. Raises DocumentError with code "needs_extra" if its library is not installed."""
    if kind == "text":
        return read_text
    if kind == "markdown":
        return read_markdown
    if kind == "eml":
        from .eml import read_mail  # the standard library's mail package takes 30 ms to import

        return read_mail
    return extra_reader(uri, kind)


def extra_reader(uri: str, kind: Kind) -> Reader:
    """The reader of an optional format; it works in a process of its own."""
    extra = EXTRA_READERS[kind]
    if not all(find_spec(library) for library in extra.libraries):
        message = f"is {extra.what}; pip install 'crossclaim[formats]' to read it"
        raise DocumentError(uri, "needs_extra", message)

    def read(uri: str, raw: bytes, settings: IngestSection) -> Reading:
        from .outside import Order, read_outside

        reading = read_outside(Order(f"crossclaim.extras.{extra.module}", uri, raw, settings))
        if not isinstance(reading, Reading):
            raise TypeError(f"{extra.module} gave {type(reading).__name__}")
        return reading

    return read


def read_text(uri: str, raw: bytes, settings: IngestSection) -> Reading:
    """Plain text: as it stands."""
    text, warnings = decode(uri, raw, settings)
    return Reading(text, "text/plain", warnings=warnings)


def read_markdown(uri: str, raw: bytes, settings: IngestSection) -> Reading:
    """Markdown: as it stands, with its marks."""
    text, warnings = decode(uri, raw, settings)
    return Reading(text, "text/markdown", blocks=find_markdown_blocks(text), warnings=warnings)
