"""Which names of a document mean the same: acronyms with their long forms, short forms, surnames, names of countries."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .names import CITIES, DESIGNATORS, country_of, normalise

# Short words that an acronym may skip.
_SKIPPED = frozenset(("of", "the", "for", "and", "in", "on", "to", "de", "a", "an", "&", "with", "at"))
_MAX_ACRONYM = 10
_FIRMS = ("ORG", "PRODUCT", "EVENT", "")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))


@dataclass(slots=True)
class Name:
    """One spelling of a name in a document: how often, and with which labels.

    `place` says that something is in, at or near it, `personal` and `state` that the text treats it as such.
    `words` are its normalised words without legal forms, unless nothing else is left.
    """

    text: str
    key: str
    count: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    place: bool = False
    personal: bool = False
    state: bool = False
    words: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        kept = [word for word in self.text.split() if word.lower().strip(",") not in DESIGNATORS]
        self.words = normalise(" ".join(kept)).split() or self.key.split()


@dataclass(slots=True)
class Alias:
    """What a spelling stands for: the key of the fullest name, and how that is known."""

    target: str
    why: str


def is_acronym(text: str) -> bool:
    """Whether a text looks like an acronym: two to ten characters, mostly capitals, one word ("CICA", "KazAID", "U.N.")."""
    plain = text.replace(".", "").strip("“”\"'")
    if not 2 <= len(plain) <= _MAX_ACRONYM or " " in plain or not plain[0].isalpha():
        return False
    return sum(char.isupper() for char in plain) >= max(2, len(plain) // 2)


def spells(acronym: str, long_form: str) -> bool:
    """Whether an acronym next to a long form may stand for it: its letters come in order, the first at the beginning.

    Schwartz & Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003).
    """
    letters = normalise(acronym).replace(" ", "")
    text = normalise(long_form)
    words = text.split()
    if (
        len(words) < 2
        or not letters
        or words[0][0] != letters[0]
        or len(words) > min(len(letters) + 5, 2 * len(letters))
    ):
        return False
    at = len(text)
    for letter in reversed(letters):
        at = text.rfind(letter, 0, at)
        if at < 0:
            return False
    return spells_initials(acronym, long_form) or text.find(letters[0]) == 0


def spells_initials(acronym: str, long_form: str) -> bool:
    """Whether an acronym is made of the initials of a long form, small words left out or not, or of beginnings ("KazAID")."""
    letters = normalise(acronym).replace(" ", "")
    # "Co-operation" may give one letter or two.
    forms = [normalise(long_form.replace("-", joint)).split() for joint in ("", " ")]
    return any(_is_spelled(letters, words, not acronym.isupper()) for words in forms)


def _is_spelled(letters: str, words: list[str], mixed: bool) -> bool:
    if len(words) < 2 or not letters or words[0][0] != letters[0]:
        return False
    strong = [word for word in words if word not in _SKIPPED]
    if letters in ("".join(word[0] for word in strong), "".join(word[0] for word in words)):
        return True
    return mixed and len(letters) >= 3 and _consumes(letters, strong)


def _consumes(letters: str, words: Sequence[str]) -> bool:
    if not letters:
        return not words or len(words) <= 1
    if not words:
        return False
    head = words[0]
    for size in range(min(len(head), len(letters), 4), 0, -1):
        if head[:size] == letters[:size] and _consumes(letters[size:], words[1:]):
            return True
    return False


def link_names(names: dict[str, Name], defined: dict[str, str]) -> dict[str, Alias]:
    """For each key that has a fuller name in the document that name's key; `defined` maps acronym keys to long-form keys."""
    aliases = {
        short: Alias(long, "acronym defined in the document") for short, long in defined.items() if short != long
    }
    _link_countries(names, aliases)
    _link_acronyms(names, aliases)
    _link_persons(names, aliases)
    _link_organisations(names, aliases)
    return {key: Alias(_final(alias.target, aliases), alias.why) for key, alias in aliases.items()}


def _final(key: str, aliases: dict[str, Alias]) -> str:
    seen = set()
    while key in aliases and key not in seen:
        seen.add(key)
        key = aliases[key].target
    return key


def _link_countries(names: dict[str, Name], aliases: dict[str, Alias]) -> None:
    groups: dict[str, list[Name]] = {}
    for name in names.values():
        country = country_of(name.text)
        if country:
            groups.setdefault(country, []).append(name)
    for country, members in groups.items():
        usual = normalise(country)
        best = next((name for name in members if name.key == usual), None) or max(
            members, key=lambda name: (len(name.key), name.key)
        )
        for name in members:
            if name is not best:
                aliases[name.key] = Alias(best.key, "another name of the country")


