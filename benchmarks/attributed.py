"""Attribution of claims against labelled tuples whose `context` names the speaker and the verb of saying ("authorities said").

A claim answers a gold tuple if their predicates share a word, and both together at least half of the words of the shorter one (order
and case ignored). Its source is right if it shares a word with the tuple's context, articles and the like left out.

recall     share of the gold tuples with a context that are answered by a claim with the right source
precision  share of the claims with a named source that answer any gold tuple, of which one they answer has a context with that source
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from crossclaim.extract.views import nary_facts
from crossclaim_schemas import Claim

WORD = re.compile(r"\w+")
SMALL_WORDS = frozenset("a an the of in at by for to and s which who that".split())
MIN_SHARE = 0.5


class GoldTuple(NamedTuple):
    """A labelled tuple: words of its predicate, all its words, those of its context (empty if its author is the text's own)."""

    predicate: frozenset[str]
    words: "Counter[str]"
    context: frozenset[str]


class Said(NamedTuple):
    """A claim with a named source: the places of the gold tuples that it answers, and the words of the source."""

    answered: frozenset[int]
    source: frozenset[str]


class Counts(NamedTuple):
    """What was judged; `unlabelled` counts the attributed claims that answer no gold tuple: they are in no other figure."""

    gold: int
    found: int
    judged: int
    right: int
    unlabelled: int

    @property
    def precision(self) -> float:
        return self.right / self.judged if self.judged else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_gold(path: Path) -> dict[str, list[GoldTuple]]:
    """The labelled tuples of each sentence, by its id."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: [_gold_tuple(gold) for gold in row["gold"]] for row in rows}


def _gold_tuple(gold: Mapping[str, object]) -> GoldTuple:
    parts = [gold["subject"], gold["predicate"], *gold["objects"], *gold["time"], *gold["location"]]  # type: ignore[misc]
    context = frozenset(_words(str(gold["context"] or ""))) - SMALL_WORDS
    return GoldTuple(frozenset(_words(str(gold["predicate"]))), _words(" ".join(map(str, parts))), context)


def judge(gold: Mapping[str, Sequence[GoldTuple]], claims: Iterable[Claim]) -> Counts:
    """Compare the claims of all sentences with their labels."""
    said: dict[str, list[Said]] = defaultdict(list)
    for claim in claims:
        source, uri = _source(claim), claim.uri or ""
        for subject, predicate, objects in nary_facts(claim) if source else []:
            words = _words(" ".join([subject, predicate, *objects]))
            said[uri].append(Said(_answered(gold[uri], frozenset(_words(predicate)), words), source))
    counts = Counter(dict.fromkeys(Counts._fields, 0))
    for uri, tuples in gold.items():
        counts.update(_judge_sentence(tuples, said[uri]))
    return Counts(**counts)


def _judge_sentence(tuples: Sequence[GoldTuple], said: Sequence[Said]) -> "Counter[str]":
    labelled = [(place, item) for place, item in enumerate(tuples) if item.context]
    judged = [claim for claim in said if claim.answered]
    return Counter(
        gold=len(labelled),
        found=sum(any(at in claim.answered and item.context & claim.source for claim in said) for at, item in labelled),
        judged=len(judged),
        right=sum(any(tuples[at].context & claim.source for at in claim.answered) for claim in judged),
        unlabelled=len(said) - len(judged),
    )


def _answered(tuples: Sequence[GoldTuple], predicate: frozenset[str], words: "Counter[str]") -> frozenset[int]:
    found = set()
    for at, item in enumerate(tuples):
        shorter = min(words.total(), item.words.total())
        if predicate & item.predicate and (words & item.words).total() >= MIN_SHARE * shorter:
            found.add(at)
    return frozenset(found)


def _source(claim: Claim) -> frozenset[str]:
    if claim.attribution is None:
        return frozenset()
    return frozenset(_words(claim.attribution.source)) - SMALL_WORDS


def _words(text: str) -> "Counter[str]":
    return Counter(WORD.findall(text.lower()))
