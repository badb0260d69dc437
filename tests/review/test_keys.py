"""Keys as a reviewer sets them, and as a cookie brings them back."""

import pytest

from crossclaim.extras.review.keys import DEFAULT, as_cookie, keys_from, read_keys


def test_keys_come_back_from_the_cookie() -> None:
    chosen = keys_from({"on": "1", "accept": "y", "skip": "Backspace", "undo": "space"})
    assert (chosen.of["accept"], chosen.of["skip"], chosen.of["undo"]) == ("y", "Backspace", " ")
    assert (chosen.shown("skip"), chosen.shown("undo")) == ("⌫", "Space")
    assert read_keys(as_cookie(chosen)) == chosen


def test_keys_can_be_off() -> None:
    off = keys_from({})
    assert not off.on
    assert read_keys(as_cookie(off)) == off


@pytest.mark.parametrize(
    "cookie",
    ["", "{", "[]", '{"of": 3}', '{"of": {"accept": "ab"}}', '{"of": {"accept": "x"}}', "9" * 2000, '{"of": {"accept": null}}'],
)  # fmt: skip
def test_keys_are_the_usual_ones_where_the_cookie_is_none_of_ours(cookie: str) -> None:
    assert read_keys(cookie) == DEFAULT


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"accept": "ab"}, "needs one key"),
        ({"accept": ""}, "needs one key"),
        ({"accept": "\x07"}, "needs one key"),
        ({"accept": "x"}, "the key x stands for two things"),
        ({"accept": " "}, "the key Space stands for two things"),
    ],
)
def test_keys_that_cannot_be_are_refused(form: dict[str, str], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        keys_from(form)
