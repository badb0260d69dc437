"""All claims of a run in; entities, relations and facts out."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from crossclaim_schemas import Claim, Document, Entity, Fact, Relation

from ..config import Config
from ..reviews.standing import UNDECIDED, NameDecisions
from .block import block
from .copies import find_copies
from .document_pairs import Forgetful, Memory, settle_pairs
from .frames import Frame, Term, raw_terms, weigh
from .group import group
from .link import Linked, link
from .near import give_meanings
from .relate import mark_copied
from .score import load_scorer
from .vocabulary import Vocabulary

FORGETFUL = Forgetful()
INDEXED = 200  # fewer claims are compared before an index of their words is made
TOPIC_SHARE = 0.2  # of a document's claims must name an entity before the document is about it


@dataclass(slots=True)
class Findings:
    """What the cross-check found, each list in the order in which it is written; `counts` goes to `run.json`."""

    entities: list[Entity] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def crosscheck(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    config: Config,
    decided: NameDecisions = UNDECIDED,
    memory: Memory = FORGETFUL,
) -> Findings:
    """Link mentions, pair claims, compare and decide; of different documents, and of one where the configuration says `within`.

    The result does not depend on the order of documents or claims. Documents are needed for their uri, by which the sides
    of a relation are ordered, and for their text, since what stands in copies of one text is no independent support. `decided`
    is what a reviewer said of names, `memory` what earlier runs settled.
    """
    order = {document.id: i for i, document in enumerate(sorted(documents, key=lambda d: d.uri))}
    ordered = sorted(claims, key=lambda c: (order[c.doc_id], c.start, c.end, c.id))
    linked = link(ordered, decided)
    frames = make_frames(ordered, linked, order)
    blocks = block(frames, config.crosscheck.max_candidates, within=config.crosscheck.within)
    settled = settle_pairs(frames, blocks.pairs, load_scorer(), config.crosscheck, memory)
    copies = find_copies(documents)
    by_id = {claim.id: claim for claim in ordered}
    marked = (mark_copied(relation, by_id, copies) for relation in settled)
    relations = sorted(marked, key=lambda r: (r.claim_a, r.claim_b, r.label))
    counts = {"candidate_pairs": len(blocks.pairs), "candidates_skipped": blocks.skipped, **copies.counts()}
    counts |= {"capped_blocks": blocks.capped_blocks, "capped_pairs": blocks.capped_pairs}
    counts["copied_agreements"] = sum(r.copied and (r.label, r.status) == ("agreement", "reported") for r in relations)
    return Findings(linked.entities, relations, group(ordered, relations, copies), counts)


def make_frames(claims: Sequence[Claim], linked: Linked, order: dict[str, int]) -> list[Frame]:
    """Frames of all claims, weighted by the vocabulary of their own document; the index of a frame is its place in the list."""
    terms = [raw_terms(claim, linked) for claim in claims]
    keys: dict[str, list[list[str]]] = defaultdict(list)
    for claim, one in zip(claims, terms, strict=True):
        keys[claim.doc_id].append([term.key for term in one])
    vocabularies = {doc_id: Vocabulary(own) for doc_id, own in keys.items()}
    topics = _topics(claims, terms)
    frames = [
        weigh(c, i, order[c.doc_id], t, vocabularies[c.doc_id], topics.get(c.doc_id, ""))
        for i, (c, t) in enumerate(zip(claims, terms, strict=True))
    ]
    if len(frames) >= INDEXED:
        give_meanings(frames)
    return frames


def _topics(claims: Sequence[Claim], terms: Sequence[Sequence[Term]]) -> dict[str, str]:
    """The entity each document is about: the one most of its claims name, if it is a good part of them."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    totals: Counter[str] = Counter()
    for claim, one in zip(claims, terms, strict=True):
        totals[claim.doc_id] += 1
        counts[claim.doc_id].update({t.key for t in one if t.kind == "entity"})
    best = {d: min(c.items(), key=lambda item: (-item[1], item[0])) for d, c in counts.items() if c}
    return {d: key for d, (key, n) in best.items() if n >= TOPIC_SHARE * totals[d]}
