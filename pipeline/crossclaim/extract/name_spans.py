"""Where names stand in a document: what the entity recogniser found, repaired, and capitalised names that it missed."""

import re

from spacy.tokens import Doc

from ..tables import read_table
from ..units import CURRENCY_SIGNS
from .antecedents import PERSON_NOUNS
from .bracketed import NameSpan, with_inner_brackets, with_long_forms
from .capitals import MAX_TOKENS, Page, capital_runs, read_page
from .name_parts import LEGAL, countries_in, with_legal_form, with_number, with_title
from .names import (
    FIRST_NAMES,
    HEAD_LABELS,
    TITLES,
    country_of,
    country_of_demonym,
    label_by_words,
)

LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"))
_NUMBERS = frozenset(("DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "ORDINAL"))
_NOISE = frozenset(read_table("names")["noise"])
_TRIM = frozenset("\"'“”‘’()[]{},;:.!?-–—/*•·&%")
_CUTS = frozenset('()[]"“”')
# Words that look like this seldom are names of their own ("Optimization", "Readiness").
_ABSTRACT = re.compile(r"[A-Z][a-z]{3,}(?:ation|ization|ment|ness|ity|ance|ence|ship|ism)s?")
_COMMON_ENDS = re.compile(
    r"[A-Z][a-z]{2,}(?:aches?|itis|osis|emia|aemia|algia|pathy|ology|graphy|ectomy|rrhoea|rrhea|lessness|hood|dom|isms?)"
)
_PERIOD = re.compile(r"[QH]\d|FY\d+")
_SCORE = re.compile(r"\d+[-–]\d+")


def find_names(doc: Doc) -> list[NameSpan]:
    """Name spans in order, none overlapping another, none across the start of a block."""
    page = read_page(doc)
    spans = [span for ent in doc.ents if ent.label_ in LABELS for span in _repair(page, ent.start, ent.end, ent.label_)]
    spans = _without_common_words(page, _outside_headings(page, spans))
    runs = capital_runs(page)
    for start, end in runs:
        spans = _merge(page, spans, start, end)
    spans = _without_common_words(page, spans)
    spans = _without_overlaps(_rejoined(page, with_long_forms(page, spans), runs))
    spans = _without_overlaps(
        [*countries_in(page), *(with_legal_form(page, span) for span in with_inner_brackets(page, spans))]
    )
    return [with_title(page, with_number(page, span)) for span in spans]


def _repair(page: Page, start: int, end: int, label: str) -> list[NameSpan]:
    """The recogniser's span cut at blocks and brackets and trimmed at both ends; nothing if no name is left."""
    cuts = [at for at in range(start, end) if page.texts[at] in _CUTS or page.doc[at].is_space or at in page.breaks]
    cuts += [at for at in range(start + 1, end - 1) if page.texts[at] == "on" and page.texts[at + 1].endswith("day")]
    pieces = [_trim(page, first, last) for first, last in zip([start, *cuts], [*cuts, end], strict=True)]
    return [
        NameSpan(first, last, label) for first, last in pieces if last > first and _is_name(page, first, last, label)
    ]


def _trim(page: Page, start: int, end: int) -> tuple[int, int]:
    texts = page.texts
    while start < end and _begins_badly(texts, start, end):
        start += 1
    while start + 1 < end and texts[start].lower() in TITLES and texts[start + 1].lower() not in HEAD_LABELS:
        start += 1  # but "General Assembly"
    while end > start and _ends_badly(texts, start, end - 1):
        end -= 1
    return start, end


def _begins_badly(texts: list[str], first: int, end: int) -> bool:
    """Whether a word cannot begin a name: punctuation, an article, a lower-case word that is no part of a compound."""
    text = texts[first]
    if text[0].islower():
        return not (text.isalpha() and first + 1 < end and texts[first + 1] in ("-", "'", "’"))
    return text in ("The", "A", "An") or not (text[0].isupper() or text[0].isdigit())


def _ends_badly(texts: list[str], start: int, last: int) -> bool:
    """Whether a word cannot end a name: punctuation, a possessive, a score, a lower-case word that is no part of a compound."""
    text = texts[last]
    if text[0].islower():
        return not (last - 1 > start and texts[last - 1] == "-")
    return text in _TRIM or text in ("'s", "’s") or (last > start and _SCORE.fullmatch(text) is not None)


def _is_name(page: Page, start: int, end: int, label: str) -> bool:
    """Whether a trimmed span is a name at all: not a number, not a common word that only begins its sentence."""
    words = page.texts[start:end]
    if end - start > MAX_TOKENS or not any(word[0].isupper() for word in words):
        return False
    if len(words) > 1:
        return any(page.doc[index].pos_ in ("PROPN", "NOUN", "ADJ") for index in range(start, end))
    return _is_single_name(page, start, label)


def _is_single_name(page: Page, at: int, label: str) -> bool:
    token, following = page.doc[at], page.texts[at + 1] if at + 1 < len(page.texts) else ""
    if token.lower_ in _NOISE or token.text[0].isdigit() or token.text in LEGAL or _PERIOD.fullmatch(token.text):
        return False
    if token.is_sent_start and _is_order_or_noun(page, at):
        return False
    if token.is_sent_start and token.lower_ not in HEAD_LABELS and _ABSTRACT.fullmatch(token.text):
        return False
    if country_of(token.text) or country_of_demonym(token.text):
        return True
    # "EUR 5 million" and the label that opens a line ("Methods: ...").
    if (token.lower_ in CURRENCY_SIGNS and following[:1].isdigit()) or (following == ":" and _is_label(page, at)):
        return False
    return token.pos_ == "PROPN" or (label == "NORP" and token.pos_ in ("ADJ", "NOUN") and not token.is_sent_start)


def _is_order_or_noun(page: Page, at: int) -> bool:
    """ "Screw the arm into the base", "Neighbour may keep hives": a verb before an article, and a noun for a person, at the start."""
    lower = page.texts[at].lower()
    if at + 1 < len(page.texts) and page.texts[at + 1] in ("the", "a", "an", "your", "this"):
        return lower not in FIRST_NAMES
    plural = lower.removesuffix("s")
    return lower in PERSON_NOUNS or (plural != lower and (plural in PERSON_NOUNS or plural in TITLES))


def _is_label(page: Page, at: int) -> bool:
    return bool(page.doc[at].is_sent_start) and page.texts[at].lower() not in FIRST_NAMES


def _outside_headings(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Without what is named only in headings, where capitals mislead the recogniser."""
    known = {page.doc[span.start : span.end].text for span in spans if span.start not in page.headings}
    kept = []
    for span in spans:
        text = page.doc[span.start : span.end].text
        if span.start not in page.headings or text in known or country_of(text):
            kept.append(span)
    return kept


def _without_common_words(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Without first words of sentences that stand in lower case elsewhere in the document."""
    first = {span.start for span in spans if span.end - span.start == 1 and page.doc[span.start].is_sent_start}
    if not first:
        return spans
    words = {text for text in page.texts if text.islower()}
    words |= {page.texts[at].lower() for at in first if _is_common(page, at)}
    return [
        span for span in spans if span.start not in first or page.texts[span.start].lower() not in words or span.title
    ]


def _is_common(page: Page, at: int) -> bool:
    """Whether the first word of a sentence is a common noun: by its ending, or joined to one ("Headache and nausea were common")."""
    token = page.doc[at]
    if country_of(token.text) or token.lower_ in FIRST_NAMES:
        return False
    if _COMMON_ENDS.fullmatch(token.text):
        return True
    joined = next((child for child in token.children if child.dep_ == "conj"), None)
    return (
        joined is not None and joined.tag_ in ("NN", "NNS") and joined.text.islower() and joined.left_edge.i == joined.i
    )


def _merge(page: Page, spans: list[NameSpan], start: int, end: int) -> list[NameSpan]:
    """The spans with one capitalised run taken in: new, around one of them, or joining several."""
    inside = [span for span in spans if span.start < end and start < span.end]
    if not inside:
        return spans + _missed(page, start, end)
    first = inside[0]
    if len(inside) == 1:
        _extend(page, first, start, end)
    elif _is_one_name(page, inside, start):
        first.end, first.label = end, label_by_words(page.texts[start:end]) or first.label
        return [span for span in spans if span is first or span not in inside]
    return spans


def _missed(page: Page, start: int, end: int) -> list[NameSpan]:
    start, end = _trim(page, start, end)
    while start < end and page.doc[start].pos_ != "PROPN" and page.doc[start].is_sent_start:
        start += 1
    if start >= end or page.texts[start].lower() in TITLES or not _is_name(page, start, end, ""):
        return []
    tokens = page.doc[start:end]
    if any(token.ent_type_ in _NUMBERS for token in tokens) or not any(token.pos_ == "PROPN" for token in tokens):
        return []
    words = page.texts[start:end]
    person = len(words) in (2, 3) and words[0].lower() in FIRST_NAMES
    return [NameSpan(start, end, label_by_words(words) or ("PERSON" if person else ""))]


def _extend(page: Page, span: NameSpan, start: int, end: int) -> None:
    """Grow a recognised span over its run: not over titles, demonyms and roles before it, nor dates; places only if a word tells."""
    start, end = _trim(page, start, end)
    while start < span.start and _is_before_name(page, start):
        start += 1
    told = label_by_words(page.texts[start:end])
    if told is None and span.label in ("GPE", "NORP", "LANGUAGE"):
        return
    if start > span.start or end < span.end or end - start == span.end - span.start:
        return
    if not any(token.ent_type_ in ("DATE", "TIME") for token in page.doc[start:end]):
        span.start, span.end = start, end
        if told and span.label != "PERSON":
            span.label = told


def _is_before_name(page: Page, index: int) -> bool:
    """Whether a capitalised word before a name is a demonym, a title, a role or a first word of the sentence."""
    token, text = page.doc[index], page.texts[index]
    if token.pos_ != "PROPN" or text.lower() in TITLES or country_of_demonym(text):
        return True
    return bool(token.is_sent_start) and token.dep_ not in ("compound", "nsubj")


def _is_one_name(page: Page, spans: list[NameSpan], start: int) -> bool:
    """Whether several recognised spans are parts of one "Ministry of ... of the ...": small words stand between them."""
    joints = page.texts[spans[0].end : spans[1].start]
    return (
        spans[0].start == start and bool(joints) and all(word in ("of", "for", "the", "and", "in") for word in joints)
    )


def _rejoined(page: Page, spans: list[NameSpan], runs: list[tuple[int, int]]) -> list[NameSpan]:
    """Parts of a run put together when the whole run is a name elsewhere in the document."""
    known = {tuple(page.texts[span.start : span.end]): span.label for span in spans if span.end - span.start > 1}
    result = list(spans)
    for start, end in runs:
        words = tuple(page.texts[start:end])
        if words in known and not any(span.start == start and span.end == end for span in result):
            result = [span for span in result if span.end <= start or span.start >= end]
            result.append(NameSpan(start, end, known[words]))
    return result + _untagged(page, result)


def _untagged(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Capitalised words that the tagger took for common words, though they are names elsewhere in the document."""
    known = {page.texts[span.start] for span in spans if span.end - span.start == 1 and span.start not in page.headings}
    if not known:
        return []
    covered = {index for span in spans for index in range(span.start, span.end)}
    return [
        NameSpan(at, at + 1, "")
        for at, text in enumerate(page.texts)
        if text in known and at not in covered and at not in page.headings and text[0].isupper()
    ]


def _without_overlaps(spans: list[NameSpan]) -> list[NameSpan]:
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
