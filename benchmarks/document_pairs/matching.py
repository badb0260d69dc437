"""How reported relations are held against labelled ones: the metric of the document-pair benchmark.

A reported relation matches a labelled one when the claims' spans share at least half of the shorter span on both sides; each
serves one labelled relation at most, best overlap first. Conflicts are labelled exhaustively, agreements nearly so.
"""

import random
import re
from collections import Counter
from dataclasses import dataclass

Span = tuple[int, int]
LABEL = {"conflict": "conflict", "agreement": "agree"}
TOO_LONG = 1.5  # a span longer than so many of its longest sentence is no evidence
FIELDS = (
    "conflicts found_conflicts false_conflicts agreements found_agreements wrong_agreements traps sprung_traps".split()
)


@dataclass(frozen=True)
class Found:
    """A reported relation: its label and spans, side a first."""

    label: str
    a: Span
    b: Span
    reason: str
    explanation: str


def overlap(span: Span, other: Span) -> float:
    """Shared part of the shorter span, 0..1."""
    shared = min(span[1], other[1]) - max(span[0], other[0])
    return max(0, shared) / max(1, min(span[1] - span[0], other[1] - other[0]))


def closeness(span: Span, other: Span) -> float:
    """Intersection over union."""
    shared = max(0, min(span[1], other[1]) - max(span[0], other[0]))
    return shared / (max(span[1], other[1]) - min(span[0], other[0]))


def too_long(span: Span, text: str) -> bool:
    """Whether a span is longer than 1.5 times the longest sentence that it touches."""
    ends = [m.end() for m in re.finditer(r"[.!?](?=\s)|\n", text)] + [len(text)]
    touched = [
        b - a for a, b in zip([0, *ends], ends, strict=False) if min(b, span[1]) > max(a, span[0]) and text[a:b].strip()
    ]
    return span[1] - span[0] > TOO_LONG * max(touched, default=1)


def judge(pair: dict, found: list[Found]) -> tuple[Counter, list[str]]:
    """Counts of one pair (see `FIELDS`), and a line for each miss and each false finding."""
    gold = pair["relations"]
    options, touches = _options(pair, found)
    taken: dict[int, int] = {}
    used: set[int] = set()
    for same, _, i, k in sorted(options, reverse=True):
        if same and i not in taken and k not in used:
            taken[i] = k
            used.add(k)
    counts: Counter = Counter(dict.fromkeys(FIELDS, 0))
    lines = []
    for k, g in enumerate(gold):
        if g["label"] in ("conflict", "agree"):
            counts["conflicts" if g["label"] == "conflict" else "agreements"] += 1
            counts["found_conflicts" if g["label"] == "conflict" else "found_agreements"] += k in used
            if k not in used:
                lines.append(f"missed {g['label']} ({g['type']})\n    a: {g['quote_a']}\n    b: {g['quote_b']}")
        elif g["label"] == "none":
            counts["traps"] += 1
            counts["sprung_traps"] += any(k in ks and i not in taken for i, ks in touches.items())
    lines += _false_findings(pair, found, taken, touches, counts)
    return counts, lines


def _options(pair: dict, found: list[Found]) -> tuple[list[tuple[bool, float, int, int]], dict[int, set[int]]]:
    options, touches = [], {}
    for i, f in enumerate(found):
        if too_long(f.a, pair["doc_a"]) or too_long(f.b, pair["doc_b"]):
            continue
        for k, g in enumerate(pair["relations"]):
            if overlap(g["span_a"], f.a) >= 0.5 and overlap(g["span_b"], f.b) >= 0.5:
                options.append((g["label"] == f.label, closeness(g["span_a"], f.a) + closeness(g["span_b"], f.b), i, k))
                touches.setdefault(i, set()).add(k)
    return options, touches


def _false_findings(pair: dict, found: list[Found], taken: dict, touches: dict, counts: Counter) -> list[str]:
    gold, lines = pair["relations"], []
    seen = {(found[i].label, found[i].a, found[i].b) for i in taken}
    for i, f in enumerate(found):
        if i in taken or (f.label, f.a, f.b) in seen:
            continue
        near = {gold[k]["label"] for k in touches.get(i, ())}
        if f.label in near or (f.label == "agree" and "either" in near):
            continue
        seen.add((f.label, f.a, f.b))
        counts["false_conflicts" if f.label == "conflict" else "wrong_agreements"] += 1
        quotes = pair["doc_a"][slice(*f.a)], pair["doc_b"][slice(*f.b)]
        lines.append(
            f"FALSE {f.label} ({f.reason}) near {sorted(near)}: {f.explanation}\n    a: {quotes[0]}\n    b: {quotes[1]}"
        )
    return lines


def figures(counts: list[Counter]) -> dict[str, float]:
    """Precision and recall of both labels, and the share of traps sprung, over the given pairs."""
    n = sum(counts, Counter())
    ratio = lambda a, b: a / b if b else 0.0
    return {
        "conflict_p": ratio(n["found_conflicts"], n["found_conflicts"] + n["false_conflicts"]),
        "conflict_r": ratio(n["found_conflicts"], n["conflicts"]),
        "agreement_p": ratio(n["found_agreements"], n["found_agreements"] + n["wrong_agreements"]),
        "agreement_r": ratio(n["found_agreements"], n["agreements"]),
        "traps_sprung": ratio(n["sprung_traps"], n["traps"]),
    }


def intervals(counts: list[Counter], rounds: int = 2000, seed: int = 7) -> dict[str, tuple[float, float]]:
    """95 % bootstrap intervals of `figures`, pairs being drawn with replacement."""
    rng = random.Random(seed)
    drawn = [figures(rng.choices(counts, k=len(counts))) for _ in range(rounds)]
    cut = rounds // 40
    return {key: (sorted(d[key] for d in drawn)[cut], sorted(d[key] for d in drawn)[-cut - 1]) for key in drawn[0]}
