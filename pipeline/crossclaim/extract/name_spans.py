"""Where names stand in a document: what the entity recogniser found, repaired, and capitalised names that it missed."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from .atoms import block_starts
from .names import FIRST_NAMES, TITLES, country_of, country_of_demonym, label_by_words
from .units import CURRENCY_SIGNS

LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"))
_LINKS = frozenset(
    (
        "of",
        "for",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "al",
        "bin",
        "ibn",
        "y",
    )
)
_PREPOSITIONS = frozenset(("of", "for"))
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday "
    "sunday christmas easter".split()
)
_NOISE = frozenset(
    (
        "i",
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "prof.",
        "am",
        "pm",
        "bc",
        "ad",
        "no",
        "yes",
        "ok",
        "q",
    )
)
_TRIM = frozenset("\"'“”‘’()[]{},;:.!?-–—/*•·&%")
_ACTS = frozenset(
    ("Directive", "Regulation", "Resolution", "Decision", "Law", "Act", "Protocol", "Convention", "Decree")
)
_SCORE = re.compile(r"\d+[-–]\d+")
_MAX_TOKENS = 14


@dataclass(slots=True)
class NameSpan:
    """Tokens of one name; `label` is "" where nothing tells, `title` the lower-case honorific before it."""

    start: int
    end: int
    label: str
    title: str = ""


@dataclass(slots=True)
class _Page:
    """The tokens of a document with what every step asks of them."""

    doc: Doc
    texts: list[str]
    breaks: set[int]
    headings: set[int] = field(default_factory=set)


def find_names(doc: Doc) -> list[NameSpan]:
    """Name spans in order, none overlapping another."""
    page = _Page(doc, [token.text for token in doc], block_starts(doc))
    page.headings = _title_case(page)
    spans = [
        piece for ent in doc.ents if ent.label_ in LABELS for piece in _repair(page, ent.start, ent.end, ent.label_)
    ]
    runs = _capital_runs(page)
    merged = _merge(page, spans, runs)
    return [_with_title(page, _with_number(page, span)) for span in merged]


def _title_case(page: _Page) -> set[int]:
    """Tokens of headings in which every word is capitalised, so that capitals say nothing."""
    found: set[int] = set()
    for start, end, kind in page.doc.user_data.get("blocks", ()):
        if kind != "heading":
            continue
        words = [text for text in page.texts[start:end] if text.isalpha() and len(text) > 3]
        if sum(word[0].isupper() for word in words) > 0.6 * len(words):
            found.update(range(start, end))
    return found


def _repair(page: _Page, start: int, end: int, label: str) -> list[NameSpan]:
    """The recogniser's span cut at blocks and brackets and trimmed at both ends; nothing if no name is left."""
    pieces, begin = [], start
    for index in range(start, end):
        if page.texts[index] in "()[]" or (index > start and index in page.breaks) or page.doc[index].is_space:
            pieces.append((begin, index))
            begin = index if index in page.breaks and page.texts[index] not in "()[]" else index + 1
    pieces.append((begin, end))
    found = []
    for first, last in pieces:
        first, last = _trim(page, first, last)
        if last > first and _is_name(page, first, last, label):
            found.append(NameSpan(first, last, label))
    return found


def _trim(page: _Page, start: int, end: int) -> tuple[int, int]:
    texts = page.texts
    while start < end and (
        texts[start] in _TRIM
        or not (texts[start][0].isupper() or texts[start][0].isdigit())
        or texts[start] in ("The", "A", "An")
    ):
        if (
            texts[start][0].islower()
            and start + 1 < end
            and texts[start + 1] in ("-", "'", "’")
            and texts[start].isalpha()
        ):
            break
        start += 1
    while start < end and texts[start].lower() in TITLES and start + 1 < end:
        start += 1
    while end > start and _ends_badly(texts, start, end - 1):
        end -= 1
    return start, end


