"""Which findings come up, and in what order."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from math import log2
from typing import Literal, get_args
from urllib.parse import urlencode

from crossclaim_schemas import Relation
from crossclaim_schemas.review import QueueOrder

from ...reviews.standing import Standing
from ...write.report_index import Index

State = Literal["open", "reopened", "skipped", "accepted", "rejected", "relabelled"]
STATES: tuple[str, ...] = ("open", "reopened", "skipped", "accepted", "rejected", "relabelled", "decided", "all")
DECIDED = frozenset({"accepted", "rejected", "relabelled"})
WAITING = frozenset({"open", "reopened", "skipped"})

# A conflict that nobody looked at costs more than an agreement, a hint below the threshold is more often nothing.
WEIGHT_OF_LABEL = {"conflict": 1.0, "agreement": 0.35}
WEIGHT_OF_STATUS = {"reported": 1.0, "possible": 0.4}
SURE = 0.25  # what a finding is still worth to a reviewer when the score leaves no doubt
REOPENED = 1.5  # somebody relies on what was decided
BADLY_EXTRACTED = 0.2  # a finding that rests on a claim known to be wrong


@dataclass(frozen=True, slots=True)
class View:
    """What a reviewer chose to see, as it stands in the address. Empty means any."""

    state: str = "open"
    label: str = ""
    reason: str = ""
    status: str = ""
    document: str = ""
    entity: str = ""
    words: str = ""
    order: QueueOrder = "value"

    def query(self, **changes: str) -> str:
        """The address's query for this view with changes; defaults are left out."""
        values = asdict(self) | changes
        plain = asdict(View())
        return urlencode({name: value for name, value in values.items() if value and value != plain.get(name, "")})

    def drawn(self) -> QueueOrder | None:
        """The order for the log. What comes up at random among chosen findings is no sample of all: None, unless only the label is chosen."""
        chosen = replace(self, label="").narrowed() or self.state != "open"
        return None if self.order == "random" and chosen else self.order

    def narrowed(self) -> bool:
        """Whether anything but the state is asked for."""
        return replace(self, state="open", order="value") != View()


def read_view(params: Mapping[str, str]) -> View:
    """The view that an address asks for; values that mean nothing are taken as not given."""
    given = {name: params[name][:200] for name in asdict(View()) if params.get(name)}
    if given.get("state", "open") not in STATES:
        del given["state"]
    if given.get("order", "value") not in get_args(QueueOrder):
        del given["order"]
    return View(**given)  # type: ignore[arg-type]  # `order` was just checked


def state_of(standing: Standing | None) -> State:
    """How a finding stands, in one word."""
    if standing is None:
        return "open"
    if standing.reopened:
        return "reopened"
    if standing.verdict.decision == "skipped":
        return "skipped"
    return standing.outcome or "open"


def value(index: Index, relation: Relation) -> float:
    """How much a decision on it is worth: uncertain and important first.

    Uncertainty is 4p(1-p) of the score p. Importance grows with how check-worthy the less check-worthy claim is, and with the logarithm of how many
    claims stand on the fact.
    """
    a, b = index.claims[relation.claim_a], index.claims[relation.claim_b]
    fact = index.fact_of.get(relation.claim_a)
    claims = len(fact.claims) if fact else 2
    importance = WEIGHT_OF_LABEL[relation.label] * WEIGHT_OF_STATUS[relation.status]
    importance *= (0.5 + 0.5 * min(a.checkworthy, b.checkworthy)) * (1 + 0.25 * log2(max(claims, 2) / 2))
    doubt = 4 * relation.score * (1 - relation.score)
    return importance * (SURE + (1 - SURE) * doubt)


def is_in(view: View, state: State) -> bool:
    """Whether findings in this state are asked for. The plain queue holds all that is not decided."""
    if view.state == "all":
        return True
    if view.state == "decided":
        return state in DECIDED
    return state in WAITING if view.state == "open" else state == view.state


def matches(view: View, relation: Relation, words: str, entities: frozenset[str]) -> bool:
    """Whether a finding is asked for, whatever its state; `words` is what is searched, in small letters."""
    return (
        (not view.label or relation.label == view.label)
        and (not view.status or relation.status == view.status)
        and (not view.reason or view.reason in relation.reason.split("+"))
        and (not view.document or view.document in (relation.doc_a, relation.doc_b))
        and (not view.entity or view.entity in entities)
        and all(word in words for word in view.words.casefold().split())
    )


def searched(index: Index, relation: Relation) -> str:
    """What the words of a search are looked for in: explanation, quotes, readings and titles, and the short name."""
    return "\n".join(_searched(index, relation)).casefold()


def _searched(index: Index, relation: Relation) -> Iterator[str]:
    yield index.names[relation.id]
    yield from (relation.explanation, relation.quote_a, relation.quote_b)
    for claim_id in (relation.claim_a, relation.claim_b):
        claim = index.claims[claim_id]
        yield claim.text
        yield index.title(claim.doc_id)
