import pytest

from crossclaim.write.report_diff import Word, differing_words, function_words, shared_words
from crossclaim_schemas import Difference


def shown(quote: str, words: list[Word]) -> list[str]:
    return [quote[word.start : word.end] for word in words]


@pytest.mark.parametrize(
    ("a", "b", "differences", "wanted"),
    [
        ("It opens in 2025", "It opened in 2026", [("time", "2025", "2026")], (["2025"], ["2026"])),
        # only the words in which the values differ, not those that both have
        ("Ann Berg leads", "Bo Berg leads", [("subject", "Ann Berg", "Bo Berg")], (["Ann"], ["Bo"])),
        ("It has 1,204 beds", "It has 1,240 beds", [("quantity", "1204.0", "1240")], (["1,204"], ["1,240"])),
        ("Oslo-based Acme", "Acme of Bergen", [("place", "Oslo", "Bergen")], (["Oslo"], ["Bergen"])),
        # swapped roles: both quotes have both names
        ("Acme bought Bolt", "Bolt bought Acme", [("roles", "Acme", "Bolt")], (["Acme"], ["Bolt"])),
        # the values name the slot's content, not the quote's words
        ("It did not pay", "It paid 4 euros", [("polarity", "negative", "positive")], (["not"], [])),
        ("It didn’t pay", "It paid", [("polarity", "negative", "positive")], (["didn’t"], [])),
        ("Nothing was paid", "It was paid", [], (["Nothing"], [])),
        ("It has 5 wards", "It has 7 wards", [], (["5"], ["7"])),
        # a word outside of every difference is not marked, even if only one quote has it
        ("The new mill opens in May", "The mill opens in June", [("time", "May", "June")], (["May"], ["June"])),
        ("It rains", "It rains", [], ([], [])),
        ("", "", [("time", "", "")], ([], [])),
    ],
)
def test_differing_words_are_those_of_the_differences(
    a: str, b: str, differences: list[tuple[str, str, str]], wanted: tuple[list[str], list[str]]
) -> None:
    given = [Difference(slot=slot, value_a=value_a, value_b=value_b) for slot, value_a, value_b in differences]
    marked_a, marked_b = differing_words(a, b, given)
    assert (shown(a, marked_a), shown(b, marked_b)) == wanted
    turned = [Difference(slot=slot, value_a=value_b, value_b=value_a) for slot, value_a, value_b in differences]
    assert differing_words(b, a, turned) == (marked_b, marked_a)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("Acme was founded in 1987", "1987 saw Acme found", (["Acme", "founded", "1987"], ["1987", "Acme", "found"])),
        ("It is in the town", "It is of the town", (["town"], ["town"])),  # function words are not worth a mark
        ("The missions ended", "A mission", (["missions"], ["mission"])),
        ("the country’s law", "the law of the country", (["country’s", "law"], ["law", "country"])),
        ("red", "rent", ([], [])),
    ],
)
def test_shared_words_are_content_words_of_both(a: str, b: str, wanted: tuple[list[str], list[str]]) -> None:
    shared_a, shared_b = shared_words(a, b)
    assert (shown(a, shared_a), shown(b, shared_b)) == wanted


def test_function_words_hold_no_comment() -> None:
    assert "the" in function_words()
    assert "English" not in function_words() and "#" not in function_words()
