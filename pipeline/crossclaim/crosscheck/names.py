"""Names as strings: how two spellings of one name are recognised. Knows nothing of documents or claims."""

import re
import unicodedata
from functools import lru_cache

LEGAL_FORMS = frozenset(
    "ltd limited inc incorporated corp corporation co company plc llc llp gmbh ag sa s.a nv n.v bv b.v ab as a/s asa oy oyj spa "
    "s.p.a srl kk k.k pte pty sarl kg se".split()
)
# Only titles that are part of no other name: "General Electric", "Justice Department" and "King County" keep theirs.
HONORIFICS = frozenset("mr mrs ms miss dr prof professor sir dame".split())
ARTICLES = frozenset({"the", "a", "an"})
FUNCTION_WORDS = frozenset("of for and the in on at to de la le du des der die das von van y e & with".split())
MIN_ACRONYM = 2
MAX_DESIGNATOR = 3  # "HC", "FC", "MV" before the name proper
BRACKETED = re.compile(r"\([^()]*\)")  # an acronym or an explanation inside a name: "Low Enriched Uranium (LEU) Bank"
_WORD = re.compile(r"[^\W_]+(?:[/.'’][^\W_]+)*", re.UNICODE)


@lru_cache(maxsize=200_000)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name for matching: case, accents, hyphens, possessive endings and a leading article left out."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"[’']s\b|[’']$", "", plain)
    plain = BRACKETED.sub(" ", plain) if not plain.startswith("(") else plain
    words = [word.casefold().strip(".") for word in _WORD.findall(plain)]
    while len(words) > 1 and words[0] in ARTICLES:
        words = words[1:]
    return tuple(words)


@lru_cache(maxsize=200_000)
def core_words(name: str) -> tuple[str, ...]:
    """As `words_of`, without legal forms at the end ("A/S", "Ltd") and honorifics at the start; never empty unless the name is."""
    words = list(words_of(name))
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    while len(words) > 1 and words[0] in HONORIFICS:
        words.pop(0)
    return tuple(words)


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """Equal for spellings of one name that differ in case, accents, hyphens, article, legal form or British/American -is-/-iz-."""
    return " ".join(re.sub(r"is(e|ation|ing|ed)s?\b", r"iz\1", word) for word in core_words(name))


def is_acronym(text: str) -> bool:
    """Whether a text is written as an acronym: one word, two or more letters, most of them capitals, none spaced."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return len(text.split()) == 1 and len(letters) >= MIN_ACRONYM and capitals >= 2 and capitals * 2 > len(letters)


def initials_match(acronym: str, name: str) -> bool:
    """Whether the letters of the acronym are the initials of the name's words, function words being optional."""
    letters = [c.casefold() for c in acronym if c.isalnum()]
    words = words_of(name.replace("-", " "))
    full = [word[0] for word in words]
    lean = [word[0] for word in words if word not in FUNCTION_WORDS]
    return len(words) > 1 and len(letters) >= MIN_ACRONYM and letters in (full, lean)


def expands(short: str, long: str) -> bool:
    """Whether `short` is `long` with a run of words put as their initials ("LEU Bank" / "Low Enriched Uranium Bank")."""
    parts, words = words_of(short), words_of(long.replace("-", " "))
    if len(parts) < 2 or len(words) <= len(parts):
        return False
    return _expands(parts, words)


def _expands(parts: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not parts or not words:
        return not parts and not words
    if parts[0] == words[0] and _expands(parts[1:], words[1:]):
        return True
    n = len(parts[0])
    initials = "".join(word[0] for word in words[:n])
    return n >= MIN_ACRONYM and initials == parts[0] and _expands(parts[1:], words[n:])


def short_form(short: str, long: str) -> bool:
    """Whether `short` is the first words or the distinctive last words of the longer `long` ("Halvorsen" / "Halvorsen Wind").

    One last word is distinctive if only a designator stands before it ("Brenova" / "HC Brenova").
    """
    part, whole = core_words(short), core_words(long)
    if not part or len(part) >= len(whole):
        return False
    distinctive = len(part) > 1 or all(w.isupper() and len(w) <= MAX_DESIGNATOR for w in long.split()[:-1])
    return whole[: len(part)] == part or (distinctive and whole[-len(part) :] == part)


def same_person(one: str, other: str) -> bool:
    """Whether two personal names can be of one person: same last word, and first names equal, an initial, or absent."""
    a, b = core_words(one), core_words(other)
    if not a or not b or a[-1] != b[-1]:
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    return a[0] == b[0] or (min(len(a[0]), len(b[0])) == 1 and a[0][0] == b[0][0])


DEMONYM_ENDINGS = ("ian", "an", "n", "ese", "ish", "i", "er", "ic")


@lru_cache(maxsize=200_000)
def is_demonym(one: str, other: str) -> bool:
    """Whether one name is that of the people or adjective of the other ("Tavorian" / "Tavoria"); symmetric.

    By its form alone, so it also holds for places that no table knows; at least four letters must be shared.
    """
    a, b = name_key(one), name_key(other)
    if " " in a or " " in b:
        return False
    short, long = sorted((a, b), key=len)
    stems = {short, short.rstrip("aeiouy")}
    return any(len(stem) >= 4 and long == stem + ending for stem in stems for ending in DEMONYM_ENDINGS)