def _ends_badly(texts: list[str], start: int, last: int) -> bool:
    """Whether a word cannot end a name: punctuation, a possessive, a score, a lower-case word that is no part of a compound."""
    text = texts[last]
    if text[0].islower():
        return not (last - 1 > start and texts[last - 1] == "-")
    return text in _TRIM or text in ("'s", "’s") or (last > start and _SCORE.fullmatch(text) is not None)


def _is_name(page: _Page, start: int, end: int, label: str) -> bool:
    """Whether a trimmed span is a name at all: not a number, not a common word that only begins its sentence."""
    words = page.texts[start:end]
    if (
        end - start > _MAX_TOKENS
        or not any(word[0].isupper() for word in words)
        or words[0].lower() in _NOISE
        and len(words) == 1
    ):
        return False
    if len(words) > 1:
        return any(page.doc[index].pos_ in ("PROPN", "NOUN", "ADJ") for index in range(start, end))
    token = page.doc[start]
    if country_of(token.text) or country_of_demonym(token.text):
        return True
    if token.lower_ in CURRENCY_SIGNS and start + 1 < len(page.texts) and page.texts[start + 1][0].isdigit():
        return False
    if token.lower_ in _CALENDAR or token.text[0].isdigit() or (token.is_lower and label != "PERSON"):
        return False
    return token.pos_ == "PROPN" or (label == "NORP" and token.pos_ in ("ADJ", "NOUN") and not token.is_sent_start)


def _is_capital(page: _Page, index: int) -> bool:
    token = page.doc[index]
    text = page.texts[index]
    if not text[0].isupper() or index in page.headings or text == "I":
        return False
    if token.pos_ == "PROPN":
        return True
    starts = token.is_sent_start or index in page.breaks
    return (
        not starts
        and token.pos_ in ("NOUN", "ADJ", "VERB", "X", "NUM")
        and (text.istitle() or text.isupper())
        and len(text) > 1
    )


def _capital_runs(page: _Page) -> list[tuple[int, int]]:
    """Longest stretches of capitalised words, with hyphens and linking words inside names."""
    runs, index, count = [], 0, len(page.texts)
    while index < count:
        if page.texts[index][0].isupper() and _is_capital(page, index):
            end = _run_end(page, index)
            runs.append((index, end))
            index = end
        else:
            index += 1
    return runs


def _run_end(page: _Page, start: int) -> int:
    end, linked = start + 1, False
    while end < len(page.texts) and end not in page.breaks and end - start < _MAX_TOKENS:
        text = page.texts[end]
        following = (
            end + 1 < len(page.texts)
            and end + 1 not in page.breaks
            and page.texts[end + 1][0].isupper()
            and _is_capital(page, end + 1)
        )
        if text[0].isupper() and _is_capital(page, end):
            end += 1
        elif (
            text in ("-", "/", "&")
            and following
            and (text != "/" or len(page.texts[end - 1]) == 1)
            or text == "-"
            and _is_compound(page, end)
        ):
            end += 2
        elif text in _LINKS and _links(page, start, end, following):
            end, linked = end + (2 if following else 3), linked or text in _PREPOSITIONS
        elif text in ("and", "in") and following and (_shares_head(page, end) or (linked and _continues(page, end))):
            end += 2
        else:
            break
    return end


def _links(page: _Page, start: int, at: int, following: bool) -> bool:
    """Whether a small word joins two parts of one name: after a telling noun ("Bank of England"), or inside a person's name."""
    text = page.texts[at]
    if text in _PREPOSITIONS:
        article = (
            page.texts[at + 1 : at + 2] == ["the"] and at + 2 < len(page.texts) and page.texts[at + 2][0].isupper()
        )
        head = page.texts[at - 1].lower()
        telling = label_by_words(["x", head]) is not None or head in (
            "states",
            "republic",
            "kingdom",
            "leaders",
            "defense",
            "defence",
        )
        return (following or article) and telling and head not in TITLES
    return following


