"""Two texts that speak of the same thing: do they agree, conflict, or neither?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from crossclaim_schemas import Claim, Difference

from ..config import CrosscheckSection
from ..crosscheck.compare import worst_conflict
from ..crosscheck.explain import differences_of
from ..crosscheck.relate import reason_of
from .align import Rival
from .model import load_pair_model
from .pairs import Unit, units_back, units_of
from .sentences import Sentence

Label = Literal["agreement", "conflict", "none"]
Span = tuple[int, int]
ALIKE = 1.1  # texts are of one length if neither has more content words than this many times the other's
# A rival of this kind is a reason of this name; the first that a sentence has is named.
REASONS = {
    "number": "number", "ordinal": "number", "year": "time", "antonym": "antonym", "name": "entity", "sister_v": "antonym",
    "sister_a": "antonym", "sister_r": "antonym", "sister_n": "entity", "other_n": "entity", "other_v": "antonym", "other_a": "antonym",
    "other_r": "antonym",
}  # fmt: skip


@dataclass(slots=True, frozen=True)
class Reading:
    """What is read of one text."""

    claims: Sequence[Claim]
    sentences: Sequence[Sentence]


@dataclass(slots=True, frozen=True)
class TextVerdict:
    """The likeliest label of two texts and how sure it is (0..1), why, where they differ, and the offsets of the sentences that show it."""

    label: Label
    score: float
    reason: str
    differences: tuple[Difference, ...] = ()
    evidence: tuple[Span, Span] | None = None


def compare_texts(a: Reading, b: Reading, settings: CrosscheckSection) -> TextVerdict:
    """Conflict if a sentence of one contradicts the other text, whichever stands first; agreement if a supports all of b; else none."""
    forward, backward = units_of(a.sentences, b.sentences), units_back(a.sentences, b.sentences)
    if not forward:
        return TextVerdict("none", 1.0, "unrelated")
    model = load_pair_model()
    judged = model.judge(forward, backward)
    p = dict(judged.probabilities)
    p["conflict"] = _conflict(a, b, p["conflict"], forward, backward)
    worst = next(unit for unit in forward if unit.b == judged.worst)
    evidence = (_span(a.sentences[worst.a]), _span(b.sentences[worst.b]))
    if p["conflict"] >= settings.compare_conflict:
        reason, differences = _why(a, b, worst, settings)
        return TextVerdict("conflict", p["conflict"], reason, differences, evidence)
    agreed = p["agreement"] / (p["agreement"] + p["none"])
    if agreed >= settings.compare_agreement:
        return TextVerdict("agreement", p["agreement"], "paraphrase", evidence=evidence)
    return TextVerdict("none", p["none"], "unrelated")


def _conflict(a: Reading, b: Reading, as_given: float, forward: Sequence[Unit], backward: Sequence[Unit]) -> float:
    """How likely a conflict is, the same whichever text stands first: the shorter one is judged by the longer, two alike both ways."""
    size_a, size_b = (sum(len(sentence.content) for sentence in text.sentences) for text in (a, b))
    if not backward or size_a > ALIKE * size_b:
        return as_given
    other = load_pair_model().judge(backward, forward).probabilities["conflict"]
    return other if size_b > ALIKE * size_a else (as_given + other) / 2


def _span(sentence: Sentence) -> Span:
    return sentence.start, sentence.end


def _why(a: Reading, b: Reading, worst: Unit, settings: CrosscheckSection) -> tuple[str, tuple[Difference, ...]]:
    """Reason and differences as the claims tell them, or if they tell nothing the words that stand in each other's place."""
    found = worst_conflict(a.claims, b.claims, settings)
    if found and (differences := differences_of(found.candidate.comparison)):
        return reason_of(found), differences
    if worst.features["negation_parity"] or worst.features["negated_unlike"]:
        return "negation", ()
    rivals = sorted((r for r in worst.rivals if r.in_slot or r.replaced), key=lambda r: list(REASONS).index(r.kind))
    if not rivals:
        return "entity", ()
    return REASONS[rivals[0].kind], (_difference(rivals[0]),)


def _difference(rival: Rival) -> Difference:
    return Difference(slot=REASONS[rival.kind], value_a=rival.a.text, value_b=rival.b.text)
