"""Names and acronyms in brackets: what belongs to the name before them, and where that name begins."""

from dataclasses import dataclass

from .aliases import is_acronym, spells_initials
from .capitals import Page, is_capital, run_end
from .names import label_by_words


@dataclass(slots=True)
class NameSpan:
    """Tokens of one name; `label` is "" where nothing tells, `title` the lower-case honorific before it."""

    start: int
    end: int
    label: str
    title: str = ""


def with_long_forms(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """Names as long as the acronym in brackets after them says: "Organization for Security and Co-operation in Europe (OSCE)"."""
    result, texts = spans, page.texts
    for at in (span.start for span in spans if span.end - span.start == 1 and texts[span.start - 1] == "("):
        start = _long_form_start(page, at)
        if start is None or any(span.start == start and span.end == at - 1 for span in spans):
            continue
        label = next((span.label for span in result if span.start == start), "")
        result = [span for span in result if span.end <= start or span.start >= at - 1]
        result.append(NameSpan(start, at - 1, label_by_words(texts[start : at - 1]) or label))
    return result


def _long_form_start(page: Page, at: int) -> int | None:
    """Where the name begins whose acronym stands in brackets at a token: the nearest capital from which the initials fit."""
    acronym = page.texts[at]
    if not is_acronym(acronym) or page.texts[at + 1 : at + 2] != [")"]:
        return None
    for start in range(at - 3, max(-1, at - 3 * len(acronym) - 2), -1):
        if start + 1 in page.breaks or page.doc[start + 1].is_sent_start:
            return None
        if page.texts[start][0].isupper() and spells_initials(acronym, page.doc[start : at - 1].text):
            return start
    return None


def with_inner_brackets(page: Page, spans: list[NameSpan]) -> list[NameSpan]:
    """ "Low-Enriched Uranium (LEU) Bank" is one name: bracketed initials between two capitalised parts."""
    result: list[NameSpan] = []
    for span in spans:
        if result and span.start < result[-1].end:
            continue
        end = _past_bracket(page, span)
        if end:
            label = label_by_words([*page.texts[span.start : span.end], page.texts[end - 1]])
            span = NameSpan(span.start, end, label or span.label)
        result.append(span)
    return result


def _past_bracket(page: Page, span: NameSpan) -> int:
    texts, at = page.texts, span.end + 3
    if at >= len(texts) or texts[span.end] != "(" or texts[at - 1] != ")" or not texts[at - 2].isupper():
        return 0
    if any(index in page.breaks for index in range(span.end, at + 1)):
        return 0
    return run_end(page, at) if is_capital(page, at) else 0
