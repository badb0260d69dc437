"""E-mail messages: what is read of them, and messages that are broken or hostile."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from crossclaim.errors import DocumentError
from crossclaim.ingest.eml import read_mail

from .making import PROSE, SETTINGS, STORY, document_of, make_html, make_mail, words_of

HEAD = "From: a@b.org\nMIME-Version: 1.0\n"


def test_eml_gives_subject_date_and_body(tmp_path: Path) -> None:
    document = document_of(
        tmp_path, "a.eml", make_mail(f"Dear Paul,\n\n{PROSE}\n\nKind regards,\nAnna", subject="The harbour: closed")
    )
    assert (document.title, document.published) == ("The harbour: closed", "2021-05-04")
    assert words_of(document, "heading") == ["The harbour: closed"]
    assert words_of(document, "boilerplate") == ["Subject:", "Dear Paul,", "Kind regards,", "Anna"]


def test_eml_of_html_alone_is_read_as_a_page() -> None:
    reading = read_mail("a.eml", make_mail("", html=make_html(*STORY)), SETTINGS)
    assert reading.text == "\n\n".join(["Subject: The harbour", "Harbour closed", *STORY])


def test_eml_with_both_is_read_as_plain_text() -> None:
    assert "<p>" not in read_mail("a.eml", make_mail(PROSE, html="<p>Other.</p>"), SETTINGS).text


def test_eml_names_attachments_in_a_warning() -> None:
    reading = read_mail("a.eml", make_mail(PROSE, attachment="report.pdf"), SETTINGS)
    assert reading.warnings == ("1 attachments were not read: report.pdf; save them as files to read them",)


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "koi8-r", "gb2312"])
def test_eml_bodies_are_decoded_by_their_charset(charset: str) -> None:
    text = {"koi8-r": "Жанна", "gb2312": "字"}.get(charset, "Zoë")
    message = EmailMessage()
    message["Subject"] = "x"
    message.set_content(text, charset=charset)
    assert read_mail("a.eml", bytes(message), SETTINGS).text.endswith(f"{text}\n")


def test_eml_of_an_unknown_charset_is_guessed() -> None:
    raw = HEAD.encode() + b"Content-Type: text/plain; charset=no-such-thing\n\n" + "Zoë said so.".encode()
    assert read_mail("a.eml", raw, SETTINGS).text == "Zoë said so."


@pytest.mark.parametrize("raw", [
    HEAD + "Subject: x\n" + " y\n" * 3_000 + "\nhello",
    HEAD + "Content-Type: text/plain; " + "a=b; " * 3_000 + "\n\nhello",
    HEAD + "".join(f"Content-Type: multipart/mixed; boundary=x{n}\n\n--x{n}\n" for n in range(1_500)) + "\nhello",
    HEAD + "Content-Type: message/rfc822\n\n" * 3_000 + "hello",
    HEAD + "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\na\n" * 25_000,
    HEAD + "Content-Type: " + "(" * 7_000 + "\n\nhello",
])  # fmt: skip
def test_eml_that_would_take_long_is_rejected(raw: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_mail("a.eml", raw.encode(), SETTINGS)
    assert caught.value.reject.code == "malformed"


@pytest.mark.parametrize("field", [
    "Subject: =?utf-8?q?=ff=fe?= =?bogus?q?x?=", "Date: Tue, 99 Foo 20211 99:99:99 +9999", "Content-Type: multipart/mixed", "Content-Type: text/",
    "Content-Disposition: attachment; filename*=x''%ff", "Content-Transfer-Encoding: base64", "From: <<<>>>", "Date:", "Subject:",
])  # fmt: skip
def test_eml_with_a_broken_field_is_read_or_rejected(field: str) -> None:
    try:
        assert read_mail("a.eml", f"{HEAD}{field}\n\nThe harbour.".encode(), SETTINGS).text
    except DocumentError as error:
        assert error.reject.code in ("empty", "malformed", "binary")
