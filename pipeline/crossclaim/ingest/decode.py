"""Bytes to text: refuse what is no text, decode strictly, guess a charset only when that fails, and clean up.

    >>> decode("a.txt", b"\\xef\\xbb\\xbfCaf\\xc3\\xa9\\r\\n", load_config().ingest)
    Decoded(text='Café\\n', warnings=())

The text that comes out is what all offsets index: of an ordinary UTF-8 file with `\\n` line breaks, not a character changes.
"""

import codecs
from typing import NamedTuple

from ..config import IngestSection
from ..errors import DocumentError
from .bounds import check_lines
from .scrub import scrub
from .sniff import SNIFFED_BYTES

# How files begin that are often mistaken for text, and what to do with each.
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF, not text; save it as a file of its own"),
    (b"PK\x03\x04", "a ZIP archive or an Office document, not text; save it as a file of its own"),
    (b"\xd0\xcf\x11\xe0", "an old Office document; save it as .docx, PDF or plain text"),
    (b"\x1f\x8b", "gzip-compressed twice; unpack it first"),
    (b"BZh", "bzip2-compressed; unpack it first"),
    (b"\xfd7zXZ", "xz-compressed; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"{\\rtf", "an RTF document; save it as .docx, PDF or plain text"),
    (b"\x89PNG", "an image; crossclaim reads text only"),
    (b"\xff\xd8\xff", "an image; crossclaim reads text only"),
    (b"GIF8", "an image; crossclaim reads text only"),
    (b"SQLite format 3", "a database; export its text first"),
)
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAX_CONTROL_SHARE = 0.1  # text of any charset has next to none; compressed data about 0.11 (28 of 256 byte values)
MAX_DAMAGED_SHARE = 0.2  # of the characters beyond ASCII: above it the file is no damaged UTF-8 but another charset
MAX_CHAOS = 0.1  # a preferred charset this clean is taken before one that is a little cleaner but unlikely

CONTROL_BYTES = bytes(code for code in range(32) if code not in b"\t\n\r\f\v\x1a\x1b\b")


class Decoded(NamedTuple):
    text: str
    warnings: tuple[str, ...]


def decode(uri: str, raw: bytes, settings: IngestSection) -> Decoded:
    """The text of a file; raises DocumentError if it is binary, in no known charset, or empty."""
    _refuse_binary(uri, raw)
    text, warnings = _decoded(uri, raw, settings)
    return _checked(uri, text, warnings)


def clean(uri: str, text: str) -> Decoded:
    """Text that is decoded already (a field of a JSON line), cleaned the same way; raises DocumentError if it is empty."""
    return _checked(uri, text, ())


def _checked(uri: str, text: str, warnings: tuple[str, ...]) -> Decoded:
    cleaned, faults = scrub(text)
    if not cleaned.strip():
        raise DocumentError(uri, "empty", "holds no text; remove it or check how it was made")
    check_lines(uri, cleaned)
    return Decoded(cleaned, warnings + faults)


def _refuse_binary(uri: str, raw: bytes) -> None:
    for start, description in SIGNATURES:
        if raw.startswith(start):
            raise DocumentError(uri, "binary", f"is {description}")
    if raw[257:262] == b"ustar":
        raise DocumentError(uri, "binary", "is a tar archive; unpack it first")
    if any(raw.startswith(mark) for mark, _ in BYTE_ORDER_MARKS):
        return
    head = raw[:SNIFFED_BYTES]
    if _looks_like_utf16(head):
        return
    n_controls = len(head) - len(head.translate(None, CONTROL_BYTES))
    if b"\0" in head or n_controls > MAX_CONTROL_SHARE * len(head):
        raise DocumentError(uri, "binary", "is binary data, not text; convert it to one of the formats that are read")


def _looks_like_utf16(head: bytes) -> bool:
    """English in UTF-16 without a mark has a zero in nearly every other byte."""
    return b"\0" in head and max(head[0::2].count(0), head[1::2].count(0)) > 0.4 * len(head) / 2 and b"\0\0" not in head


def _decoded(uri: str, raw: bytes, settings: IngestSection) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return _marked(uri, raw, encoding)
    if b"\0" in raw[:SNIFFED_BYTES]:
        encoding = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
        return raw.decode(encoding, "replace"), (f"not UTF-8: read as {encoding}",)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _damaged_utf8(raw, error.start) or _guessed(uri, raw, settings)


def _marked(uri: str, raw: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"begins with the mark of {encoding.removesuffix('-sig')} but breaks at byte {error.start}; save it again as UTF-8"
        raise DocumentError(uri, "encoding", message) from error
    return text, () if encoding == "utf-8-sig" else (f"not UTF-8: read as {encoding}",)


def _damaged_utf8(raw: bytes, start: int) -> tuple[str, tuple[str, ...]] | None:
    """A file that is UTF-8 but for a few broken bytes, as left by a cut in the middle of a character; None if it is not."""
    text = raw.decode("utf-8", "replace")
    n_broken = text.count("\ufffd")
    n_beyond_ascii = sum(1 for character in text if ord(character) > 127)
    if n_broken > MAX_DAMAGED_SHARE * n_beyond_ascii:
        return None
    return text, (f"damaged UTF-8: {n_broken} broken sequences were replaced, the first at byte {start}",)


def _guessed(uri: str, raw: bytes, settings: IngestSection) -> tuple[str, tuple[str, ...]]:
    from charset_normalizer import CharsetMatch, from_bytes  # costs 30 ms, and most files are UTF-8

    def cleanest(matches: list[CharsetMatch]) -> CharsetMatch | None:
        return min(matches, key=lambda match: match.chaos, default=None)

    preferred = [
        match for name in settings.charsets for match in from_bytes(raw, cp_isolation=[name], enable_fallback=False)
    ]
    match = cleanest(preferred)
    if match is None or match.chaos > MAX_CHAOS:
        match = cleanest([*preferred, *from_bytes(raw, enable_fallback=False)])
    if match is None or 1 - match.chaos < settings.min_detection_confidence:
        raise DocumentError(uri, "encoding", "is not UTF-8, and its charset cannot be told; save it again as UTF-8")
    confidence = round(1 - match.chaos, 2)
    return raw.decode(match.encoding, "replace"), (f"not UTF-8: read as {match.encoding} (confidence {confidence})",)
