"""What the desk knows: the run it shows, the decisions taken, and how one more is taken. Knows nothing of pages."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crossclaim_schemas import (
    AboutClaim,
    AboutFinding,
    AboutNames,
    Relation,
    Review,
    Verdict,
    review_id,
)
from crossclaim_schemas.review import Action, QueueOrder

from ...reviews.decided import abouts_of, decided_in
from ...reviews.keys import about_claim
from ...reviews.log import ReviewLog
from ...reviews.standing import OPEN, Standing, latest, standing_now
from ...store import MANIFEST
from ...write.report_index import Index, build_index
from ...write.report_read import read_run
from ...write.report_words import reasons
from .queue import BADLY_EXTRACTED, DECIDED, REOPENED, State, View, is_in, matches, searched, state_of, value

About = AboutFinding | AboutClaim | AboutNames


class Stale(Exception):
    """A decision on something that was decided on meanwhile, in another window or by someone else."""


@dataclass(slots=True)
class Shown:
    """The run that the desk shows, looked up from every side."""

    index: Index
    relations: dict[str, Relation]
    abouts: dict[str, AboutFinding]
    by_key: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, str] = field(default_factory=dict)
    entities: dict[str, frozenset[str]] = field(default_factory=dict)
    worth: dict[str, float] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)


class Desk:
    """One reviewer at one run folder. Others may write to the same log at the same time."""

    def __init__(self, folder: Path, reviewer: str) -> None:
        """Raises ConfigError if the folder holds no finished run, or a broken log."""
        self.folder, self.reviewer = folder, reviewer
        self.log = ReviewLog(folder)
        self.standings: dict[str, Standing] = {}
        self.bad_claims: dict[str, Standing] = {}
        self.last: dict[str, Review] = {}
        self._found: tuple[View, list[str]] | None = None
        self._stamp = _stamp(folder)
        self.run = _shown(build_index(read_run(folder)))
        self._judge_all()

    def refresh(self) -> None:
        """Takes in decisions of others, and a new run over the folder once it is finished."""
        fresh = self.log.refresh()
        stamp = _stamp(self.folder)
        if stamp is not None and stamp != self._stamp:
            self.run, self._stamp = _shown(build_index(read_run(self.folder))), stamp
            self._judge_all()
        elif fresh:
            self._judge_all()

    def found(self, view: View) -> list[str]:
        """The findings of a view in its order, by relation id."""
        if self._found is None or self._found[0] != view:
            self._found = view, self._find(view)
        return self._found[1]

    def _find(self, view: View) -> list[str]:
        run = self.run
        narrowed = view.narrowed()
        chosen = [
            name
            for name, relation in run.relations.items()
            if is_in(view, self.state(name))
            and (not narrowed or matches(view, relation, run.words[name], run.entities[name]))
        ]
        keys: dict[QueueOrder, Callable[[str], tuple[float | str, ...]]] = {
            "value": lambda name: (-self.worth(name), run.index.places[name]),
            "score": lambda name: (-run.relations[name].score, run.index.places[name]),
            "document": lambda name: (run.index.places[name],),
            "random": lambda name: (run.abouts[name].key,),
        }
        chosen.sort(key=keys[view.order])
        return sorted(chosen, key=lambda name: self.state(name) == "skipped")

    def state(self, relation_id: str) -> State:
        """How a finding stands, in one word."""
        return state_of(self.standings.get(relation_id))

    def worth(self, relation_id: str) -> float:
        """How much a decision on it is worth now."""
        relation, worth = self.run.relations[relation_id], self.run.worth[relation_id]
        if self.bad_claims and (relation.claim_a in self.bad_claims or relation.claim_b in self.bad_claims):
            worth *= BADLY_EXTRACTED
        return worth * REOPENED if self.state(relation_id) == "reopened" else worth

    def verdict(self, about: About) -> Verdict:
        """What holds of something now."""
        last = self.last.get(about.key)
        if last is None:
            standing = self.standings.get(about.relation) if isinstance(about, AboutFinding) else None
            return standing.verdict if standing else OPEN
        if isinstance(about, AboutNames):
            return last.after
        standing = standing_now(last, about)
        return standing.verdict if standing else OPEN

    def seen(self, about: About) -> str:
        """What tells whether it was decided on since a page was made: the id of the last decision on it."""
        last = self.last.get(about.key)
        return last.id if last else ""

    def about_claim(self, claim_id: str) -> AboutClaim:
        """What a decision on a claim is about."""
        claim = self.run.index.claims[claim_id]
        return about_claim(claim, self.run.index.documents[claim.doc_id])

    def decide(
        self, about: About, action: Action, after: Verdict, *, seen: str | None = None, queue: QueueOrder | None = None
    ) -> Review:
        """Writes a decision; it is on disk when this returns.

        Raises Stale if `seen` is given and somebody decided since, RunAborted if it cannot be written.
        """

        def make(at: str) -> Review:
            self._take_in_others()
            if seen is not None and seen != self.seen(about):
                raise Stale
            before = self.verdict(about)
            return self._review(at, about, action, before, after, queue=queue)

        return self._keep(self.log.append(make))

    def undoable(self) -> Review | None:
        """The decision that an undo takes back: the reviewer's last one that still stands."""
        undone = {review.undoes for review in self.log.reviews}
        for review in reversed(self.log.reviews):
            mine = review.by == self.reviewer and review.action != "undo" and review.id not in undone
            if mine and self.last[review.about.key] is review:
                return review
        return None

    def undo(self, review: Review) -> Review:
        """Takes a decision back: what held before it holds again. Raises Stale if a later one stands on it."""

        def make(at: str) -> Review:
            self._take_in_others()
            if self.last[review.about.key].id != review.id:
                raise Stale
            return self._review(at, review.about, "undo", review.after, review.before, undoes=review.id)

        return self._keep(self.log.append(make))

    def count_decided(self) -> int:
        """How many findings of the run are decided."""
        return sum(1 for standing in self.standings.values() if state_of(standing) in DECIDED)

    def _review(
        self, at: str, about: About, action: Action, before: Verdict, after: Verdict, *,
        undoes: str | None = None, queue: QueueOrder | None = None,
    ) -> Review:  # fmt: skip
        return Review(
            id=review_id(at, self.reviewer, about.key), at=at, by=self.reviewer, action=action, about=about, before=before,
            after=after, undoes=undoes, queue=queue,
        )  # fmt: skip

    def _keep(self, review: Review | None) -> Review:
        if review is None:
            raise Stale
        self._judge(review)
        return review

    def _take_in_others(self) -> None:
        """What the log read in just now, under its lock, is known before the decision is made."""
        if len(self.log.reviews) != self._n_known:
            self._judge_all()

    def _judge_all(self) -> None:
        records = self.run.index.records
        decided = decided_in(
            latest(self.log.reviews), records.documents, records.claims, records.relations, self.run.abouts
        )
        self.standings = decided.findings
        self.bad_claims = decided.claims
        self.last = {review.about.key: review for review in self.log.reviews}
        self._n_known = len(self.log.reviews)
        self._found = None

    def _judge(self, review: Review) -> None:
        """What one more decision changes; the same as `_judge_all`, in no time."""
        self._found = None
        self.last[review.about.key] = review
        self._n_known = len(self.log.reviews)
        for name in self.run.by_key.get(review.about.key, ()):
            _set(self.standings, name, standing_now(review, self.run.abouts[name]))
        if isinstance(review.about, AboutClaim):
            _set(self.bad_claims, review.about.claim.claim, standing_now(review, review.about))


def _set(standings: dict[str, Standing], name: str, standing: Standing | None) -> None:
    standings.pop(name, None)
    if standing is not None:
        standings[name] = standing


def _stamp(folder: Path) -> tuple[int, int] | None:
    """What changes when a run finishes; None while one is under way."""
    try:
        stat = (folder / MANIFEST).stat()
    except FileNotFoundError:
        return None
    return stat.st_mtime_ns, stat.st_ino


def _shown(index: Index) -> Shown:
    relations = {relation.id: relation for relation in index.records.relations}
    shown = Shown(index, relations, abouts_of(index.records.relations, index.claims, index.documents))
    for name, relation in relations.items():
        shown.by_key[shown.abouts[name].key].append(name)
        shown.words[name] = searched(index, relation)
        shown.entities[name] = frozenset(_entities(index, relation))
        shown.worth[name] = value(index, relation)
    shown.reasons = sorted({reason for relation in relations.values() for reason in reasons(relation)})
    return shown


def _entities(index: Index, relation: Relation) -> Iterator[str]:
    for claim_id in (relation.claim_a, relation.claim_b):
        for mention in index.claims[claim_id].mentions:
            if mention.id in index.entity_of:
                yield index.entity_of[mention.id].id
