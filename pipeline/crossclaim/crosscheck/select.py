"""Which verdicts are reported: the best one where several claims of two sentences tell the same."""

from collections.abc import Iterable

from .frames import Frame
from .judge import Verdict

Judged = tuple[Frame, Frame, Verdict]


def select(judged: Iterable[Judged]) -> list[Judged]:
    """One agreement a pair of sentences, and one conflict a pair of sentences and reason; the best covered first."""
    best: dict[tuple[object, ...], Judged] = {}
    for one in judged:
        a, b, verdict = one
        key = (_sentence(a), _sentence(b), verdict.rule.label, verdict.rule.reason)
        if key not in best or _rank(one) > _rank(best[key]):
            best[key] = one
    return list(best.values())


def _sentence(frame: Frame) -> tuple[str, int]:
    return frame.claim.doc_id, frame.claim.sentence_start


def _rank(judged: Judged) -> tuple[float, float, int, int]:
    a, b, verdict = judged
    return verdict.cover + verdict.cover_both, verdict.cover, -a.index, -b.index
