"""Findings on pairs gathered into facts: who tells the same, who dissents, and how many of them speak for themselves.

Claims that agree both ways, or set one value against one other claim, are one *statement*. A statement that says more supports the
one it contains ("14 ships in Oslo" supports "14 ships"), and what supports that supports it too; but two statements that one claim
contains support each other in nothing. A side of a fact is a statement with all that supports it. No step ever leads past a conflict,
reported or possible.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossclaim_schemas import Claim, Fact, Relation, Side, make_id

from .copies import Copies

NO_COPIES = Copies()


@dataclass(slots=True)
class Statement:
    """Claims that say the same both ways, named after the smallest id among them."""

    name: str
    claims: set[str]
    opposed: set[str] = field(default_factory=set)
    """Claims that a reported or possible conflict sets against one of these."""


def group(claims: Sequence[Claim], relations: Sequence[Relation], copies: Copies = NO_COPIES) -> list[Fact]:
    """Facts from reported relations, in order of their id; a claim may stand in several, and on one side of each.

    Conflicts gather the sides of one fact, however many there are. An undisputed fact is left out where another one tells it
    with more claims, unless several claims tell just this. The side with most independent origins comes first.
    """
    by_id = {claim.id: claim for claim in claims}
    reported = sorted((r for r in relations if r.status == "reported"), key=lambda r: (-r.score, r.id))
    statement_of = _statements(reported, relations)
    statements = {statement.name: statement for statement in statement_of.values()}
    supporters = _supporters(reported, statement_of)
    sides = {name: _side(name, supporters, statements) for name in sorted(statements)}
    disputes = _disputes(reported, statement_of)
    disputed = {name for names in disputes for name in names}
    agreed = (name for name in _agreed(sides, supporters, statements) if name not in disputed)
    parted = [*(_part(names, sides) for names in disputes), *({name: sides[name]} for name in agreed)]
    facts = {fact.id: fact for fact in (_fact(parts, statements, by_id, copies) for parts in parted)}
    return [facts[key] for key in sorted(facts)]


def _statements(reported: Sequence[Relation], relations: Sequence[Relation]) -> dict[str, Statement]:
    """The statement of each claim of a reported relation; surer agreements join claims first."""
    found = {claim: Statement(claim, {claim}) for r in reported for claim in (r.claim_a, r.claim_b)}
    for relation in relations:
        if relation.label == "conflict":
            for one, other in ((relation.claim_a, relation.claim_b), (relation.claim_b, relation.claim_a)):
                if one in found:
                    found[one].opposed.add(other)
    for relation in reported:
        if relation.label == "agreement" and relation.direction == "both":
            _join(found, relation.claim_a, relation.claim_b)
    for first, *others in _of_one_value(reported, found):
        for other in others:
            _join(found, first, other)
    return found


def _join(statement_of: dict[str, Statement], one: str, other: str) -> None:
    """Make the statements of two claims one, unless a conflict stands between them."""
    a, b = statement_of[one], statement_of[other]
    if a is not b and not are_opposed(a, b):
        large, small = (a, b) if len(a.claims) >= len(b.claims) else (b, a)
        large.name = min(large.name, small.name)
        large.claims |= small.claims
        large.opposed |= small.opposed
        statement_of.update(dict.fromkeys(small.claims, large))


def _of_one_value(reported: Sequence[Relation], statement_of: Mapping[str, Statement]) -> list[list[str]]:
    """Claims that set the same values against one statement, each list and all of them in order: what they say of it is the same."""
    found: dict[tuple[object, ...], set[str]] = defaultdict(set)
    for relation in reported:
        if relation.label == "conflict" and relation.differences:
            values_a = tuple((x.slot, x.value_a.casefold()) for x in relation.differences)
            values_b = tuple((x.slot, x.value_b.casefold()) for x in relation.differences)
            found[statement_of[relation.claim_b].name, values_a, values_b].add(relation.claim_a)
            found[statement_of[relation.claim_a].name, values_b, values_a].add(relation.claim_b)
    return sorted(sorted(claims) for claims in found.values())


def are_opposed(one: Statement, other: Statement) -> bool:
    """Whether a conflict stands between two statements."""
    return not one.opposed.isdisjoint(other.claims)


def _supporters(reported: Sequence[Relation], statement_of: Mapping[str, Statement]) -> dict[str, list[str]]:
    """For each statement those that say it and more, surest first."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for relation in reported:
        if relation.label == "agreement" and relation.direction != "both":
            more, less = statement_of[relation.claim_a], statement_of[relation.claim_b]
            if relation.direction == "b_supports_a":
                more, less = less, more
            if more is not less and not are_opposed(more, less):
                found[less.name][more.name] = None
    return {name: list(names) for name, names in found.items()}