def _link_acronyms(names: dict[str, Name], aliases: dict[str, Alias]) -> None:
    by_initials: dict[str, list[Name]] = {}
    for name in names.values():
        if len(name.words) > 1:
            by_initials.setdefault(_initials(name.key), []).append(name)
    for name in names.values():
        if name.key in aliases or not is_acronym(name.text) or country_of(name.text):
            continue
        long = by_initials.get(name.key.replace(" ", ""), [])
        if len(long) == 1:
            aliases[name.key] = Alias(long[0].key, "initials of a name in the document")


def _initials(key: str) -> str:
    return "".join(word[0] for word in key.split() if word not in _SKIPPED)


def _link_persons(names: dict[str, Name], aliases: dict[str, Alias]) -> None:
    """A surname or first name alone, or another form with the same first and last name, when only one person fits."""
    full: dict[str, list[Name]] = {}
    for name in names.values():
        if len(name.words) > 1 and _main_label(name) == "PERSON":
            for word in {name.words[0], _surname(name), name.words[-1]}:
                full.setdefault(word, []).append(name)
    beginnings = _by_first_word(names.values())
    for name in names.values():
        if name.key in aliases or (len(name.words) > 1 and _main_label(name) != "PERSON"):
            continue
        if len(name.words) == 1:
            fits = full.get(name.words[0], [])
            longer = [
                other for other in beginnings.get(name.words[0], ()) if len(other.words) > 1 and other not in fits
            ]
            if longer and _main_label(name) != "PERSON":
                continue
        else:
            others = full.get(_surname(name), [])
            fits = [other for other in others if len(other.key) > len(name.key) and _same_person(name, other)]
        targets = {other.key for other in fits if not any(_ends(other, third) for third in fits)}
        if len(targets) == 1 and name.key not in targets:
            aliases[name.key] = Alias(targets.pop(), "short form of the name")


def _by_first_word(names: Iterable[Name]) -> dict[str, list[Name]]:
    found: dict[str, list[Name]] = {}
    for name in names:
        found.setdefault(name.words[0], []).append(name)
    return found


def _main_label(name: Name) -> str:
    return max(name.labels.items(), key=lambda item: (item[1], item[0] == "PERSON"))[0] if name.labels else ""


def _surname(name: Name) -> str:
    words = [word for word in name.words if word not in _SUFFIXES]
    return words[-1] if words else ""


def _same_person(short: Name, long: Name) -> bool:
    """ "J. Smith" and "John Smith", "Ingrid Halvorsen" and "Ingrid M. Halvorsen"."""
    if _surname(short) != _surname(long):
        return False
    first, other = short.words[0], long.words[0]
    return first == other or (len(first) == 1 and other.startswith(first))


def _ends(long: Name, short: Name) -> bool:
    """Whether a name is another with something before it, as when a caption runs into it."""
    return len(long.words) > len(short.words) and long.words[-len(short.words) :] == short.words


def _begins(long: Name, short: Name) -> bool:
    return len(long.words) > len(short.words) and long.words[: len(short.words)] == short.words


def _link_organisations(names: dict[str, Name], aliases: dict[str, Alias]) -> None:
    """A short form that begins exactly one longer name of an organisation, and no person's name."""
    long = _by_first_word(name for name in names.values() if _main_label(name) in _FIRMS and len(name.key.split()) > 1)
    persons = {
        word for name in names.values() if _main_label(name) == "PERSON" and len(name.words) > 1 for word in name.words
    }
    for name in names.values():
        if name.key in aliases or country_of(name.text) or _is_no_firm(name):
            continue
        if len(name.words) == 1 and name.words[0] in persons:
            continue
        near = long.get(name.words[0], ())
        fits = [other for other in near if other is not name and (_begins(other, name) or _same_firm(other, name))]
        ends = [other for other in fits if not any(_begins(third, other) or _same_firm(third, other) for third in fits)]
        roots = {_final(other.key, aliases) for other in ends}
        if len(roots) == 1 and name.key not in roots:
            aliases[name.key] = Alias(roots.pop(), "short form of the name")


def _is_no_firm(name: Name) -> bool:
    """Whether a name is surely none of an organisation; a single word labelled as a person may well be one."""
    label = _main_label(name)
    if label in ("NORP", "LAW", "LOC", "FAC") or name.place or name.key in CITIES:
        return True
    return label == "PERSON" and len(name.words) > 1


def _same_firm(long: Name, short: Name) -> bool:
    """The same words, the longer one with a legal form."""
    return long.words == short.words and len(long.key) > len(short.key)
