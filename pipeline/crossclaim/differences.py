"""What came, went and changed between two runs: documents, claims and findings."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from crossclaim_schemas import Claim, Document, Relation

from .errors import ConfigError
from .news import finding_key
from .store import MANIFEST
from .write.jsonl import read_records

Item = TypeVar("Item", Document, Claim, Relation)


@dataclass(frozen=True, slots=True)
class Difference(Generic[Item]):
    """Items that only the second run has, that only the first has, and pairs of what is the same thing told otherwise."""

    came: list[Item] = field(default_factory=list)
    went: list[Item] = field(default_factory=list)
    changed: list[tuple[Item, Item]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many."""
        return {"came": len(self.came), "went": len(self.went), "changed": len(self.changed)}

    def __bool__(self) -> bool:
        return bool(self.came or self.went or self.changed)


@dataclass(frozen=True, slots=True)
class Differences:
    """Between two runs; `uris` names the documents of both by id."""

    documents: Difference[Document]
    claims: Difference[Claim]
    findings: Difference[Relation]
    uris: dict[str, str]

    def __bool__(self) -> bool:
        return bool(self.documents or self.claims or self.findings)


def compare_runs(first: Path, second: Path) -> Differences:
    """Compare the files of two finished runs; raises ConfigError if one of the folders holds no such run."""
    for folder in (first, second):
        if not (folder / MANIFEST).is_file():
            raise ConfigError(f"{folder}: holds no finished run; give the folder of a run that came to its end")
    documents = [list(read_records(folder / "documents.jsonl", Document)) for folder in (first, second)]
    claims = [list(read_records(folder / "claims.jsonl", Claim)) for folder in (first, second)]
    relations = [list(read_records(folder / "relations.jsonl", Relation)) for folder in (first, second)]
    return Differences(
        documents=compare_items(documents[0], documents[1], _same_document, lambda document: document.uri),
        claims=compare_items(claims[0], claims[1], _same_claim, _same_statement),
        findings=compare_items(relations[0], relations[1], _same_finding, finding_key),
        uris={document.id: document.uri for both in documents for document in both},
    )


def compare_items(
    first: Sequence[Item],
    second: Sequence[Item],
    same: Callable[[Item], Hashable],
    alike: Callable[[Item], Hashable],
) -> Difference[Item]:
    """What is the same in both is left out; of the rest, what is alike in both has changed, in the order of the files."""
    went, came = _without_shared(first, second, same)
    partners = _by_key(came, alike)
    changed = []
    for item in went:
        if found := partners[alike(item)]:
            changed.append((item, found.pop(0)))
    paired = {id(item) for pair in changed for item in pair}
    return Difference(
        [item for item in came if id(item) not in paired], [item for item in went if id(item) not in paired], changed
    )


def _without_shared(
    first: Sequence[Item], second: Sequence[Item], key: Callable[[Item], Hashable]
) -> tuple[list[Item], list[Item]]:
    """Both without what they share, one for one."""
    in_second = _by_key(second, key)
    went = []
    for item in first:
        found = in_second[key(item)]
        if found:
            found.pop(0)
        else:
            went.append(item)
    left = {id(item) for items in in_second.values() for item in items}
    return went, [item for item in second if id(item) in left]


def _by_key(items: Iterable[Item], key: Callable[[Item], Hashable]) -> dict[Hashable, list[Item]]:
    found: dict[Hashable, list[Item]] = defaultdict(list)
    for item in items:
        found[key(item)].append(item)
    return found


def _same_document(document: Document) -> Hashable:
    return document.uri, document.text, document.published


def _same_claim(claim: Claim) -> Hashable:
    """What is said in which document, wherever it stands there now."""
    return claim.doc_id, claim.quote, claim.text, claim.polarity, claim.modality


def _same_statement(claim: Claim) -> Hashable:
    return claim.doc_id, claim.subject.resolved, claim.lemma


def _same_finding(relation: Relation) -> Hashable:
    return finding_key(relation), relation.reason, relation.status, relation.score, relation.direction
