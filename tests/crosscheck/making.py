"""Claims, frames and relations made by hand, for tests that need no parse; and a reader of short texts for those that do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from crossclaim.crosscheck.candidates import Candidates, find_candidates
from crossclaim.crosscheck.engine import Findings, crosscheck, make_frames
from crossclaim.crosscheck.frames import Frame, SlotName, Term, TermKind
from crossclaim.crosscheck.judge import Comparison, compare
from crossclaim.crosscheck.lexicon import Pos
from crossclaim.crosscheck.link import link
from crossclaim.extract.engine import Extractor
from crossclaim_schemas import Argument, Claim, Document, Mention, Quantity, Relation, Time, make_id, mention_id
from crossclaim_schemas.claim import Comparator, MentionKind
from crossclaim_schemas.relation import Direction, RelationLabel, Status


def make_argument(text: str, **more: Any) -> Argument:
    """An argument at the start of a text; the subject unless `role` says otherwise."""
    head = text.split()[-1].casefold()
    given = {"role": "subject", "head": head, "resolved": text, "start": 0, "end": len(text), **more}
    return Argument.model_validate({"text": text, **given})


def make_mention(
    name: str, *, doc: str = "a", start: int = 0, label: str = "ORG", kind: MentionKind = "name", text: str = ""
) -> Mention:
    """A mention of a name; `text` is what stands there if that is another form of it."""
    text = text or name
    end = start + len(text)
    return Mention(id=mention_id(doc, start, end), start=start, end=end, text=text, kind=kind, label=label, name=name)


def make_claim(doc: str = "a", *, start: int = 0, text: str = "It is so.", **more: Any) -> Claim:
    """A claim of one sentence; any field may be given."""
    end = start + len(text)
    given = {
        "id": make_id("c", doc, start, text), "doc_id": doc, "start": start, "end": end, "quote": text, "text": text,
        "subject": make_argument("It"), "predicate": "is", "lemma": "be", "kind": "state", "construction": "clause", "checkworthy": 1.0,
        "confidence": 1.0, "sentence_start": start, "sentence_end": end,
    }  # fmt: skip
    return Claim.model_validate({**given, **more})


def make_quantity(
    value: float, unit: str = "", comparator: Comparator = "exact", *, upper: float | None = None, of: str = ""
) -> Quantity:
    """A quantity at no place in particular."""
    return Quantity(
        value=value, unit=unit, comparator=comparator, upper=upper, of=of, text=f"{value}", at_start=0, at_end=0
    )


def make_time(start: str | None, end: str | None = None, *, text: str = "then") -> Time:
    """A time from `start` to `end`, both inclusive and None if open."""
    return Time(text=text, start=start, end=end, at_start=0, at_end=0)


def make_term(key: str, kind: TermKind = "word", slot: SlotName = "object", pos: Pos = "n", **more: Any) -> Term:
    """A term of weight 1 without a preposition."""
    given = {"marker": "", "weight": 1.0, "text": key, **more}
    return Term(kind, key, pos, slot, **given)


def make_frame(terms: Sequence[Term] = (), *, index: int = 0, document: int = 0, claim: Claim | None = None) -> Frame:
    """A frame of given terms."""
    claim = claim or make_claim(f"d{document}", start=index)
    weight = sum(term.weight for term in terms)
    return Frame(claim, index, document, list(terms), weight, times=(), unique=False, reports=False)


def make_relation(
    label: RelationLabel,
    a: Claim,
    b: Claim,
    *,
    score: float = 0.9,
    status: Status = "reported",
    direction: Direction = "both",
) -> Relation:
    """A relation of two claims without levels."""
    return Relation(
        id=make_id("r", label, a.id, b.id), label=label, direction=direction, reason="same", score=score, status=status,
        claim_a=a.id, claim_b=b.id, doc_a=a.doc_id, doc_b=b.doc_id, quote_a=a.quote, quote_b=b.quote, levels={}, explanation="",
    )  # fmt: skip


def mirror(level: str) -> str:
    """A level with a and b exchanged."""
    exchanged = {"a_": "b_", "b_": "a_"}
    return exchanged.get(level[:2], level[:2]) + level[2:]


@dataclass(slots=True)
class Reader:
    """Short texts in, what the cross-check makes of them out; a text that was read before is not read again."""

    extractor: Extractor
    paragraph: Callable[..., Document]
    read: dict[tuple[str, str], tuple[Document, list[Claim]]] = field(default_factory=dict)

    def claims(self, text: str, uri: str = "a.txt") -> list[Claim]:
        return self._read(text, uri)[1]

    def load(self, texts: Sequence[str], uris: Sequence[str] = ()) -> tuple[list[Document], list[Claim]]:
        """Documents and claims; the documents are named in the order of the texts unless `uris` names them."""
        names = uris or [f"{i:03}.txt" for i in range(len(texts))]
        results = [self._read(text, uri) for text, uri in zip(texts, names, strict=True)]
        return [document for document, _ in results], [claim for _, claims in results for claim in claims]

    def find(self, *texts: str, uris: Sequence[str] = ()) -> Findings:
        """The findings of a run over the texts, one a document."""
        documents, claims = self.load(texts, uris)
        return crosscheck(documents, claims, self.extractor.config)

    def reported(self, *texts: str, uris: Sequence[str] = ()) -> list[Relation]:
        return [r for r in self.find(*texts, uris=uris).relations if r.status == "reported"]

    def frames(self, *texts: str) -> list[Frame]:
        """The frames of all claims of the texts, one text a document."""
        documents, claims = self.load(texts)
        return make_frames(claims, link(claims), {d.id: i for i, d in enumerate(documents)})

    def compare(self, a: str, b: str) -> Comparison:
        """The comparison of two texts of one claim each."""
        one, other = self.pair(a, b)
        return compare(one, other)

    def pair(self, a: str, b: str) -> tuple[Frame, Frame]:
        """The frames of two texts of one claim each."""
        frames = self.frames(a, b)
        if [frame.document for frame in frames] != [0, 1]:
            raise ValueError(f"not one claim each: {[f.claim.text for f in frames]}")
        return frames[0], frames[1]

    def candidates(self, *texts: str) -> Candidates:
        return find_candidates(self.frames(*texts), max_candidates=30)

    def _read(self, text: str, uri: str) -> tuple[Document, list[Claim]]:
        if (text, uri) not in self.read:
            document = self.paragraph(text, uri=uri)
            self.read[text, uri] = document, self.extractor.claims_of(document)
        return self.read[text, uri]


def describe(relations: Sequence[Relation]) -> str:
    """The relations as a reader of a failed test needs them."""
    lines = [f"{r.label} {r.reason} {r.score:.2f} {r.status}: {r.quote_a!r} / {r.quote_b!r}" for r in relations]
    return "\n".join(lines) or "none"
