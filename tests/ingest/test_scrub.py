"""What is changed in the characters of a text, and what is left alone."""

import pytest

from crossclaim.ingest.scrub import MAX_MARKS, scrub


@pytest.mark.parametrize(("text", "scrubbed", "n_warnings"), [
    ("plain\n\ttext", "plain\n\ttext", 0),
    ("one\r\ntwo\rthree", "one\ntwo\nthree", 0),
    ("a\0b\x1fc\x7fd\x85e", "a b c d e", 1),
    ("a\ud800b", "a\ufffdb", 1),
    ("pay \u202e001\u202c now", "pay 001 now", 1),
    ("\u2066a\u2069 \u200fb", "a \u200fb", 1),  # marks of direction stay: they set a space right
    ("e\u0301te\u0301", "e\u0301te\u0301", 0),
    ("a" + "\u0301" * 100, "a" + "\u0301" * MAX_MARKS, 1),
    ("ท" + "\u0e48" * 31 + "x", "ท" + "\u0e48" * 30 + "x", 1),
    ("…" * 100, "…" * 100, 0),  # many of a kind, but no marks
    ("👨\u200d👩\u200d👧" * 20, "👨\u200d👩\u200d👧" * 20, 0),
])  # fmt: skip
def test_scrub_changes_only_what_harms(text: str, scrubbed: str, n_warnings: int) -> None:
    found, warnings = scrub(text)
    assert found == scrubbed
    assert len(warnings) == n_warnings


def test_scrub_of_a_million_marks_leaves_thirty() -> None:
    text, warnings = scrub("a" + "\u0301" * 1_000_000 + "b")
    assert len(text) == MAX_MARKS + 2
    assert warnings == ("999970 combining marks beyond 30 on one letter were removed",)
