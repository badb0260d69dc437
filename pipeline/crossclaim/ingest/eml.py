"""An e-mail message as a file (.eml): its subject as title, its text, and what was attached to it by name."""

import re
from email import policy
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.parser import BytesParser
from email.utils import parsedate_to_datetime

from ..config import IngestSection
from ..errors import DocumentError
from .decode import decode
from .reading import Reading, extra_reader
from .scrub import scrub

MEDIA_TYPE = "message/rfc822"
ENCRYPTED_TYPES = frozenset({"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"})
PGP_START = "-----BEGIN PGP MESSAGE-----"
# Deeper than any real message, and below what the standard library can walk.
FOLDED = re.compile(rb"(?:\n[ \t][^\n]*){2000}")
CONTENT_FIELD = re.compile(rb"^content-[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
MAX_CONTENT_FIELD = 8_000
MAX_MARKS = 20_000  # lines that may part the parts of a message
MAX_PARTS = 200
MAX_SHOWN_NAMES = 5
MAX_SUBJECT = 300


def read_mail(uri: str, raw: bytes, settings: IngestSection) -> Reading:
    """The subject as a line of its own and then the body: its plain text, or what its HTML says where there is no plain text.

    Attachments are not read; a warning names them.
    """
    message = _parse(uri, raw)
    if message.get_content_type() in ENCRYPTED_TYPES:
        raise DocumentError(uri, "encrypted", "is an encrypted message; save it decrypted")
    body, warnings = _body(uri, message, settings)
    if body.lstrip().startswith(PGP_START):
        raise DocumentError(uri, "encrypted", "is an encrypted message; save it decrypted")
    subject = _header(message, "subject")
    text, faults = scrub(f"Subject: {subject}\n\n{body}" if subject else body)
    if not body.strip():
        raise DocumentError(uri, "empty", "is a message without text; remove it or save its attachments")
    warnings += faults + _attachments(message)
    return Reading(text, MEDIA_TYPE, title=subject or None, published=_date(message), warnings=warnings)


def _parse(uri: str, raw: bytes) -> EmailMessage:
    # Before the standard library parses them: it takes quadratic time for long fields, and long for each part.
    if (
        raw.count(b"\n--") > MAX_MARKS
        or FOLDED.search(raw)
        or any(len(found[0]) > MAX_CONTENT_FIELD for found in CONTENT_FIELD.finditer(raw))
    ):
        raise _malformed(uri)
    try:
        message = BytesParser(_class=EmailMessage, policy=policy.default).parsebytes(raw)
        n_parts = sum(1 for _ in message.walk())
    except (RecursionError, MessageError, ValueError) as error:
        raise _malformed(uri) from error
    if n_parts > MAX_PARTS:
        raise DocumentError(uri, "malformed", f"has {n_parts} parts, more than any real message; save its text alone")
    return message


def _body(uri: str, message: EmailMessage, settings: IngestSection) -> tuple[str, tuple[str, ...]]:
    try:
        part = message.get_body(("plain", "html"))
    except (RecursionError, MessageError, ValueError, KeyError, AttributeError) as error:
        raise _malformed(uri) from error
    if part is None:
        return "", ()
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    if not raw.strip():
        return "", ()
    if part.get_content_type() == "text/html":
        reading = extra_reader(uri, "html")(uri, raw, settings)
        blocks = reading.blocks or ()
        return "\n\n".join(reading.text[block.start : block.end] for block in blocks if block.kind != "boilerplate"), ()
    return _decoded(uri, raw, part, settings)


def _decoded(uri: str, raw: bytes, part: Message, settings: IngestSection) -> tuple[str, tuple[str, ...]]:
    """By the charset that the part names, if that reads it without a fault."""
    try:
        return raw.decode(part.get_content_charset("utf-8")), ()
    except (LookupError, ValueError):
        text, warnings = decode(uri, raw, settings)
        return text, warnings


def _header(message: EmailMessage, name: str) -> str:
    """A header in one line, empty if there is none or it is broken."""
    try:
        value = str(message.get(name, ""))
    except Exception:  # noqa: BLE001 - the standard library's parser of headers fails in many ways on hostile ones
        return ""
    return re.sub(r"\s+", " ", value).strip()[:MAX_SUBJECT]


def _date(message: EmailMessage) -> str | None:
    """The day in the time zone of the sender."""
    try:
        return parsedate_to_datetime(_header(message, "date")).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attachments(message: EmailMessage) -> tuple[str, ...]:
    names = []
    for part in message.walk():
        if part.get_content_disposition() == "attachment" or (
            part.get_content_maintype() not in ("text", "multipart", "message")
        ):
            names.append(_file_name(part))
    if not names:
        return ()
    shown = ", ".join(names[:MAX_SHOWN_NAMES]) + (", ..." if len(names) > MAX_SHOWN_NAMES else "")
    return (f"{len(names)} attachments were not read: {shown}; save them as files to read them",)


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
    except Exception:  # noqa: BLE001 - as for headers
        name = None
    name = "".join(character for character in name or "" if character.isprintable())
    return name[:80] or part.get_content_type()


def _malformed(uri: str) -> DocumentError:
    return DocumentError(uri, "malformed", "is no readable e-mail message; save its text as .txt")
