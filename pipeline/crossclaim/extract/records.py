"""Claim records from the propositions of a parsed document."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from crossclaim_schemas import Attribution, Claim, Document, Mention, OpenReference, Qualifiers, claim_id, mention_id

from .checkworthy import load_checkworthy
from .dialogue import dialogue_voices
from .mail import mail_voices
from .model import Proposition, QuantitySpan, Referent, Source, TimeSpan
from .qualifiers import read_qualifiers
from .slots import Reading, make_argument, make_reading
from .text import predicate_text, resolved_text, sentence_text
from .voices import Voice


@dataclass(slots=True)
class Sentence:
    """What all claims of one sentence share."""

    start: int
    end: int
    checkworthy: float
    voice: Voice | None = None
    referents: list[Referent] = field(default_factory=list)
    mentions: tuple[Mention, ...] = ()
    open_references: tuple[OpenReference, ...] = ()
    times: list[TimeSpan] = field(default_factory=list)
    quantities: list[QuantitySpan] = field(default_factory=list)


def make_claims(doc: Doc, document: Document) -> list[Claim]:
    """The records of `doc._.claims`, ordered by start, end and id, without exact duplicates."""
    reading = make_reading(doc, document, doc.user_data["parse"])
    sentences = _read_sentences(reading)
    claims: dict[str, Claim] = {}
    for proposition in doc._.claims:
        if _is_nobodys(proposition, sentences[doc[proposition.start_token].sent.start]):
            continue
        claim = _make_claim(reading, proposition, sentences)
        # The parser may tie a word of a heading to the sentence below it: such a claim is read from two places at once.
        if claim.sentence_start <= claim.start and claim.end <= claim.sentence_end:
            claims.setdefault(claim.id, claim)
    return sorted(claims.values(), key=lambda claim: (claim.start, claim.end, claim.id))


def _read_sentences(reading: Reading) -> dict[int, Sentence]:
    """The sentences by their first token, each with what was found in it."""
    doc = reading.doc
    worth = load_checkworthy()
    sentences = {
        sent.start: Sentence(
            *reading.span(sent.start, sent.end), worth.probability(reading.parse, sent.start, sent.end)
        )
        for sent in doc.sents
    }
    _give_voices(reading.document, list(sentences.values()))
    starts = list(sentences)
    for referent in doc._.mentions or ():
        sentences[starts[bisect_right(starts, referent.start_token) - 1]].referents.append(referent)
    for span in doc.user_data.get("times", ()):
        sentences[starts[bisect_right(starts, span.start_token) - 1]].times.append(span)
    for span in doc.user_data.get("quantities", ()):
        sentences[starts[bisect_right(starts, span.start_token) - 1]].quantities.append(span)
    for sentence in sentences.values():
        sentence.referents.sort(key=lambda referent: (referent.start_token, -referent.end_token))
        sentence.mentions = tuple(_mention(reading, referent) for referent in sentence.referents)
        sentence.open_references = tuple(_open(reading, item) for item in sentence.referents if not item.resolved)
    return sentences


def _is_nobodys(claim: Proposition, sentence: Sentence) -> bool:
    """ "whose husband manages the factory" where nothing tells whose: no sentence can be made of it."""
    first = claim.subject.start_token
    if claim.subject.head.doc[first].tag_ != "WP$":
        return False
    return not any(item.start_token == first and item.resolved for item in sentence.referents)


def _give_voices(document: Document, sentences: list[Sentence]) -> None:
    """Note at each sentence who says it by the layout; a dialogue inside an e-mail is its speakers'."""
    ordered = sorted(sentences, key=lambda sentence: sentence.start)
    places = [sentence.start for sentence in ordered]
    for voice in (*mail_voices(document.text, document.blocks), *dialogue_voices(document.text, document.blocks)):
        for at in range(bisect_left(places, voice.start), bisect_left(places, voice.end)):
            ordered[at].voice = voice


