"""What a ZIP or OLE file is: a Word document that can be read, or what else and what to do with it."""

import zipfile
from io import BytesIO

from ..config import IngestSection
from ..errors import DocumentError

OLE_MARK = b"\xd0\xcf\x11\xe0"
WORD_PART = "word/document.xml"
ENCRYPTED_FLAG = 0x1
MAX_PARTS = 10_000
# First part of the names of members, and what they are the sign of.
OTHERS: tuple[tuple[str, str], ...] = (
    ("xl/", "an Excel workbook; save the sheet as .csv"),
    ("ppt/", "a PowerPoint presentation; save it as PDF"),
    ("META-INF/container.xml", "an e-book; save its chapters as .html or .txt"),
    ("content.xml", "an OpenDocument file; save it as .docx or PDF"),
)


def check_word_document(uri: str, raw: bytes, settings: IngestSection) -> None:
    """Return if this is a whole Word document of bounded size; else raise DocumentError. Nothing is unpacked but its directory."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            members = archive.infolist()
    except (
        zipfile.BadZipFile,
        ValueError,
        RuntimeError,
        OSError,
    ) as error:  # RuntimeError: a way of packing that is not known
        message = "is a ZIP archive or Word document that breaks off or is damaged; fetch or save it again"
        raise DocumentError(uri, "damaged", message) from error
    names = {member.filename for member in members}
    if WORD_PART not in names:
        what = next((what for start, what in OTHERS if any(name.startswith(start) for name in names)), None)
        raise DocumentError(uri, "unsupported", f"is {what or 'a ZIP archive; unpack it and give the files'}")
    if any(member.flag_bits & ENCRYPTED_FLAG for member in members):
        raise DocumentError(uri, "encrypted", "is encrypted; save it without a password")
    n_bytes = sum(member.file_size for member in members)
    if n_bytes > 4 * settings.max_file_bytes or len(members) > MAX_PARTS:
        message = f"unpacks to {n_bytes:,} bytes in {len(members):,} parts; save its text alone if you trust it"
        raise DocumentError(uri, "too_large", message)


def refuse_old_office(uri: str, raw: bytes) -> None:
    """Raise DocumentError for an OLE file: a Word document with a password, or one of before 2007."""
    if not raw.startswith(OLE_MARK):
        return
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise DocumentError(uri, "encrypted", "is an Office document with a password; save it without one")
    message = "is an Office document in the format of before 2007; save it as .docx, PDF or plain text"
    raise DocumentError(uri, "unsupported", message)
