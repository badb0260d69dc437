"""One plain sentence a finding, for the person who decides: what is said, where the two part, and what was found the same."""

from crossclaim_schemas import Claim, Difference

from .align import Alignment
from .intervals import TimeLevel
from .judge import Comparison
from .select import Verdict

DIFFER_IN = {
    "number": "the figure", "time": "the time", "place": "the place", "entity": "who or what it was", "antonym": "opposite words",
    "superlative": "the rank", "negation": "whether it is so at all", "role": "who did it to whom", "quantifier": "how many of them",
    "modality": "what is allowed or planned",
}  # fmt: skip
SAME = frozenset({"same", "synonym", "converse", "nominal"})
SAME_TIMES = frozenset({TimeLevel.SAME, TimeLevel.A_FINER, TimeLevel.B_FINER})
MAX_CHARS = 140
COVERED = 0.8  # from here on the other side has all that a claim says
REFINING = 0.15  # ... and it says more if so much more of it is its own


def explain(verdict: Verdict) -> str:
    """The sentence; claims that are someone's words are given as theirs."""
    a, b = verdict.candidate.a, verdict.candidate.b
    if verdict.rule.label == "conflict":
        return _conflict(verdict)
    texts = [_clip(f.claim.text.rstrip(".")) for f in (a, b)]
    if texts[0].casefold() == texts[1].casefold():
        return f"Both say: {texts[0]}."
    return f"{_opening(verdict)}: {_voice('A', a.claim)} “{texts[0]}”, {_voice('B', b.claim)} “{texts[1]}”."


def fuller_side(alignment: Alignment) -> str:
    """Which claim says all that the other one says, and more: "a", "b", or empty if each has something of its own or neither has."""
    if alignment.cover_b >= COVERED and alignment.cover_a < alignment.cover_b - REFINING:
        return "a"
    if alignment.cover_a >= COVERED and alignment.cover_b < alignment.cover_a - REFINING:
        return "b"
    return ""


OPENINGS = {"a": "A says it too, and more", "b": "B says it too, and more", "": "Both say so in other words"}


def _opening(verdict: Verdict) -> str:
    return OPENINGS[fuller_side(verdict.candidate.comparison.alignment)]


def differences_of(comparison: Comparison) -> tuple[Difference, ...]:
    """The contrasts of a comparison as records."""
    return tuple(Difference(slot=c.slot, value_a=c.value_a, value_b=c.value_b) for c in comparison.contrasts)


def _conflict(verdict: Verdict) -> str:
    a, b, contrasts = verdict.candidate.a, verdict.candidate.b, verdict.candidate.comparison.contrasts
    main = next((c for c in contrasts if c.kind in verdict.rule.contrast), contrasts[0] if contrasts else None)
    values = f" ({main.value_a} against {main.value_b})" if main and main.kind not in ("negation", "role") else ""
    what = DIFFER_IN.get(verdict.rule.reason, verdict.rule.reason)
    said_a = f"{_voice('A', a.claim)} “{_clip(a.claim.text.rstrip('.'))}”"
    said_b = f"{_voice('B', b.claim)} “{_clip(b.claim.text.rstrip('.'))}”"
    return f"{said_a}, {said_b}: they differ in {what}{values}{_shared(verdict)}."


def _voice(side: str, claim: Claim) -> str:
    return f"{side} says, citing {claim.attribution.source}," if claim.attribution else f"{side} says"


def _shared(verdict: Verdict) -> str:
    levels = verdict.candidate.comparison.levels
    shared = [slot for slot, level in (("subject", levels.subject), ("predicate", levels.predicate)) if level in SAME]
    shared += ["time"] if levels.time in SAME_TIMES else []
    return "; same " + ", same ".join(shared) if shared else ""


def _clip(text: str) -> str:
    return text if len(text) <= MAX_CHARS else text[: MAX_CHARS - 1].rsplit(" ", 1)[0] + "…"
