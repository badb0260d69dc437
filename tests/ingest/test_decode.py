"""From bytes to text: what is refused, what is guessed, and what is left exactly as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossclaim.config import load_config
from crossclaim.errors import DocumentError
from crossclaim.ingest.decode import clean, decode

SETTINGS = load_config().ingest
GERMAN = "Müller visited Köln in 1999. The street was long, and it was called Große Straße."
TYPESET = "The café’s résumé was naïve. It cost £5 – said Zoë."


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("A – “B” é 漢字 🎉\n\n\tC\n".encode(), "A – “B” é 漢字 🎉\n\n\tC\n"),
        (b"\xef\xbb\xbfmarked", "marked"),
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"  leading and trailing  \n\n", "  leading and trailing  \n\n"),
    ],
)
def test_decode_of_utf8_changes_nothing_but_line_breaks(raw: bytes, text: str) -> None:
    assert decode("a", raw, SETTINGS) == (text, ())


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t"), min_size=1).filter(str.strip))
def test_decode_gives_ordinary_text_back_exactly(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert clean("a", text).text == text


def test_decode_replaces_control_characters_by_spaces_of_the_same_length() -> None:
    text, warnings = decode("a", b"one\x0ctwo\x1fthree\n", SETTINGS)
    assert text == "one two three\n"
    assert warnings == ("2 control characters or lone surrogates were replaced",)


def test_clean_replaces_lone_surrogates() -> None:
    assert clean("a", "x\ud800y").text == "x\ufffdy"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-32", "utf-16-le"])
@pytest.mark.parametrize("text", [GERMAN, TYPESET])
def test_decode_guesses_other_charsets_and_says_so(encoding: str, text: str) -> None:
    decoded = decode("a", text.encode(encoding), SETTINGS)
    assert decoded.text == text
    assert len(decoded.warnings) == 1
    assert decoded.warnings[0].startswith("not UTF-8: read as ")


def test_decode_mends_utf8_with_a_broken_end() -> None:
    raw = TYPESET.encode() + "é".encode()[:1]
    text, warnings = decode("a", raw, SETTINGS)
    assert text == TYPESET + "\ufffd"
    assert warnings == (f"damaged UTF-8: 1 broken sequences were replaced, the first at byte {len(raw) - 1}",)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"PK\x03\x04...", "ZIP"),
        (b"\x1f\x8b\x08...", "gzip"),
        (b"\x89PNG\r\n...", "image"),
        (bytes(range(256)) * 10, "binary data"),
        (b"text and then\0\0\0 zeros", "binary data"),
    ],
)
def test_decode_refuses_binary_data(raw: bytes, words: str) -> None:
    with pytest.raises(DocumentError) as caught:
        decode("a.txt", raw, SETTINGS)
    assert caught.value.reject.code == "binary"
    assert words in caught.value.reject.message


@pytest.mark.parametrize("raw", [b" \n\t\n ", b"\xef\xbb\xbf", b"\x0c\x0c"])
def test_decode_refuses_text_without_a_word(raw: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        decode("a.txt", raw, SETTINGS)
    assert caught.value.reject.code == "empty"


@pytest.mark.parametrize("raw", [b"\xff\xfea\x00\x00\xd8", b"\xef\xbb\xbfabc\xff"])
def test_decode_refuses_a_file_that_breaks_its_own_mark(raw: bytes) -> None:
    with pytest.raises(DocumentError) as caught:
        decode("a.txt", raw, SETTINGS)
    assert caught.value.reject.code == "encoding"
    assert "save it again as UTF-8" in caught.value.reject.message


def test_decode_refuses_a_charset_that_it_cannot_tell() -> None:
    settings = SETTINGS.model_copy(update={"min_detection_confidence": 1.0, "charsets": ("ascii",)})
    with pytest.raises(DocumentError) as caught:
        decode("a.txt", bytes([0x81, 0x8D, 0x8F, 0x90, 0x9D, 0xFE, 0xFF] * 9), settings)
    assert caught.value.reject.code == "encoding"