def _mention(reading: Reading, referent: Referent) -> Mention:
    start, end = reading.span(referent.start_token, referent.end_token)
    return Mention(
        id=mention_id(reading.document.id, start, end), start=start, end=end, text=reading.document.text[start:end],
        kind=referent.kind, label=referent.label, name=referent.name, why=referent.why if referent.resolved else "",
    )  # fmt: skip


def _open(reading: Reading, referent: Referent) -> OpenReference:
    start, end = reading.span(referent.start_token, referent.end_token)
    return OpenReference(
        text=reading.document.text[start:end],
        start=start,
        end=end,
        why=referent.why or "no antecedent in this document",
    )


def _make_claim(reading: Reading, claim: Proposition, sentences: dict[int, Sentence]) -> Claim:
    doc, document = reading.doc, reading.document
    sentence = sentences[doc[claim.start_token].sent.start]
    start, end = reading.span(claim.start_token, claim.end_token)
    subject = make_argument(reading, claim.subject, sentence.referents, sentence.mentions)
    objects = tuple(make_argument(reading, item, sentence.referents, sentence.mentions) for item in claim.objects)
    predicate = predicate_text(doc, claim)
    return Claim(
        id=claim_id(document.id, start, end, predicate, claim.polarity, claim.construction, (subject, *objects)), doc_id=document.id, start=start, end=end,
        quote=document.text[start:end], text=sentence_text(doc, claim, sentence.referents),
        subject=subject, predicate=predicate, lemma=claim.lemma, voice=claim.voice, tense=claim.tense, aspect=claim.aspect,
        objects=objects, qualifiers=_as_written(read_qualifiers(doc, claim, objects, sentence.times, sentence.quantities), document.text),
        polarity=claim.polarity, modality=claim.modality,
        attribution=_attribution(doc, claim.attribution, sentence.voice, sentences), kind=claim.kind,
        construction=claim.construction, checkworthy=sentence.checkworthy,
        confidence=claim.confidence, mentions=sentence.mentions,
        open_references=_inside(reading, claim, sentence.open_references),
        sentence_start=sentence.start, sentence_end=sentence.end,
    )  # fmt: skip


def _as_written(qualifiers: Qualifiers, text: str) -> Qualifiers:
    """With the source's own words: line breaks and marks of notes that stand inside them were left out of the parse."""
    time = qualifiers.time
    return qualifiers.model_copy(
        update={
            "time": time and time.model_copy(update={"text": text[time.at_start : time.at_end]}),
            "more_times": tuple(
                item.model_copy(update={"text": text[item.at_start : item.at_end]}) for item in qualifiers.more_times
            ),
            "quantities": tuple(
                item.model_copy(update={"text": text[item.at_start : item.at_end]}) for item in qualifiers.quantities
            ),
        }
    )


def _inside(reading: Reading, claim: Proposition, references: Sequence[OpenReference]) -> tuple[OpenReference, ...]:
    """Those that stand in the claim itself, its source included, and not elsewhere in its sentence."""
    stretches = [(phrase.start_token, phrase.end_token) for phrase in (claim.subject, *claim.objects)]
    if claim.attribution is not None and claim.attribution.source:
        stretches.append((claim.attribution.source[0].i, claim.attribution.source[-1].i + 1))
    spans = [reading.span(*stretch) for stretch in stretches]
    return tuple(item for item in references if any(start < item.end and item.start < end for start, end in spans))


def _attribution(
    doc: Doc, source: Source | None, voice: Voice | None, sentences: dict[int, Sentence]
) -> Attribution | None:
    """Who says it; where nobody else is named, who speaks in a dialogue or writes in an e-mail."""
    if source is None:
        return Attribution(source=voice.source, cue=voice.cue, factive=False) if voice is not None else None
    cue = " ".join(token.text for token in source.cue)
    if not source.source:
        return Attribution(source="", cue=cue, factive=source.factive)
    first, last = source.source[0].i, source.source[-1].i
    referents = sentences[source.source[0].sent.start].referents  # of a quotation, the source may stand in another one
    return Attribution(source=resolved_text(doc, first, last + 1, referents), cue=cue, factive=source.factive)
