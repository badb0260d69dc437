"""Marked sentences: the expected claim stands inside its sentence.

    Acme <claim negated=true modality=planned>will not close the plant</claim>.

`read_marks` gives the plain text and each marked stretch with its attributes; `faults_of` compares them with claims. A value with
spaces stands in double quotes. Attributes: subject, lemma, negated, modality, source, cue, factive, voice, tense, aspect, kind,
construction, text, and any role ("object=...", "place=..."), whose value is the argument's text.
"""

import re
from typing import NamedTuple

from crossclaim_schemas import Claim

MARK = re.compile(r"<claim((?: [a-z_]+=(?:\"[^\"]*\"|[^ >]+))*)>(.*?)</claim>")
ATTRIBUTE = re.compile(r"([a-z_]+)=(?:\"([^\"]*)\"|([^ >]+))")


class Marked(NamedTuple):
    """One marked stretch, offsets in the plain text."""

    start: int
    end: int
    expected: dict[str, str]


def read_marks(marked: str) -> tuple[str, list[Marked]]:
    """The text without marks, and the marks; they do not nest."""
    parts: list[str] = []
    marks: list[Marked] = []
    position = length = 0
    for match in MARK.finditer(marked):
        before = marked[position : match.start()]
        start = length + len(before)
        parts += [before, match[2]]
        length = start + len(match[2])
        marks.append(Marked(start, length, {key: quoted or bare for key, quoted, bare in ATTRIBUTE.findall(match[1])}))
        position = match.end()
    parts.append(marked[position:])
    return "".join(parts), marks


def claim_at(claims: list[Claim], mark: Marked) -> Claim | None:
    """The claim whose quote fits the mark best: covers at least half of the shorter of the two, and wastes least."""
    fitting = [
        claim for claim in claims if _overlap(claim, mark) * 2 >= min(mark.end - mark.start, claim.end - claim.start)
    ]
    wanted = mark.expected.get("lemma")
    fitting = [claim for claim in fitting if wanted is None or claim.lemma == wanted]
    return max(fitting, key=lambda claim: _overlap(claim, mark) / _union(claim, mark), default=None)


def faults_of(claims: list[Claim], mark: Marked) -> list[str]:
    """What is wrong with the claim at a mark; empty when it is as expected."""
    claim = claim_at(claims, mark)
    if claim is None:
        return [f"no claim there; found {[(other.quote, other.lemma) for other in claims]}"]
    found = {key: _value(claim, key) for key in mark.expected}
    return [f"{key}: {found[key]!r}, not {value!r}" for key, value in mark.expected.items() if found[key] != value]


def _value(claim: Claim, key: str) -> str:
    if key == "negated":
        return str(claim.polarity == "negative").lower()
    if key == "subject":
        return claim.subject.resolved
    if key == "source":
        return claim.attribution.source if claim.attribution else "nobody"
    if key == "cue":
        return claim.attribution.cue if claim.attribution else ""
    if key == "factive":
        return str(claim.attribution is not None and claim.attribution.factive).lower()
    if key in ("lemma", "modality", "voice", "tense", "aspect", "kind", "construction", "text"):
        return str(getattr(claim, key))
    return next((argument.text for argument in claim.objects if argument.role == key), "")


def _overlap(claim: Claim, mark: Marked) -> int:
    return max(0, min(claim.end, mark.end) - max(claim.start, mark.start))


def _union(claim: Claim, mark: Marked) -> int:
    return max(claim.end, mark.end) - min(claim.start, mark.start)
