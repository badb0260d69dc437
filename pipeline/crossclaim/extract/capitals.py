"""Stretches of capitalised words: where a name may begin and end, whatever a recogniser says."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from ..tables import read_table
from .atoms import block_starts
from .columns import read_column
from .names import TITLES, label_by_words

_TABLE = read_table("names")
_LINKS = frozenset(_TABLE["links"])
_JOINED = frozenset(_TABLE["joined"])
_PREPOSITIONS = frozenset(("of", "for"))
MAX_TOKENS = 14
_LONGEST_HEADLINE = 20


@dataclass(slots=True)
class Page:
    """The tokens of a document with what every step asks of them; in `headings` capitals say nothing."""

    doc: Doc
    texts: list[str]
    breaks: set[int]
    headings: set[int] = field(default_factory=set)


def read_page(doc: Doc) -> Page:
    """The page of a document."""
    page = Page(doc, read_column(doc, "ORTH"), block_starts(doc))
    for start, end, kind in doc.user_data.get("blocks", ()):
        if kind == "heading" and _share_of_capitals(page.texts[start:end]) > 0.6:
            page.headings.update(range(start, end))
    for sentence in doc.sents:
        if _is_headline(page.texts[sentence.start : sentence.end]) and any(token.pos_ == "VERB" for token in sentence):
            page.headings.update(range(sentence.start, sentence.end))
    return page


def capital_runs(page: Page) -> list[tuple[int, int]]:
    """Longest stretches of capitalised words, with hyphens and linking words inside names."""
    runs, index, count = [], 0, len(page.texts)
    while index < count:
        if page.texts[index][0].isupper() and is_capital(page, index):
            end = run_end(page, index)
            runs.append((index, end))
            index = end
        else:
            index += 1
    return runs


def is_capital(page: Page, index: int) -> bool:
    """Whether a word is capitalised because it is part of a name, not because it begins a sentence or stands in a heading."""
    token, text = page.doc[index], page.texts[index]
    if not text[0].isupper() or index in page.headings or text == "I":
        return False
    if token.pos_ == "PROPN":
        return True
    if token.is_sent_start or index in page.breaks or len(text) == 1:
        return False
    return token.pos_ in ("NOUN", "ADJ", "VERB", "X", "NUM") and (text.istitle() or text.isupper())


def run_end(page: Page, start: int) -> int:
    """Where the stretch of capitalised words that begins at a token ends (exclusive)."""
    end, linked = start + 1, False
    while end < len(page.texts) and end not in page.breaks and end - start < MAX_TOKENS:
        if page.texts[end][0].isupper() and is_capital(page, end):
            end += 1
            continue
        step = _step(page, end, linked)
        if not step:
            break
        linked = linked or page.texts[end] in _PREPOSITIONS
        end += step
    return end


def _step(page: Page, at: int, linked: bool) -> int:
    """How many tokens a small word or sign inside a name takes with it; 0 if the name ends before it."""
    text = page.texts[at]
    following = _capital_follows(page, at)
    if text == "-" and _is_compound(page, at):
        return 2
    if text in _PREPOSITIONS:
        return _preposition_step(page, at, following)
    if not following:
        return 0
    if text in ("and", "in"):
        return 2 if _shares_head(page, at) or (linked and _goes_on(page, at)) else 0
    if text in ("'", "’"):
        return 2 if page.texts[at - 1].endswith("s") else 0
    return 2 if text in _LINKS or _is_joint(page, at) else 0


def _capital_follows(page: Page, at: int) -> bool:
    after = at + 1
    return after < len(page.texts) and after not in page.breaks and is_capital(page, after)


def _preposition_step(page: Page, at: int, following: bool) -> int:
    """ "of" and "for" go on with a name after a word that tells its kind ("Bank of England"), with an article or without."""
    head = page.texts[at - 1].lower()
    if head in TITLES or (head not in _JOINED and label_by_words(["", head]) is None):
        return 0
    if following:
        return 2
    article = page.texts[at + 1 : at + 2] in (["the"], ["a"]) and _capital_follows(page, at + 1)
    return 3 if article else 0


def _is_joint(page: Page, at: int) -> bool:
    """Whether a sign joins two parts of a name: a hyphen without spaces, "A/S", "&"."""
    text = page.texts[at]
    if text == "&":
        return True
    return not page.doc[at - 1].whitespace_ and (text == "-" or (text == "/" and len(page.texts[at - 1]) == 1))


def _is_compound(page: Page, at: int) -> bool:
    """Whether a hyphen goes on with a lower-case part without a space: "Co-operation"."""
    doc = page.doc
    if at + 1 >= len(doc) or at + 1 in page.breaks or doc[at].whitespace_ or doc[at - 1].whitespace_:
        return False
    # "Oslo-based" is no name.
    return page.texts[at + 1].isalpha() and doc[at + 1].pos_ == "PROPN"


def _shares_head(page: Page, at: int) -> bool:
    """Whether "and" joins two modifiers of one noun after it: "Belt and Road Initiative"."""
    before = page.doc[at - 1]
    if page.texts[at] != "and" or before.head.i <= at + 1 or before.dep_ not in ("compound", "nmod", "amod"):
        return False
    return page.texts[before.head.i][0].isupper()


def _goes_on(page: Page, at: int) -> bool:
    """Whether "and" or "in" goes on with the name: the recogniser sees one name across it, or no other name after it."""
    return page.doc[at].ent_iob_ == "I" or (page.texts[at] == "and" and not page.doc[at + 1].ent_type_)


def _is_headline(texts: list[str]) -> bool:
    """Whether a sentence is capitalised throughout although it is no list of names: a heading run into the text."""
    if not 5 <= len(texts) <= _LONGEST_HEADLINE or texts[-1] == "." or "," in texts:
        return False
    return sum(text.isalpha() and len(text) > 3 for text in texts) > 4 and _share_of_capitals(texts) > 0.8


def _share_of_capitals(texts: list[str]) -> float:
    words = [text for text in texts if text.isalpha() and len(text) > 3]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0
