"""One plain sentence a finding, for the person who decides."""

from crossclaim_schemas import Difference

from .frames import Frame
from .judge import Verdict

NAMES = {
    "number": "the number", "time": "the time", "place": "the place", "entity": "who or what", "antonym": "the outcome",
    "superlative": "the rank", "negation": "whether it is so", "role": "who did it to whom", "quantifier": "how many",
    "modality": "what is allowed or planned",
}  # fmt: skip


def explain(a: Frame, b: Frame, verdict: Verdict) -> str:
    """What each side says and where they part, or that they say the same."""
    says_a, says_b = _clip(a.claim.text), _clip(b.claim.text)
    if verdict.rule.label == "agreement":
        return f"Both say so: A {says_a!r}, B {says_b!r}."
    values = next((c for c in verdict.contrasts if c.kind in (verdict.rule.contrast or {c.kind})), None)
    detail = f": {values.value_a} against {values.value_b}" if values else ""
    return f"The documents differ in {NAMES.get(verdict.rule.reason, verdict.rule.reason)}{detail}. A says {says_a!r}, B says {says_b!r}."


def differences_of(verdict: Verdict) -> tuple[Difference, ...]:
    """The contrasts of a verdict as records."""
    return tuple(Difference(slot=c.slot, value_a=c.value_a, value_b=c.value_b) for c in verdict.contrasts)


def _clip(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else text[: limit - 1].rsplit(" ", 1)[0] + "…"
