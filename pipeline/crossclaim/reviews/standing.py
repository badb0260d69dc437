"""What the decisions taken so far say of the findings of this run.

A decision holds for the finding that says the same in the same two documents, or in documents that were only moved. Where the
sentences behind it have changed since, the finding is open again and remembers what was decided before.
"""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Literal, NamedTuple

from crossclaim_schemas import AboutClaim, AboutFinding, AboutNames, Review, ReviewedClaim, Verdict

About = AboutFinding | AboutClaim
Outcome = Literal["accepted", "rejected", "relabelled"]
OPEN = Verdict()


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdict in force; `last` is the decision it is from, or, where `reopened`, the one that no longer holds."""

    verdict: Verdict
    last: Review
    reopened: bool = False

    @property
    def outcome(self) -> Outcome | None:
        """What a finding was found to be; None while it is open or skipped."""
        return outcome_of(self.verdict)


class NameDecisions(NamedTuple):
    """Pairs of names that are, or are not, the same entity; each pair and all pairs in alphabetical order."""

    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()


UNDECIDED = NameDecisions()


def latest(reviews: Iterable[Review]) -> dict[str, Review]:
    """The last decision on each thing by its key, in the order of the log; what was undone to nothing is left out."""
    last: dict[str, Review] = {}
    for review in reviews:
        last.pop(review.about.key, None)
        last[review.about.key] = review
    return {key: review for key, review in last.items() if review.after != OPEN}


def standings(
    decided: Mapping[str, Review], abouts: Mapping[str, About], uris: AbstractSet[str]
) -> dict[str, Standing]:
    """What holds of each finding (or claim) that was decided on, by the ids of `abouts`.

    `decided` is what `latest` gives, `uris` are those of the run's documents. Takes time linear in the first two.
    """
    by_content, by_side = _elsewhere(decided, abouts, uris)
    found: dict[str, Standing] = {}
    for name, about in abouts.items():
        review = decided.get(about.key) or by_content.get(about.content)
        if review is not None and same_evidence(review, about):
            found[name] = Standing(review.after, review)
            continue
        review = review or next((by_side[side] for side in _sides(about) if side in by_side), None)
        if review is not None:
            found[name] = Standing(OPEN, review, reopened=True)
    return found


def standing_now(review: Review | None, about: About) -> Standing | None:
    """The same for one, given the last decision under its key."""
    if review is None or review.after == OPEN:
        return None
    same = same_evidence(review, about)
    return Standing(review.after if same else OPEN, review, reopened=not same)


def same_evidence(review: Review, about: About) -> bool:
    """Whether the documents still give what the reviewer judged by."""
    return not isinstance(review.about, AboutNames) and review.about.evidence == about.evidence


def name_decisions(decided: Mapping[str, Review]) -> NameDecisions:
    """What was decided on names."""
    pairs: dict[str, list[tuple[str, str]]] = {"same": [], "different": []}
    for review in decided.values():
        if isinstance(review.about, AboutNames) and review.after.decision in pairs:
            pairs[review.after.decision].append((review.about.name_a, review.about.name_b))
    return NameDecisions(tuple(sorted(pairs["same"])), tuple(sorted(pairs["different"])))


def outcome_of(verdict: Verdict) -> Outcome | None:
    """Accepted with another label is a finding that the software got wrong, and still one to keep."""
    if verdict.decision == "accepted":
        return "relabelled" if verdict.label is not None else "accepted"
    return "rejected" if verdict.decision == "rejected" else None


def described(standing: Standing | None) -> str:
    """One line for people: "accepted by anna", "to be looked at again: the evidence has changed"; empty for None."""
    if standing is None:
        return ""
    if standing.reopened:
        return f"{_told(standing.last.after)} by {standing.last.by} before the evidence changed; open again"
    return f"{_told(standing.verdict)} by {standing.last.by}"


def _told(verdict: Verdict) -> str:
    if outcome_of(verdict) == "relabelled":
        return f"found to be {'an' if verdict.label == 'agreement' else 'a'} {verdict.label}"
    why = f" ({verdict.why.replace('_', ' ')})" if verdict.why else ""
    return {"open": "noted", "badly_extracted": "marked as badly extracted"}.get(
        verdict.decision, verdict.decision
    ) + why


def _elsewhere(
    decided: Mapping[str, Review], abouts: Mapping[str, About], uris: AbstractSet[str]
) -> tuple[dict[str, Review], dict[tuple[str, ...], Review]]:
    """Decisions on what this run does not have under the same key: by content where a document is gone, by unchanged side where not."""
    keys = {about.key for about in abouts.values()}
    by_content: dict[str, Review] = {}
    by_side: dict[tuple[str, ...], Review] = {}
    for key, review in decided.items():
        if key in keys or isinstance(review.about, AboutNames):
            continue
        if all(claim.uri in uris for claim in _claims(review.about)):
            by_side.update((side, review) for side in _sides(review.about))
        else:
            by_content[review.about.content] = review
    return by_content, by_side


def _claims(about: About) -> tuple[ReviewedClaim, ...]:
    return (about.a, about.b) if isinstance(about, AboutFinding) else (about.claim,)


def _sides(about: About) -> list[tuple[str, ...]]:
    """Handles of a finding of which one side is as it was: label, both documents, and the words of that side."""
    if isinstance(about, AboutClaim):
        return []
    uris = sorted((about.a.uri, about.b.uri))
    return [(about.label, *uris, side.uri, " ".join(side.quote.split())) for side in (about.a, about.b)]
