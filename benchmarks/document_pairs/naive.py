"""The baseline that most rule-based tools are: sentences that share words agree, unless a number or a negation differs."""

import re

from matching import Found, Span

SHARED_WORDS = 0.5  # of the shorter sentence; the value at which this baseline does best on the development pairs
STOP = frozenset(
    "a an the of in on at by for to from with and or but is are was were be been has have had it its he she his her they their this "
    "that which who as not no never than more most also will would can may there after before about into over under".split()
)
NEGATION = re.compile(r"\b(?:no|not|never|none|nobody|neither|nor|without)\b|n't\b", re.IGNORECASE)
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def sentences(text: str) -> list[Span]:
    """Spans of sentences and lines."""
    ends = [m.end() for m in re.finditer(r"[.!?](?=\s)|\n", text)] + [len(text)]
    return [(a, b) for a, b in zip([0, *ends], ends, strict=False) if text[a:b].strip()]


def words_of(text: str) -> set[str]:
    """Content words, cut to six letters as a crude stem."""
    return {word[:6] for word in re.findall(r"[a-z]+", text.lower()) if word not in STOP}


def naive_findings(doc_a: str, doc_b: str) -> list[Found]:
    """All sentence pairs with enough shared words, by the rule above."""
    found = []
    for a in sentences(doc_a):
        for b in sentences(doc_b):
            text_a, text_b = doc_a[slice(*a)], doc_b[slice(*b)]
            words_a, words_b = words_of(text_a), words_of(text_b)
            least = min(len(words_a), len(words_b))
            if least < 2 or len(words_a & words_b) < SHARED_WORDS * least:
                continue
            numbers_a, numbers_b = set(NUMBER.findall(text_a)), set(NUMBER.findall(text_b))
            differ = bool(numbers_a and numbers_b and not numbers_a & numbers_b)
            differ |= bool(NEGATION.search(text_a)) != bool(NEGATION.search(text_b))
            found.append(Found("conflict" if differ else "agree", a, b, "naive", ""))
    return found