def _is_compound(page: _Page, at: int) -> bool:
    """Whether a hyphen goes on with a lower-case part without a space: "Co-operation"."""
    doc = page.doc
    return (
        at + 1 < len(doc) and not doc[at].whitespace_ and not doc[at - 1].whitespace_ and page.texts[at + 1].isalpha()
    )


def _shares_head(page: _Page, at: int) -> bool:
    """Whether "and" joins two modifiers of one noun after it: "Belt and Road Initiative"."""
    before = page.doc[at - 1]
    return (
        page.texts[at] == "and"
        and before.head.i > at + 1
        and before.dep_ in ("compound", "nmod", "amod")
        and page.texts[before.head.i][0].isupper()
    )


def _continues(page: _Page, at: int) -> bool:
    """Whether "and" or "in" goes on with the name: the entity recogniser sees one name across it."""
    return bool(page.doc[at].ent_iob_ == "I" or (page.texts[at] == "and" and not page.doc[at + 1].ent_type_))


def _merge(page: _Page, spans: list[NameSpan], runs: list[tuple[int, int]]) -> list[NameSpan]:
    """Recognised spans extended to the capitalised run around them, and runs of which nothing was recognised."""
    found = _outside_headings(page, spans)
    for start, end in runs:
        overlapping = [span for span in found if span.start < end and start < span.end]
        if not overlapping:
            found.extend(_missed(page, start, end))
        elif len(overlapping) == 1:
            _extend(page, overlapping[0], start, end)
        elif _is_one_name(page, overlapping, start, end):
            first = overlapping[0]
            first.end, first.label = end, label_by_words(page.texts[first.start : end]) or first.label
            found = [span for span in found if span is first or span not in overlapping]
    return _with_inner_brackets(page, _without_overlaps(_rejoined(page, found, runs)))


