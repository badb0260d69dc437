"""The verb group of a claim in finite words: "promoting" becomes "promotes", "without paying" "did not pay"."""

from itertools import pairwise

from spacy.tokens import Token

from .inflect import finite_form
from .model import Phrase, Proposition
from .polarity import is_denying
from .words import NEAR_NEGATIVES, NEGATORS, PLURAL_PRONOUNS

AUXILIARY_LEMMAS = frozenset({"be", "have", "do"})
# What is asked or advised is less than an order.
SOFT = frozenset("ask urge beg advise recommend call request want".split())
PARTICIPLES = {"having": "have", "being": "be"}


def verb_group(claim: Proposition, inside: list[tuple[int, str]]) -> list[str]:
    """Prefix and predicate, the first verb made finite, with the phrases `inside` (place and text) where they stand."""
    if not claim.predicate:
        return [claim.prefix]
    finite = _finite_words(claim)
    placed = [(token.i, word) for token, word in zip(claim.predicate, finite, strict=True)]
    # Behind the word whose place a phrase has: "Nowhere did it rain" -> "It did nowhere rain".
    words = _join_contractions(claim, sorted([*placed, *inside], key=lambda item: item[0]))
    return [claim.prefix, *words] if claim.prefix else words


def is_plural_subject(subject: Phrase) -> bool:
    """Whether the verb of this subject is plural."""
    head = subject.head
    if head.lower_ == "i" and not any(piece.kind == "member" for piece in subject.pieces):
        return True  # "I hear": only "to be" has a form of its own
    if head.tag_ in ("NNS", "NNPS") or head.lower_ in PLURAL_PRONOUNS:
        return True
    return any(piece.kind == "member" and piece.start_token <= head.i < piece.end_token for piece in subject.pieces)


def _join_contractions(claim: Proposition, placed: list[tuple[int, str]]) -> list[str]:
    glued = {
        token.i
        for before, token in zip(claim.predicate, claim.predicate[1:], strict=False)
        if token.i == before.i + 1 and not before.whitespace_
    }
    words: list[str] = []
    for place, word in placed:
        if place in glued and words:
            words[-1] += word
        else:
            words.append(word)
    return words


def _finite_words(claim: Proposition) -> list[str]:
    """The predicate words with the first verb made finite, and a "not" put in where only the context negates."""
    words = [
        token.text if token.ent_type_ and not token.is_sent_start else token.text[:1].lower() + token.text[1:]
        for token in claim.predicate
    ]
    first = next(
        (k for k, token in enumerate(claim.predicate) if token.pos_ in ("VERB", "AUX") or token == claim.head), None
    )
    if first is None or claim.prefix:
        return words
    token = claim.predicate[first]
    silent = claim.polarity == "negative" and not _has_negation(claim)
    led_by_not = any(word in NEGATORS for word in words[:first])
    bare = token.tag_ in ("VB", "VBG") or (token.tag_ == "NN" and claim.construction == "controlled")
    if bare and token.lower_ != "to" and not _is_finite(claim, first):
        negated = silent or led_by_not
        return ["" for _ in words[:first]] + [_made_finite(claim, token, negated=negated), *words[first + 1 :]]
    if silent:
        words[first] = _negated(claim, token, words[first])
    return words


def _is_finite(claim: Proposition, first: int) -> bool:
    return any(token.tag_ in ("MD", "VBZ", "VBD", "VBP") for token in claim.predicate[: first + 1])


def _made_finite(claim: Proposition, token: Token, *, negated: bool) -> str:
    plural = is_plural_subject(claim.subject)
    lemma = PARTICIPLES.get(token.lower_, token.lemma_.lower())
    if claim.modality == "planned" and claim.construction in ("infinitive", "gerund"):
        aims = finite_form("aim", "past" if claim.tense == "past" else "present", plural=plural)
        return f"{aims} not to {lemma}" if negated else f"{aims} to {lemma}"
    if (
        token.tag_ in ("VB", "NN")
        and claim.construction != "infinitival_relative"
        and claim.modality in ("possible", "obligatory", "planned")
    ):
        must = "should" if token.head.lemma_.lower() in SOFT else "must"
        modal = {"possible": "can", "obligatory": must}.get(claim.modality, "are to" if plural else "is to")
        if claim.tense == "past" and modal in ("is to", "are to"):
            modal = "were to" if plural else "was to"
        if negated and modal == "can":
            return f"cannot {lemma}"
        return f"{modal} not {lemma}" if negated and not modal.endswith(" to") else f"{modal} {lemma}"
    if not negated:
        return finite_form(lemma, claim.tense, plural=plural)
    if lemma == "be":
        return finite_form(lemma, claim.tense, plural=plural) + " not"
    return finite_form("do", claim.tense, plural=plural) + " not " + lemma


def _negated(claim: Proposition, token: Token, word: str) -> str:
    if token.tag_ == "MD" or (token.lemma_ in AUXILIARY_LEMMAS and (token.dep_ != "ROOT" or token.lemma_ == "be")):
        return word + " not"
    return finite_form("do", claim.tense, plural=is_plural_subject(claim.subject)) + " not " + token.lemma_.lower()


def _has_negation(claim: Proposition) -> bool:
    tokens = [*claim.predicate, *claim.subject.head.doc[claim.subject.start_token : claim.subject.end_token]]
    for phrase in claim.objects:
        tokens.extend(claim.head.doc[phrase.start_token : phrase.end_token])
    negative = NEGATORS | {
        "none",
        "nobody",
        "nothing",
        "unable",
        "fail",
        "refuse",
        "decline",
        "hardly",
        "rarely",
        "few",
        "little",
    }
    negative |= NEAR_NEGATIVES
    if any(token.lower_ == "to" and token.i and token.nbor(-1).lower_ == "yet" for token in claim.predicate):
        return True
    verbs = [
        token for token in claim.predicate if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ == "xcomp")
    ]
    if any(is_denying(above.lemma_, below.tag_) for above, below in pairwise(verbs)):
        return True
    return any(token.lower_ in negative or token.lemma_ in negative for token in tokens)