def _side(name: str, supporters: Mapping[str, list[str]], statements: Mapping[str, Statement]) -> list[str]:
    """Names of a statement and of all that support it, nearest first; none that is opposed to one before it."""
    said, opposed = set[str](), set[str]()
    side: list[str] = []
    queue = [name]
    seen = {name}
    for at in queue:  # which grows
        statement = statements[at]
        if said.isdisjoint(statement.opposed) and opposed.isdisjoint(statement.claims):
            side.append(at)
            said |= statement.claims
            opposed |= statement.opposed
            queue += [other for other in supporters.get(at, ()) if other not in seen]
            seen.update(supporters.get(at, ()))
    return side


def _disputes(reported: Sequence[Relation], statement_of: Mapping[str, Statement]) -> list[list[str]]:
    """Statements that reported conflicts connect, each list and all of them in order."""
    opposed: dict[str, set[str]] = defaultdict(set)
    for relation in reported:
        if relation.label == "conflict":
            one, other = statement_of[relation.claim_a].name, statement_of[relation.claim_b].name
            opposed[one].add(other)
            opposed[other].add(one)
    found, seen = [], set[str]()
    for name in sorted(opposed):
        if name not in seen:
            component = _reached(name, opposed)
            seen.update(component)
            found.append(sorted(component))
    return found


def _reached(name: str, neighbours: Mapping[str, Iterable[str]]) -> set[str]:
    found, stack = {name}, [name]
    while stack:
        new = set(neighbours[stack.pop()]) - found
        found |= new
        stack += new
    return found


def _agreed(
    sides: Mapping[str, list[str]], supporters: Mapping[str, list[str]], statements: Mapping[str, Statement]
) -> list[str]:
    """The statements that several claims tell, without single claims that only support another statement."""
    contained = {
        more for less, names in supporters.items() for more in names if set(sides[more]) < set(sides[less])
    }  # fmt: skip
    several = [name for name, side in sides.items() if len(side) > 1 or len(statements[name].claims) > 1]
    return [name for name in several if name not in contained or len(statements[name].claims) > 1]


def _part(names: Sequence[str], sides: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """The sides of a dispute, each statement on one of them: a side that many support takes those in."""
    used = set[str]()
    parts: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda name: (-len(sides[name]), name)):
        if name not in used:
            parts[name] = [other for other in sides[name] if other not in used]
            used.update(parts[name])
    return parts


def _fact(
    parts: Mapping[str, list[str]], statements: Mapping[str, Statement], by_id: Mapping[str, Claim], copies: Copies
) -> Fact:
    sides = []
    for name, members in parts.items():
        own = [by_id[claim].text for claim in statements[name].claims]
        claims = sorted(claim for member in members for claim in statements[member].claims)
        origins = copies.documents_by_origin(by_id[claim] for claim in claims)
        sides.append(
            Side(
                value=min(own, key=lambda text: (len(text), text)),
                claims=tuple(claims),
                documents=tuple(sorted(document for origin in origins for document in origin)),
                origins=tuple(map(tuple, origins)),
                independent_origins=len(origins),
            )
        )
    sides.sort(key=lambda side: (-side.independent_origins, -len(side.documents), side.claims))
    ids = tuple(sorted(claim for side in sides for claim in side.claims))
    return Fact(id=make_id("f", *ids), claims=ids, sides=tuple(sides), disputed=len(sides) > 1)
