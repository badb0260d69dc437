"""A claim as one self-contained sentence: subject first, references replaced, dropped words restored."""

from collections.abc import Sequence
from itertools import zip_longest

from spacy.tokens import Doc, Token

from .inflect import finite_form
from .model import Phrase, Proposition, Referent
from .words import NEAR_NEGATIVES, NEGATORS, PLURAL_PRONOUNS

ENABLED = "can"
AUXILIARY_LEMMAS = frozenset({"be", "have", "do"})
PARTICIPLES = {"having": "have", "being": "be"}
DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
ARTICLE_LABELS = frozenset({"EVENT", "LAW", "FAC", "WORK_OF_ART"})
RELATIVE = frozenset({"relative", "object_relative"})
VOWELS = "aeiou"
POSSESSIVE_TAG = "PRP$"
REPLACED_KINDS = frozenset({"pronoun", "nominal"})
SUBJECT_FIRST_PERSON = frozenset({"i"})


def plain_text(doc: Doc, start: int, end: int) -> str:
    """The tokens from `start` to `end` (exclusive) as they stand, white space as single spaces."""
    return "".join(doc.user_data["parse"].chunks[start:end]).strip()


def resolved_text(doc: Doc, start: int, end: int, referents: Sequence[Referent], *, keep: str = "") -> str:
    """The same with references replaced by what they stand for; a possessive whose owner `keep` names stays."""
    inside = [item for item in referents if item.kind in REPLACED_KINDS and start <= item.start_token < end]
    if not inside:
        return plain_text(doc, start, end)
    chunks = doc.user_data["parse"].chunks
    parts: list[str] = []
    token = start
    for referent in inside:
        if referent.start_token < token or referent.end_token > end:
            continue
        if not _is_replaced(doc, referent, keep + " " + "".join(parts)):
            continue
        parts.append("".join(chunks[token : referent.start_token]))
        last = doc[referent.end_token - 1]
        parts.append(_name_for(doc[referent.start_token], referent) + last.whitespace_)
        token = referent.end_token
    parts.append("".join(chunks[token:end]))
    return "".join(parts).strip()


def predicate_text(doc: Doc, claim: Proposition) -> str:
    """Prefix and predicate words as they stand in the source."""
    words: list[str] = [claim.prefix + " "] if claim.prefix else []
    for token, following in zip_longest(claim.predicate, claim.predicate[1:]):
        joined = following is not None and following.i == token.i + 1 and not token.whitespace_
        words.append(token.text if joined else token.text + " ")
    return "".join(words).strip()


def sentence_text(doc: Doc, claim: Proposition, referents: Sequence[Referent]) -> str:
    """The claim as a sentence of its own, with capital and full stop."""
    subject = resolved_text(doc, claim.subject.start_token, claim.subject.end_token, referents)
    fronted, before, after = _placed(doc, claim, referents, subject)
    verb = _verb_group(doc, claim, before)
    if claim.construction == "title" and not _is_determined(doc, claim.objects[0]):
        after[0] = ("an " if after[0][0].lower() in VOWELS else "a ") + after[0]
    if claim.modality == "asked" and len(verb) > 1:
        words = [verb[0], _lowered(doc, claim.subject.start_token, subject), *verb[1:], *after]
    elif claim.construction == "existential":
        words = ["There", *verb, _lowered(doc, claim.subject.start_token, subject), *after]
    else:
        lead = [phrase + "," for phrase in fronted]
        words = [*lead, _lowered(doc, claim.subject.start_token, subject) if lead else subject, *verb, *after]
    text = " ".join(word for word in words if word).replace(" \0", "")
    return text[:1].upper() + text[1:] + ("?" if claim.modality == "asked" else _full_stop(text))


def _is_determined(doc: Doc, phrase: Phrase) -> bool:
    return any(doc[token].dep_ in ("det", "poss") for token in range(phrase.start_token, phrase.end_token))


def is_plural_subject(subject: Phrase) -> bool:
    """Whether the verb of this subject is plural."""
    head = subject.head
    if head.tag_ in ("NNS", "NNPS") or head.lower_ in PLURAL_PRONOUNS:
        return True
    return any(piece.kind == "member" and piece.start_token <= head.i < piece.end_token for piece in subject.pieces)


def _is_replaced(doc: Doc, referent: Referent, keep: str) -> bool:
    if referent.kind not in REPLACED_KINDS or not referent.resolved or not referent.name:
        return False
    first = doc[referent.start_token]
    if first.lower_.endswith(("self", "selves")):
        return False
    return not (first.tag_ == POSSESSIVE_TAG and referent.name.lower() in keep.lower())


