"""Documents with known findings: what must be found in a pair, and one false sentence at a time planted into a copy.

The cases are data in tests/data/rewrites/*.toml (form: docs/metamorphic.md). Everything here looks at the tool from the
outside: texts go in as files, relations come out.
"""

import functools
import tempfile
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import pytest

import crossclaim
from crossclaim.crosscheck.engine import crosscheck
from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Claim, Document, Relation

DATA = Path(__file__).parents[1] / "data"
REWRITES = DATA / "rewrites"
SHARED_PART = (
    0.5  # of the shorter span: a clause and the sentence around it are one place, two neighbouring clauses are not
)

Side = Literal["a", "b"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two statements that say the same; each side lists the clauses of its document that say it, any of them will do."""

    about: str
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookAlike:
    """Two clauses that resemble each other and neither agree nor conflict."""

    about: str
    why: str
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One replacement in the document of one side; `old` occurs there exactly once.

    With `against` (clauses of the other document) the copy is false there, in its clause `quote`; without, it is as true
    as before.
    """

    name: str
    side: Side
    old: str
    new: str
    quote: str
    operator: str = ""
    against: tuple[str, ...] = ()
    reasons: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two documents that do not contradict each other, and everything known about them."""

    name: str
    paths: Mapping[Side, Path]
    agreements: tuple[Agreement, ...]
    look_alikes: tuple[LookAlike, ...]
    plants: tuple[Edit, ...]
    harmless: tuple[Edit, ...]

    def texts(self, edit: Edit | None = None) -> dict[Side, str]:
        """The two texts, with one edit made."""
        texts = {side: path.read_text(encoding="utf-8") for side, path in self.paths.items()}
        if edit is not None:
            texts[edit.side] = texts[edit.side].replace(edit.old, edit.new)
        return texts


@dataclass(frozen=True, slots=True)
class Checked:
    """The relations of one run over two documents, to be asked by quotes."""

    documents: Mapping[Side, Document]
    claims: Mapping[str, Claim]
    relations: tuple[Relation, ...]

    def reported(self, label: str) -> list[Relation]:
        return [r for r in self.relations if r.label == label and r.status == "reported"]

    def between(self, label: str, quotes_a: Iterable[str], quotes_b: Iterable[str]) -> list[Relation]:
        """The reported relations of a label that stand at any of the quotes on both sides."""
        places_a, places_b = [self.span("a", q) for q in quotes_a], [self.span("b", q) for q in quotes_b]
        found = self.reported(label)
        return [r for r in found if self._stands_at(r, "a", places_a) and self._stands_at(r, "b", places_b)]

    def span(self, side: Side, quote: str) -> Span:
        """Where a quote stands in the text of one side; it must stand there exactly once."""
        text = self.documents[side].text
        if text.count(quote) != 1:
            raise ValueError(f"{side}: {quote!r} stands there {text.count(quote)} times, not once")
        return text.index(quote), text.index(quote) + len(quote)

    def _stands_at(self, relation: Relation, side: Side, places: Iterable[Span]) -> bool:
        document = self.documents[side]
        claim = self.claims[relation.claim_a if relation.doc_a == document.id else relation.claim_b]
        return claim.doc_id == document.id and any(is_same_place((claim.start, claim.end), p) for p in places)


@dataclass(slots=True)
class Checker:
    """The whole way from texts to relations; a text that was read before is not read again."""

    extractor: Extractor
    read: dict[tuple[str, str], tuple[Document, list[Claim]]] = field(default_factory=dict)

    def check(self, texts: Mapping[str, str]) -> tuple[list[Document], list[Claim], list[Relation]]:
        """Documents, claims and relations of texts, given by file name."""
        results = [self._read(name, text) for name, text in texts.items()]
        documents = [document for document, _ in results]
        claims = [claim for _, found in results for claim in found]
        return documents, claims, crosscheck(documents, claims, self.extractor.config).relations

    def check_pair(self, pair: Pair, edit: Edit | None = None) -> Checked:
        """The relations of a pair, with one edit made."""
        texts = {f"{side}{pair.paths[side].suffix}": text for side, text in pair.texts(edit).items()}
        (document_a, document_b), claims, relations = self.check(texts)
        return Checked({"a": document_a, "b": document_b}, {c.id: c for c in claims}, tuple(relations))

    def _read(self, name: str, text: str) -> tuple[Document, list[Claim]]:
        if (name, text) not in self.read:
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / name
                path.write_text(text, encoding="utf-8")
                (document,) = crossclaim.load(path, config=self.extractor.config)
            self.read[name, text] = document, self.extractor.claims_of(document)
        return self.read[name, text]


@functools.cache
def checker_of(extractor: Extractor) -> Checker:
    """One checker for all tests, so that each text is read once."""
    return Checker(extractor)


def is_same_place(one: Span, other: Span) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= SHARED_PART * min(one[1] - one[0], other[1] - other[0])


def describe(relations: Iterable[Relation]) -> str:
    """The relations as a reader of a failed test needs them."""
    lines = [f"{r.label} ({r.reason}, {r.score:.2f}): {r.quote_a!r} / {r.quote_b!r}" for r in relations]
    return "\n".join(lines) or "none"


@functools.cache
def load_pairs() -> dict[str, Pair]:
    """All pairs by name, the corpus first."""
    paths = sorted(p for p in REWRITES.glob("*.toml") if p.stem != "known_misses")
    return {path.stem: _load_pair(path) for path in sorted(paths, key=lambda p: (p.stem != "corpus", p.stem))}


@functools.cache
def all_cases() -> dict[str, dict[str, Any]]:
    """For each kind of test its cases by id; the values are what the test is called with."""
    pairs = load_pairs().values()
    return {
        "agreement": {f"{p.name}-{e.about}": (p, e) for p in pairs for e in p.agreements},
        "look_alike": {f"{p.name}-{e.about}": (p, e) for p in pairs for e in p.look_alikes},
        "no_conflict": {p.name: p for p in pairs},
        "plant": {f"{p.name}-{e.name}": (p, e) for p in pairs for e in p.plants},
        "harmless": {f"{p.name}-{e.name}": (p, e) for p in pairs for e in p.harmless},
        "unrelated": {"-".join(names): names for names in combinations(unrelated_texts(), 2)},
    }


def parameters(test: str, *, of_corpus: bool | None = None) -> list[Any]:
    """A pytest parameter for each case; only those of the corpus, or only the others, if `of_corpus` says so.

    A known miss is expected to fail, and fails the suite once it passes.
    """
    ids = [case for case in all_cases()[test] if of_corpus in (None, case.startswith("corpus"))]
    return [pytest.param(all_cases()[test][case], id=case, marks=_marks(test, case)) for case in ids]


def _marks(test: str, case: str) -> list[pytest.MarkDecorator]:
    reason = known_misses().get((test, case))
    return [] if reason is None else [pytest.mark.xfail(reason=reason, strict=True)]


@functools.cache
def unrelated_texts() -> dict[str, str]:
    """Short texts, no two of which speak of the same thing, by name."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted((DATA / "unrelated").glob("*.txt"))}


@functools.cache
def known_misses() -> dict[tuple[str, str], str]:
    """The reason of every known miss by (test, case)."""
    table = tomllib.loads((REWRITES / "known_misses.toml").read_text(encoding="utf-8"))
    return {(miss["test"], miss["case"]): miss["reason"] for miss in table.get("miss", [])}


def _load_pair(path: Path) -> Pair:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Pair(
        name=path.stem,
        paths={side: path.parent / table["documents"][side] for side in ("a", "b")},
        agreements=tuple(Agreement(e["about"], tuple(e["a"]), tuple(e["b"])) for e in table["agreement"]),
        look_alikes=tuple(LookAlike(**e) for e in table["look_alike"]),
        plants=tuple(_load_edit(e) for e in table["plant"]),
        harmless=tuple(_load_edit(e) for e in table["harmless"]),
    )


def _load_edit(entry: Mapping[str, Any]) -> Edit:
    return Edit(
        name=entry["name"],
        side=entry["in"],
        old=entry["old"],
        new=entry["new"],
        quote=entry.get("quote", entry["new"]),
        operator=entry.get("operator", ""),
        against=tuple(entry.get("against", ())),
        reasons=frozenset(entry.get("reasons", ())),
    )
