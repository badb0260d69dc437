"""Which key does what. A reviewer may give each another key, or switch all of them off (WCAG 2.1.4)."""

import json
from typing import NamedTuple

COOKIE = "crossclaim_review_keys"
MAX_COOKIE_CHARS = 1000


class Command(NamedTuple):
    """What a key does; `name` is the `data-command` of the element that it presses."""

    name: str
    key: str
    what: str


COMMANDS = (
    Command("accept", "a", "Accept: the finding is right"),
    Command("reject", "x", "Reject, and say why"),
    Command("skip", " ", "Skip: it comes again at the end"),
    Command("undo", "Backspace", "Undo the last decision"),
    Command("relabel", "r", "It is the other kind: a conflict that is an agreement, or the reverse"),
    Command("edit", "e", "Correct the reason, write a note"),
    Command("mark-a", "1", "Claim A is badly extracted"),
    Command("mark-b", "2", "Claim B is badly extracted"),
    Command("names", "n", "Two names are (not) the same entity"),
    Command("next", "j", "Look at the next one without deciding"),
    Command("previous", "k", "Look at the one before"),
    Command("search", "/", "Search"),
    Command("help", "?", "Show all keys"),
)
SPELLED = {" ": "Space", "Backspace": "⌫"}
READ_BACK = {"space": " ", "backspace": "Backspace", "⌫": "Backspace"}


class Keys(NamedTuple):
    """The keys in use, by command."""

    on: bool
    of: dict[str, str]

    def shown(self, name: str) -> str:
        """The key of a command as people call it."""
        key = self.of[name]
        return SPELLED.get(key, key)


DEFAULT = Keys(True, {command.name: command.key for command in COMMANDS})


def read_keys(cookie: str) -> Keys:
    """The keys in a cookie of ours; the default ones where it is none."""
    try:
        values = json.loads(cookie) if len(cookie) <= MAX_COOKIE_CHARS else None
    except ValueError:
        return DEFAULT
    if not isinstance(values, dict) or not isinstance(values.get("of"), dict):
        return DEFAULT
    try:
        return keys_from({"on": "1" if values.get("on") else "", **{n: str(k) for n, k in values["of"].items()}})
    except ValueError:
        return DEFAULT


def keys_from(form: dict[str, str]) -> Keys:
    """Keys as a reviewer wrote them: one character, "Space" or "Backspace" each.

    Raises ValueError with what is wrong.
    """
    chosen = {}
    for command in COMMANDS:
        written = form.get(command.name, command.key)
        key = READ_BACK.get(written.strip().casefold(), written if written == " " else written.strip())
        if key != "Backspace" and (len(key) != 1 or not key.isprintable()):
            raise ValueError(f"“{command.what}” needs one key: a character, Space or Backspace")
        chosen[command.name] = key
    twice = {key for key in chosen.values() if list(chosen.values()).count(key) > 1}
    if twice:
        raise ValueError(f"the key {SPELLED.get(min(twice), min(twice))} stands for two things")
    return Keys(form.get("on", "") == "1", chosen)


def as_cookie(keys: Keys) -> str:
    """The keys as `read_keys` takes them."""
    return json.dumps({"on": keys.on, "of": keys.of}, separators=(",", ":"))
