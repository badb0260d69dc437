"""Agreeing claims gathered into facts, with the sides that a conflict sets against each other."""

from collections import defaultdict
from collections.abc import Sequence

from crossclaim_schemas import Claim, Fact, Relation, Side, make_id


def group(claims: Sequence[Claim], relations: Sequence[Relation]) -> list[Fact]:
    """Facts from reported relations, in order of their id.

    Agreement joins claims into one side, best score first, but never two claims that conflict or whose sides do.
    """
    by_id = {claim.id: claim for claim in claims}
    reported = [r for r in relations if r.status == "reported"]
    sides = _sides(reported)
    opposed: dict[str, set[str]] = defaultdict(set)
    for relation in reported:
        if relation.label == "conflict":
            one, other = sides.get(relation.claim_a, relation.claim_a), sides.get(relation.claim_b, relation.claim_b)
            opposed[one].add(other)
            opposed[other].add(one)
    members: dict[str, list[str]] = defaultdict(list)
    for claim in {c for r in reported for c in (r.claim_a, r.claim_b)}:
        members[sides.get(claim, claim)].append(claim)
    return sorted((_fact(roots, members, by_id) for roots in _components(sorted(members), opposed)), key=lambda f: f.id)


def _sides(relations: Sequence[Relation]) -> dict[str, str]:
    """The side of each claim, named after its smallest claim id."""
    side: dict[str, str] = {}
    conflicts = [(r.claim_a, r.claim_b) for r in relations if r.label == "conflict"]
    for relation in sorted(relations, key=lambda r: (-r.score, r.id)):
        if relation.label == "conflict":
            continue
        one, other = (
            side.setdefault(relation.claim_a, relation.claim_a),
            side.setdefault(relation.claim_b, relation.claim_b),
        )
        if one == other or any({side.get(a, a), side.get(b, b)} == {one, other} for a, b in conflicts):
            continue
        keep, drop = sorted((one, other))
        side.update({claim: keep for claim, root in side.items() if root == drop})
    return side


def _components(roots: Sequence[str], opposed: dict[str, set[str]]) -> list[list[str]]:
    found, seen = [], set[str]()
    for root in roots:
        if root in seen:
            continue
        stack, component = [root], []
        while stack:
            node = stack.pop()
            if node not in seen:
                seen.add(node)
                component.append(node)
                stack += sorted(opposed[node])
        found.append(sorted(component))
    return found


def _fact(roots: Sequence[str], members: dict[str, list[str]], by_id: dict[str, Claim]) -> Fact:
    sides = []
    for root in roots:
        claims = sorted(members[root])
        documents = tuple(sorted({by_id[c].doc_id for c in claims}))
        value = min((by_id[c].text for c in claims), key=lambda text: (len(text), text))
        sides.append(Side(value=value, claims=tuple(claims), documents=documents, independent_origins=len(documents)))
    ids = tuple(sorted(c for side in sides for c in side.claims))
    return Fact(id=make_id("f", *ids), claims=ids, sides=tuple(sides), disputed=len(sides) > 1)