def _outside_headings(page: _Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Without what is named only in headings, where capitals mislead the recogniser; a name of the running text may stand there too."""
    known = {page.doc[span.start : span.end].text for span in spans if span.start not in page.headings}
    return [
        span
        for span in spans
        if span.start not in page.headings
        or (text := page.doc[span.start : span.end].text) in known
        or country_of(text)
    ]


def _rejoined(page: _Page, spans: list[NameSpan], runs: list[tuple[int, int]]) -> list[NameSpan]:
    """Parts of a run put together when the whole run is a name elsewhere in the document."""
    known = {tuple(page.texts[span.start : span.end]): span.label for span in spans if span.end - span.start > 1}
    result = list(spans)
    for start, end in runs:
        words = tuple(page.texts[start:end])
        if words in known and not any(span.start == start and span.end == end for span in spans):
            result = [span for span in result if span.end <= start or span.start >= end]
            result.append(NameSpan(start, end, known[words]))
    return result + _untagged(page, result)


def _untagged(page: _Page, spans: list[NameSpan]) -> list[NameSpan]:
    """First words of sentences that the tagger took for common words, though they are names elsewhere in the document."""
    known = {page.texts[span.start] for span in spans if span.end - span.start == 1 and span.start not in page.headings}
    covered = {index for span in spans for index in range(span.start, span.end)}
    return [
        NameSpan(start, start + 1, "")
        for start in {token.i for token in page.doc if token.is_sent_start} - covered - page.headings
        if page.texts[start] in known
    ]


def _is_one_name(page: _Page, spans: list[NameSpan], start: int, end: int) -> bool:
    """Whether several recognised spans are parts of one "Ministry of ... of the ...": the parts are joined by a linking word."""
    joints = page.texts[spans[0].end : spans[1].start]
    return (
        spans[0].start == start
        and all(word in _PREPOSITIONS or word in ("the", "and", "in") for word in joints)
        and bool(joints)
    )


def _missed(page: _Page, start: int, end: int) -> list[NameSpan]:
    start, end = _trim(page, start, end)
    if start >= end or any(
        page.doc[index].ent_type_ in ("DATE", "TIME", "MONEY", "QUANTITY", "PERCENT", "ORDINAL")
        for index in range(start, end)
    ):
        return []
    while start < end and (page.doc[start].pos_ != "PROPN" and page.doc[start].is_sent_start):
        start += 1
    if start >= end or not _is_name(page, start, end, "") or page.texts[start].lower() in TITLES:
        return []
    if not any(page.doc[index].pos_ == "PROPN" for index in range(start, end)):
        return []
    words = page.texts[start:end]
    label = label_by_words(words) or ("PERSON" if len(words) in (2, 3) and words[0].lower() in FIRST_NAMES else "")
    return [NameSpan(start, end, label)]


def _extend(page: _Page, span: NameSpan, start: int, end: int) -> None:
    """Grow a recognised span over its run: not over titles, demonyms before it, dates, or for a lone country or person label."""
    start, end = _trim(page, start, end)
    while start < span.start and (
        country_of_demonym(page.texts[start]) or page.texts[start].lower() in TITLES or _ends_role(page, start)
    ):
        start += 1
    if span.label in ("GPE", "NORP", "LANGUAGE") and label_by_words(page.texts[start:end]) is None:
        return
    if any(page.doc[index].ent_type_ in ("DATE", "TIME") for index in range(start, end)):
        return
    if start <= span.start and end >= span.end and end - start > span.end - span.start:
        label = label_by_words(page.texts[start:end])
        span.start, span.end = start, end
        if label and span.label != "PERSON":
            span.label = label


def _ends_role(page: _Page, index: int) -> bool:
    """Whether a capitalised word before a name is a role or a first word of the sentence, not part of the name."""
    token: Token = page.doc[index]
    return token.pos_ != "PROPN" or (bool(token.is_sent_start) and token.dep_ not in ("compound", "nsubj"))


def _without_overlaps(spans: list[NameSpan]) -> list[NameSpan]:
    kept: list[NameSpan] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _with_inner_brackets(page: _Page, spans: list[NameSpan]) -> list[NameSpan]:
    """ "Low-Enriched Uranium (LEU) Bank" is one name: bracketed initials between two capitalised parts."""
    result: list[NameSpan] = []
    index = 0
    while index < len(spans):
        span = spans[index]
        end = _past_bracket(page, span)
        if end:
            while index + 1 < len(spans) and spans[index + 1].start < end:
                index += 1
            label = label_by_words([*page.texts[span.start : span.end], page.texts[end - 1]])
            span = NameSpan(span.start, end, label or span.label)
        result.append(span)
        index += 1
    return result


def _past_bracket(page: _Page, span: NameSpan) -> int:
    texts, end = page.texts, span.end
    if end + 3 >= len(texts) or texts[end] != "(" or texts[end + 2] != ")" or not texts[end + 1].isupper():
        return 0
    at = end + 3
    if at in page.breaks or not texts[at][0].isupper() or not _is_capital(page, at) or page.doc[at].is_sent_start:
        return 0
    return _run_end(page, at)


def _with_number(page: _Page, span: NameSpan) -> NameSpan:
    """ "Directive 2009/28/EC", "Resolution 1325": the number belongs to the name of a legal act."""
    at = span.start
    while at > 0 and at not in page.breaks and any(char.isdigit() or char == "/" for char in page.texts[at - 1]):
        at -= 1
    if at < span.start and at > 0 and page.texts[at - 1] in _ACTS:
        span.start, span.label = at - 1, "LAW"
    return span


def _with_title(page: _Page, span: NameSpan) -> NameSpan:
    before = page.texts[span.start - 1].lower() if span.start else ""
    if before in TITLES and span.start not in page.breaks:
        span.title = before
        if (
            span.label in ("", "ORG", "GPE")
            and page.texts[span.start - 1][0].isupper()
            and before not in ("st.", "major", "general")
        ):
            span.label = "PERSON"
    return span