def _name_for(first: Token, referent: Referent) -> str:
    name = "the " + referent.name if _wants_article(referent) else referent.name
    if first.tag_ != POSSESSIVE_TAG:
        return name
    return name + ("'" if name.endswith("s") else "'s")


def _wants_article(referent: Referent) -> bool:
    """Names are kept without their article; common nouns and some kinds of names do not read well without it."""
    first = referent.name.split(maxsplit=1)[0]
    if first.lower() in DETERMINERS or first.endswith(("'s", "’s")):
        return False
    several = " " in referent.name
    return first.islower() or (several and referent.label in ARTICLE_LABELS and referent.kind == "nominal")


def _placed(
    doc: Doc, claim: Proposition, referents: Sequence[Referent], name: str
) -> tuple[list[str], list[tuple[int, str]], list[str]]:
    """Phrases before the subject, inside the verb group (with their place), and after it."""
    first = claim.predicate[0].i if claim.predicate else claim.start_token
    last = claim.predicate[-1].i if claim.predicate else first
    inside: list[tuple[int, str]] = []
    after: list[str] = []
    fronted: list[str] = []
    late: list[str] = []
    end = last + 1
    for phrase in claim.objects:
        text = _phrase_text(doc, phrase, referents, name)
        if phrase.start_token > last:
            comma = after and phrase.start_token == end + 1 and doc[end].text in (",", ";", "—", "–", "--")
            after.append("\0, " + text if comma else text)
            end = phrase.end_token
        elif phrase.role in ("object", "complement") and phrase.start_token < first:
            after.insert(0, text)
        elif first < phrase.start_token < last or (_is_preverbal(phrase, claim, first) and len(text.split()) <= 2):
            inside.append((phrase.start_token, text))
        elif phrase.start_token < first and claim.construction in RELATIVE:
            late.append(text)
        elif phrase.start_token < first:
            fronted.append(text)
        else:
            after.append(text)
    return fronted, inside, after + late


def _is_preverbal(phrase: Phrase, claim: Proposition, first: int) -> bool:
    return phrase.role in ("adverb", "manner", "time") and claim.subject.end_token <= phrase.start_token < first


def _phrase_text(doc: Doc, phrase: Phrase, referents: Sequence[Referent], name: str) -> str:
    text = resolved_text(doc, phrase.start_token, phrase.end_token, referents, keep=name)
    if phrase.role == "clause" and phrase.start_token > 0 and doc[phrase.start_token - 1].is_quote:
        return f"“{text}”"
    text = _lowered(doc, phrase.start_token, text)
    if not phrase.marker or phrase.marker.split()[0] in text.lower().split():
        return text
    return f"{phrase.marker} {text}"


def _lowered(doc: Doc, start: int, text: str) -> str:
    """Undo the capital of a sentence start when the phrase no longer stands there."""
    token = doc[start]
    if not token.is_sent_start or token.pos_ == "PROPN" or token.ent_type_ or not text.startswith(token.text):
        return text
    if token.text.isupper() and token.text != "A":
        return text
    return text[:1].lower() + text[1:]


def _verb_group(doc: Doc, claim: Proposition, inside: list[tuple[int, str]]) -> list[str]:
    if not claim.predicate:
        return [claim.prefix]
    finite = _finite_words(claim)
    placed = [(token.i, word) for token, word in zip(claim.predicate, finite, strict=True)]
    words = _join_contractions(claim, sorted([*placed, *inside]))
    return [claim.prefix, *words] if claim.prefix else words


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
    words = [token.text if token.ent_type_ else token.text[:1].lower() + token.text[1:] for token in claim.predicate]
    first = next((k for k, token in enumerate(claim.predicate) if token.pos_ in ("VERB", "AUX")), None)
    if first is None or claim.prefix:
        return words
    token = claim.predicate[first]
    silent = claim.polarity == "negative" and not _has_negation(claim)
    led_by_not = any(word in NEGATORS for word in words[:first])
    if token.tag_ in ("VB", "VBG") and token.lower_ != "to" and not _is_finite(claim, first):
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
    if (
        token.tag_ == "VB"
        and claim.construction != "infinitival_relative"
        and claim.modality in ("possible", "obligatory", "planned")
    ):
        modal = {"possible": "can", "obligatory": "must"}.get(claim.modality, "are to" if plural else "is to")
        return f"{modal} not {lemma}" if negated and modal != "is to" else f"{modal} {lemma}"
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
    return any(token.lower_ in negative or token.lemma_ in negative for token in tokens)


def _full_stop(text: str) -> str:
    return "" if text.endswith((".", "!", "?")) else "."
