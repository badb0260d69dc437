"""Which candidates become findings: what the table allows and the scorer believes, the best one where several tell the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossclaim_schemas import Claim

from ..config import CrosscheckSection
from .candidates import Candidate
from .decide import Rule, decide
from .score import Scorer

SAME_ACT = frozenset({"same", "synonym", "converse", "nominal"})
OVERLAP = 0.5  # of the shorter clause
MOSTLY = 0.65  # so much of one claim the other one has to say, or the two share a subject only loosely
SURE = 0.6  # agreements less likely than this explain nothing away
CERTAIN = {"conflict": 1.0, "agreement": 1.0}  # what the table does not even allow then needs no score
SURER = 0.1  # and by so much they must be likelier than the conflict


@dataclass(slots=True)
class Verdict:
    """A candidate with the rule of the decision table that fits, and the probability that the label is right.

    A finding less likely than `least` is possible, but not reported.
    """

    candidate: Candidate
    rule: Rule
    score: float
    least: float = 0.0

    @property
    def reported(self) -> bool:
        return self.score >= self.least


def judge(candidates: Sequence[Candidate], scorer: Scorer, settings: CrosscheckSection) -> list[Verdict]:
    """The likeliest label of each candidate that the table allows and that reaches the least score at all."""
    candidates = [c for c in candidates if decide(c.comparison.evidence, CERTAIN)]
    rows = [candidate.features for candidate in candidates]
    scores = scorer.all_probabilities(rows, CERTAIN)
    verdicts = []
    for i, candidate in enumerate(candidates):
        own = {label: float(values[i]) for label, values in scores.items()}
        allowed = decide(candidate.comparison.evidence, own)
        options = [(own[label], label) for label in allowed]
        if options and max(options)[0] >= settings.min_score:
            score, label = max(options)
            verdicts.append(Verdict(candidate, allowed[label], score, threshold(allowed[label], candidate, settings)))
    return verdicts


def threshold(rule: Rule, candidate: Candidate, settings: CrosscheckSection) -> float:
    """The score from which on a finding by this rule is reported: its own, or that of its reason, or how far one claim covers the other."""
    if rule.report is not None:
        return rule.report
    if rule.label == "conflict":
        return settings.report_conflict[rule.reason]
    alignment = candidate.comparison.alignment
    covered = max(alignment.cover_a, alignment.cover_b) >= MOSTLY
    return settings.report_agreement if covered else settings.report_loose_agreement


def select(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The best finding of each place, and no conflict that an agreement explains away.

    Several claims of one clause tell the same: of findings with one label whose clauses overlap on both sides the likeliest
    stays. And if a claim agrees with one claim of a document, another claim there that seems to contradict it is about
    something else (another year, a part, a rival): the document would contradict itself.
    """
    kept: list[Verdict] = []
    places: dict[tuple[object, ...], list[Verdict]] = {}
    for verdict in sorted(verdicts, key=_rank, reverse=True):
        rivals = places.setdefault((*_sentences(verdict), verdict.rule.label), [])
        if not any(_same_place(verdict, rival) for rival in rivals):
            rivals.append(verdict)
            kept.append(verdict)
    agreed: dict[tuple[int, int], float] = {}
    for verdict in kept:
        # What a document says twice explains nothing within it: that it contradicts itself is what is looked for there.
        if verdict.rule.label == "agreement" and verdict.candidate.a.document != verdict.candidate.b.document:
            for end in _ends(verdict):
                agreed[end] = max(agreed.get(end, 0.0), verdict.score)
    kept = [v for v in kept if v.rule.label == "agreement" or not _explained_away(v, agreed)]
    kept = _denials_of_one_act(kept)
    return sorted(kept, key=lambda v: (v.candidate.a.index, v.candidate.b.index, v.rule.label))


def _denials_of_one_act(verdicts: list[Verdict]) -> list[Verdict]:
    """Without denials set against another act, where the document tells the act itself.

    "It does not host the pool" contradicts "hosted by it", not "owned by the union", which shares all the names.
    """
    told = {end for v in verdicts if _is_denial(v) and v.reported and _same_act(v) for end in _ends(v)}
    return [v for v in verdicts if not _is_denial(v) or _same_act(v) or not told.intersection(_ends(v))]


def _is_denial(verdict: Verdict) -> bool:
    return verdict.rule.label == "conflict" and verdict.rule.reason == "negation"


def _same_act(verdict: Verdict) -> bool:
    return verdict.candidate.comparison.levels.predicate in SAME_ACT


def _same_place(one: Verdict, other: Verdict) -> bool:
    """Whether two findings stand at overlapping clauses on both sides."""
    pairs = ((one.candidate.a, other.candidate.a), (one.candidate.b, other.candidate.b))
    return all(_overlap(x.claim, y.claim) for x, y in pairs)


def _overlap(one: Claim, other: Claim) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared > OVERLAP * min(one.end - one.start, other.end - other.start)


def _explained_away(verdict: Verdict, agreed: dict[tuple[int, int], float]) -> bool:
    return not verdict.rule.firm and any(
        agreed.get(key, 0.0) > max(verdict.score + SURER, SURE) for key in _ends(verdict)
    )


def _ends(verdict: Verdict) -> list[tuple[int, int]]:
    """Each claim with the document of the other one."""
    a, b = verdict.candidate.a, verdict.candidate.b
    return [(a.index, b.document), (b.index, a.document)]


def _sentences(verdict: Verdict) -> tuple[tuple[str, int], ...]:
    return tuple((f.claim.doc_id, f.claim.sentence_start) for f in (verdict.candidate.a, verdict.candidate.b))


def _rank(verdict: Verdict) -> tuple[bool, float, int, int]:
    return verdict.reported, verdict.score, -verdict.candidate.a.index, -verdict.candidate.b.index
