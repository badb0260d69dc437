"""The line over a finding: what is the same and what is not, in words that a reader takes in at a glance."""

from crossclaim_schemas import Argument, Claim, Difference, Relation

from .report_diff import function_words
from .report_words import plain

SAME = frozenset({"same", "synonym", "converse", "nominal"})
SAME_TIMES = frozenset({"same", "a_finer", "b_finer"})
MAX_VALUE_CHARS = 70
MAX_COUNTED_CHARS = 40
STEM = 4  # letters that a noun and its plural share
MAX_CLAIM_CHARS = 160
WITHOUT_VALUES = {
    "negation": "one says so, the other denies it",
    "role": "who does what to whom is turned round",
}
DIFFERENT = {
    "number": "different figures", "time": "different times", "place": "different places", "entity": "different names",
    "antonym": "opposite words", "superlative": "different ranks", "quantifier": "different extent", "modality": "not the same certainty or permission",
}  # fmt: skip
VERB_REASONS = frozenset({"modality", "antonym"})  # whose values are the verbs themselves
ANSWERED_BY = {"number": ("quantity", "object", "subject"), "superlative": ("rank",), "role": ("roles",)}


def headline(relation: Relation, a: Claim, b: Claim) -> str:
    """Of a conflict what both speak of and the two values: "Same plant, same event: 2025 against 2026"; of an agreement what is said."""
    said = _conflict(relation, a, b) if relation.label == "conflict" else _agreement(relation, a, b)
    return said[:1].upper() + said[1:]


def _conflict(relation: Relation, a: Claim, b: Claim) -> str:
    reason = relation.reason.split("+")[0]
    if reason in WITHOUT_VALUES:
        positive = b if a.polarity == "negative" else a
        return f"“{_clip(positive.text.rstrip('.'), MAX_CLAIM_CHARS)}”: {WITHOUT_VALUES[reason]}"
    shared = ", ".join(_shared(relation, reason, a, b)) or DIFFERENT.get(reason, plain(reason))
    against = _against(relation, reason, a, b) or DIFFERENT.get(reason, plain(reason))
    return f"{shared}: {against}" if shared != against else shared


def _shared(relation: Relation, reason: str, a: Claim, b: Claim) -> list[str]:
    levels, shared = relation.levels, []
    if levels.get("subject") in SAME:
        shared.append(_subject(a.subject, b.subject))
    if levels.get("predicate") in SAME:
        told = shared or reason in VERB_REASONS or len(a.predicate) > MAX_COUNTED_CHARS
        named = "" if told else f" (“{a.predicate}”)"
        shared.append(("same event" if _tells_event(a) and _tells_event(b) else "same question") + named)
    if levels.get("time") in SAME_TIMES and reason != "time":
        shared.append("same time")
    return shared


def _subject(a: Argument, b: Argument) -> str:
    """The common noun of both as it stands in A ("same plant", "same ferries"), or the name."""
    if a.head.casefold() == b.head.casefold() and a.terms and a.terms[-1].endswith("/NOUN"):
        nouns = [word for word in a.resolved.split() if word.casefold().startswith(a.head.casefold()[:STEM])]
        return f"same {nouns[-1] if nouns else a.head}"
    name = min((a.resolved, b.resolved), key=len)
    return name if a.terms and a.terms[-1].endswith("/PROPN") and len(name) <= MAX_VALUE_CHARS else "same subject"


def _tells_event(claim: Claim) -> bool:
    """Whether it happened or will: "employs 90 people" is no event, "hired 90 people" is."""
    return claim.kind == "event" and claim.tense != "present"


def _against(relation: Relation, reason: str, a: Claim, b: Claim) -> str:
    difference = _main(relation.differences, reason)
    if difference is None:
        return ""
    values = [(difference.value_a, a), (difference.value_b, b)]
    if reason == "number":
        values = [(_with_noun(value, claim), claim) for value, claim in values]
    return " against ".join(_clip(_as_inside(value), MAX_VALUE_CHARS) or "not said" for value, _ in values)


def _with_noun(value: str, claim: Claim) -> str:
    """A bare number with what is counted: "six berths" for "six"."""
    texts = (argument.text.removeprefix(f"{argument.marker} ") for argument in (*claim.objects, claim.subject))
    return next(
        (text for text in texts if value and f"{value} " in f"{text} " and len(text) <= MAX_COUNTED_CHARS), value
    )


def _as_inside(value: str) -> str:
    """A value that opened its sentence, as it would stand within one: "some ferries"."""
    first, _, rest = value.partition(" ")
    return f"{first.lower()} {rest}" if rest and first.lower() in function_words() else value


def _main(differences: tuple[Difference, ...], reason: str) -> Difference | None:
    """The difference that the reason names, or the first."""
    slots = ANSWERED_BY.get(reason, (reason,))
    return next((found for slot in slots for found in differences if found.slot == slot), next(iter(differences), None))


def _agreement(relation: Relation, a: Claim, b: Claim) -> str:
    if a.text.rstrip(".").casefold() == b.text.rstrip(".").casefold():
        return f"both say: {_clip(a.text, MAX_CLAIM_CHARS)}"
    if relation.direction == "both":
        return f"in other words: {_clip(min(a.text, b.text, key=len), MAX_CLAIM_CHARS)}"
    fuller, side = (a, "A") if relation.direction == "a_supports_b" else (b, "B")
    return f"{side} says more: {_clip(fuller.text, MAX_CLAIM_CHARS)}"


def _clip(words: str, limit: int) -> str:
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0] + "…"
