"""The day a document says it was published."""

import pytest

from crossclaim.ingest.published import find_published, parse_published

BODY = "\n\nThe river rose on 3 May 1999 and flooded the town, as it had done in 1911."


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        ("Published: 12 March 2024", "2024-03-12"),
        ("Title\n\nPublished on March 12, 2024 at 10:30 GMT", "2024-03-12"),
        ("London, 4 May 2021 —", "2021-05-04"),
        ("Date: 2024-03-01", "2024-03-01"),
        ("By Ann Lee\nTuesday, 2nd November 2010", "2010-11-02"),
        ("Last updated: 5 June 2023\nPosted 1 June 2023", "2023-06-01"),
        ("Last updated: 5 June 2023", "2023-06-05"),
        ("---\ntitle: T\ndate: 2024-03-01\n---", "2024-03-01"),
        ("London, 4 May 2021 — The minister spoke at length.", "2021-05-04"),
        ("PARIS, March 3 (AFP) — The government said no.", None),  # no year
        ("Published: 31 February 2024", None),
        ("On 12 March 2024 the treaty was signed.", None),  # a sentence, not a date line
        ("A title and nothing else", None),
    ],
)
def test_published_is_found_only_in_a_line_that_dates_the_text(top: str, expected: str | None) -> None:
    assert find_published(top + BODY) == expected


def test_published_is_not_looked_for_further_down() -> None:
    assert find_published("A line of the story.\n" * 20 + "Published: 12 March 2024") is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-03-01T10:00:00+02:00", "2024-03-01"),
        ("2024-03", "2024-03"),
        ("2024", "2024"),
        (" 12 March 2024 ", "2024-03-12"),
        ("March 12, 2024", "2024-03-12"),
        ("2024-13-01", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_published_in_a_field(value: str, expected: str | None) -> None:
    assert parse_published(value) == expected
