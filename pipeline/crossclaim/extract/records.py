"""Claim records from the propositions of a parsed document."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span

from crossclaim_schemas import (
    Argument,
    Attribution,
    Claim,
    Document,
    Mention,
    OpenReference,
    Piece,
    make_id,
)

from .checkworthy import score_checkworthy
from .model import Phrase, Proposition, QuantitySpan, Referent, Source, SubPhrase, TimeSpan, span_offsets
from .qualifiers import read_qualifiers
from .text import plain_text, predicate_text, resolved_text, sentence_text
from .words import QUANTIFIERS

CONTENT_POS = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
QUANTIFIER_PAIRS = frozenset(
    {"at least", "at most", "more than", "less than", "fewer than", "up to", "not all", "a few"}
)
QUANTIFIER_DEPS = frozenset({"det", "predet", "amod", "advmod", "quantmod", "nummod", "neg"})


@dataclass(slots=True)
class Sentence:
    """What all claims of one sentence share."""

    start: int
    end: int
    referents: list[Referent] = field(default_factory=list)
    mentions: tuple[Mention, ...] = ()
    open_references: tuple[OpenReference, ...] = ()
    times: list[TimeSpan] = field(default_factory=list)
    quantities: list[QuantitySpan] = field(default_factory=list)


def make_claims(doc: Doc, document: Document) -> list[Claim]:
    """The records of `doc._.claims`, ordered by start, end and id, without exact duplicates."""
    claims: dict[str, Claim] = {}
    sentences: dict[int, Sentence] = {}
    for proposition in doc._.claims:
        sent = doc[proposition.start_token].sent
        if sent.start not in sentences:
            sentences[sent.start] = _read_sentence(doc, document, sent)
        claim = _make_claim(doc, document, proposition, sentences[sent.start])
        claims.setdefault(claim.id, claim)
    return sorted(claims.values(), key=lambda claim: (claim.start, claim.end, claim.id))


def _read_sentence(doc: Doc, document: Document, sent: Span) -> Sentence:
    start, end = span_offsets(doc, sent.start, sent.end)
    sentence = Sentence(start, end)
    for referent in doc._.mentions or ():
        if sent.start <= referent.start_token and referent.end_token <= sent.end:
            sentence.referents.append(referent)
    sentence.referents.sort(key=lambda referent: (referent.start_token, -referent.end_token))
    sentence.mentions = tuple(_mention(doc, document, referent) for referent in sentence.referents)
    sentence.open_references = tuple(_open(doc, referent) for referent in sentence.referents if not referent.resolved)
    sentence.times = [span for span in doc.user_data.get("times", ()) if sent.start <= span.start_token < sent.end]
    sentence.quantities = [
        span for span in doc.user_data.get("quantities", ()) if sent.start <= span.start_token < sent.end
    ]
    return sentence


def _mention(doc: Doc, document: Document, referent: Referent) -> Mention:
    start, end = span_offsets(doc, referent.start_token, referent.end_token)
    return Mention(
        id=make_id("m", document.id, start, end), start=start, end=end, text=document.text[start:end], kind=referent.kind,
        label=referent.label, name=referent.name, why=referent.why if referent.resolved else "",
    )  # fmt: skip


def _open(doc: Doc, referent: Referent) -> OpenReference:
    start, end = span_offsets(doc, referent.start_token, referent.end_token)
    text = plain_text(doc, referent.start_token, referent.end_token)
    return OpenReference(text=text, start=start, end=end, why=referent.why or "no antecedent in this document")


def _make_claim(doc: Doc, document: Document, claim: Proposition, sentence: Sentence) -> Claim:
    start, end = span_offsets(doc, claim.start_token, claim.end_token)
    subject = _argument(doc, document, claim.subject, sentence)
    objects = tuple(_argument(doc, document, phrase, sentence) for phrase in claim.objects)
    predicate = predicate_text(doc, claim)
    slots = [predicate, claim.polarity, claim.construction]
    slots += [f"{argument.start}-{argument.end}" for argument in (subject, *objects)]
    return Claim(
        id=make_id("c", document.id, start, end, *slots), doc_id=document.id, start=start, end=end,
        quote=document.text[start:end], text=sentence_text(doc, claim, sentence.referents),
        subject=subject, predicate=predicate, lemma=claim.lemma, voice=claim.voice, tense=claim.tense, aspect=claim.aspect,
        objects=objects, qualifiers=read_qualifiers(doc, claim, objects, sentence.times, sentence.quantities),
        polarity=claim.polarity, modality=claim.modality,
        attribution=_attribution(doc, claim.attribution, sentence.referents), kind=claim.kind,
        construction=claim.construction, checkworthy=score_checkworthy(claim, sentence.referents, sentence.quantities),
        confidence=claim.confidence, mentions=sentence.mentions, open_references=sentence.open_references,
        sentence_start=sentence.start, sentence_end=sentence.end,
    )  # fmt: skip


def _argument(doc: Doc, document: Document, phrase: Phrase, sentence: Sentence) -> Argument:
    start, end = span_offsets(doc, phrase.start_token, phrase.end_token)
    resolved = resolved_text(doc, phrase.start_token, phrase.end_token, sentence.referents)
    return Argument(
        text=document.text[start:end], resolved=resolved, start=start, end=end,
        mention_id=_mention_id(phrase, sentence), role=phrase.role, marker=phrase.marker, head=phrase.head.lemma_.lower(),
        terms=_terms(doc, phrase, sentence.referents), quantifier=_quantifier(doc, phrase),
        pieces=tuple(_piece(doc, document, piece) for piece in phrase.pieces),
    )  # fmt: skip


def _mention_id(phrase: Phrase, sentence: Sentence) -> str | None:
    """The innermost mention around the head word that is no larger than the phrase."""
    best: tuple[int, str] | None = None
    for referent, mention in zip(sentence.referents, sentence.mentions, strict=True):
        if referent.start_token <= phrase.head.i < referent.end_token:
            size = referent.end_token - referent.start_token
            if best is None or size < best[0]:
                best = (size, mention.id)
    return best[1] if best is not None else None


def _terms(doc: Doc, phrase: Phrase, referents: Sequence[Referent]) -> tuple[str, ...]:
    terms: list[str] = []
    replaced = [referent for referent in referents if referent.resolved and referent.kind in ("pronoun", "nominal")]
    token = phrase.start_token + (len(phrase.marker.split()) if _starts_with_marker(doc, phrase) else 0)
    while token < phrase.end_token:
        referent = next(
            (item for item in replaced if item.start_token == token and item.end_token <= phrase.end_token), None
        )
        if referent is not None:
            terms.extend(f"{word.lower()}/PROPN" for word in referent.name.split())
            token = referent.end_token
            continue
        if doc[token].pos_ in CONTENT_POS:
            terms.append(f"{doc[token].lemma_.lower()}/{doc[token].pos_}")
        token += 1
    return tuple(terms)


def _starts_with_marker(doc: Doc, phrase: Phrase) -> bool:
    return bool(phrase.marker) and doc[phrase.start_token].lower_ == phrase.marker.split()[0]


def _quantifier(doc: Doc, phrase: Phrase) -> str:
    head = phrase.head
    if head.lower_ in QUANTIFIERS and head.pos_ != "VERB":
        return str(head.lower_)
    for token in range(phrase.start_token, head.i):
        pair = f"{doc[token].lower_} {doc[token + 1].lower_}"
        if pair in QUANTIFIER_PAIRS:
            return pair
        if doc[token].lower_ in QUANTIFIERS and doc[token].dep_ in QUANTIFIER_DEPS:
            return str(doc[token].lower_)
    return ""


def _piece(doc: Doc, document: Document, piece: SubPhrase) -> Piece:
    start, end = span_offsets(doc, piece.start_token, piece.end_token)
    return Piece(kind=piece.kind, text=document.text[start:end], start=start, end=end, marker=piece.marker)


def _attribution(doc: Doc, source: Source | None, referents: Sequence[Referent]) -> Attribution | None:
    if source is None:
        return None
    cue = " ".join(token.text for token in source.cue)
    if not source.source:
        return Attribution(source="", cue=cue, factive=source.factive)
    first, last = source.source[0].i, source.source[-1].i
    return Attribution(source=resolved_text(doc, first, last + 1, referents), cue=cue, factive=source.factive)
