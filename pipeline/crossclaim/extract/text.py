"""A claim as one self-contained sentence: subject first, references replaced, dropped words restored."""

from collections.abc import Sequence
from itertools import zip_longest

from spacy.tokens import Doc

from .inflect import finite_form
from .model import Phrase, Proposition, Referent
from .names import TITLES
from .verb_text import is_plural_subject, verb_group

DETERMINERS = frozenset({"the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my"})
ARTICLE_LABELS = frozenset({"EVENT", "LAW", "FAC", "WORK_OF_ART"})
# Titles that one person at a time has, unless a word says otherwise.
OFFICES = frozenset(
    "minister president chancellor premier mayor governor chairman chairwoman chairperson speaker king queen".split()
)
PLAIN = frozenset({"former", "vice", "deputy", "junior", "senior", "ex"})
UNIQUE = frozenset({"first", "last", "only", "sole", "main"})
RELATIVE = frozenset({"relative", "object_relative"})
VOWELS = "aeiou"
MODALS = ("can ", "cannot ", "must ", "should ", "is to ", "are to ")
GENERAL = frozenset({"any", "every", "each"})
# How a claim begins that its source neither asserts nor denies: what is asked or not proved, and the condition of something else.
LEFT_OPEN = "It is left open whether "
SUPPOSED = "Suppose that "
POSSESSIVE_TAGS = frozenset({"PRP$", "WP$"})
REPLACED_KINDS = frozenset({"pronoun", "nominal"})
SUBJECT_CASE = {"us": "we", "me": "I", "him": "he", "her": "she", "them": "they"}
# Words in a name behind which a possessive "'s" would be read with the last noun alone.
INNER = frozenset({"of", "in", "at", "for", "on", "from", "and", "near", "with"})


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
        if not _is_replaced(doc, referent, f"{keep} {''.join(parts)}{''.join(chunks[token : referent.start_token])}"):
            continue
        parts.append("".join(chunks[token : referent.start_token]))
        owned = _owned_end(doc, referent, end)
        if owned is not None:
            noun = "".join(chunks[referent.end_token : owned])
            parts.append(f"the {noun.strip()} of {_name(doc, referent)}{doc[owned - 1].whitespace_}")
            token = owned
            continue
        last = doc[referent.end_token - 1]
        name = _name_for(doc, referent)
        token = referent.end_token
        if name.endswith("s") and token < end and doc[token].text in ("'s", "’s"):
            name, last, token = name + "'", doc[token], token + 1  # "the neighbours' terrace"
        parts.append(name + last.whitespace_)
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
    subject = _subject_text(doc, claim, referents)
    if claim.of_some and claim.modality == "asserted":
        subject = "some " + _lowered(doc, claim.subject.start_token, subject)
    fronted, before, after = _placed(doc, claim, referents, subject)
    verb = verb_group(claim, before)
    if claim.construction == "title":
        after[0] = _titled(doc, claim.objects[0], after[0])
    if claim.modality == "asked":
        first, *others = verb if len(verb) > 1 or claim.lemma == "be" else _with_do(claim)
        spans = _question_words(claim)
        asked = [_lowered(doc, start, plain_text(doc, start, end)) for start, end in spans]
        after = [words for words in after if words.lower() not in [found.lower() for found in asked]]
        there = ["there"] if claim.construction == "existential" else []
        words = [*asked, first, *there, _lowered(doc, claim.subject.start_token, subject), *others, *after]
    elif claim.construction == "existential":
        words = ["there" if claim.hedged else "There", *verb, _lowered(doc, claim.subject.start_token, subject), *after]
    else:
        lead = [phrase + "," for phrase in fronted]
        words = [*lead, _lowered(doc, claim.subject.start_token, subject) if lead else subject, *verb, *after]
    text = " ".join(word for word in words if word).replace(" \0", "")
    if claim.hedged and not verb[0].startswith(MODALS):
        left_open = claim.construction in ("content", "controlled") or claim.modality == "possible"
        opening = LEFT_OPEN if left_open else SUPPOSED
        text = opening + _lowered(doc, claim.subject.start_token, _without_general(text))
    return text[:1].upper() + text[1:] + ("?" if claim.modality == "asked" else _full_stop(text))


def _subject_text(doc: Doc, claim: Proposition, referents: Sequence[Referent]) -> str:
    """The subject with the case of one ("let us use" -> "we"), and with the comma that closes what a comma sets off in it."""
    start, end = claim.subject.start_token, claim.subject.end_token
    text = resolved_text(doc, start, end, referents)
    if end == start + 1:
        return SUBJECT_CASE.get(text.lower(), text)
    commas = [token.i for token in doc[start:end] if token.text == ","]
    joined = any(token.dep_ == "cc" for token in doc[start:end])
    closed = len(commas) == 1 and not joined and end < len(doc) and doc[end].text == ","
    return text + "," if closed and text[-1] not in ",;:" else text


def _question_words(claim: Proposition) -> list[tuple[int, int]]:
    """What a question asks for, as it stands in front: "How", "in which year"."""
    found = [kid for kid in claim.head.lefts if any(token.tag_ in ("WRB", "WP", "WDT") for token in kid.subtree)]
    first = claim.predicate[0].i
    return [(kid.left_edge.i, kid.right_edge.i + 1) for kid in found[:1] if kid.right_edge.i < first]


def _with_do(claim: Proposition) -> list[str]:
    """ "misled" -> "did", "mislead": a question needs an auxiliary."""
    lemma = claim.head.lemma_.lower()
    return [finite_form("do", claim.tense, plural=is_plural_subject(claim.subject)), lemma]


def _without_general(text: str) -> str:
    first, _, rest = text.partition(" ")
    if first.lower() not in GENERAL:
        return text
    singular = rest.split(" ", 1)[0][-1:] != "s"
    return f"{'an' if rest[:1].lower() in VOWELS else 'a'} {rest}" if singular else rest


def _titled(doc: Doc, phrase: Phrase, text: str) -> str:
    """ "airline" -> "an airline", "the steelmaker" -> "a steelmaker", but "the finance minister", "the largest owner"."""
    first, rest = text.split(" ", 1) if " " in text else (text, "")
    telling = any(doc[token].tag_ in ("JJS", "RBS") or doc[token].lower_ in UNIQUE for token in _tokens(phrase))
    if first.lower() == "the" and not telling:
        text = rest
    elif _is_determined(doc, phrase):
        return text
    if phrase.head.lower_ in OFFICES and not any(doc[token].lower_ in PLAIN for token in _tokens(phrase)):
        return "the " + text
    return ("an " if text[0].lower() in VOWELS else "a ") + text


def _tokens(phrase: Phrase) -> range:
    return range(phrase.start_token, phrase.end_token)


def _is_determined(doc: Doc, phrase: Phrase) -> bool:
    return any(doc[token].dep_ in ("det", "poss") for token in range(phrase.start_token, phrase.end_token))


def _is_replaced(doc: Doc, referent: Referent, keep: str) -> bool:
    if referent.kind not in REPLACED_KINDS or not referent.resolved or not referent.name:
        return False
    first = doc[referent.start_token]
    if first.lower_.endswith(("self", "selves")):
        return False
    if first.tag_ in POSSESSIVE_TAGS:
        return referent.name.lower() not in keep.lower()
    # "People listen when they know": the sentence itself says who they are.
    return not (referent.kind == "pronoun" and _is_same(referent.name, keep))


def _is_same(name: str, keep: str) -> bool:
    """Whether a sentence begins with the noun phrase that a pronoun in it stands for."""
    subject = keep.lower().removeprefix("the ").removeprefix("some ")
    first, _, rest = subject.partition(" ")
    subject = rest if first.rstrip(".") in TITLES else subject
    if subject == name.lower().rpartition(" ")[2]:
        return True  # "Kemp thought that he", with Walter Kemp
    if " " in name and f" {subject} ".endswith(f" {name.lower()} ") and " and " not in subject:
        return True  # "Coach Leon Walsh said he"
    return subject.startswith(name.lower()) and subject[len(name) : len(name) + 1] in ("", " ", ",")


def _owned_end(doc: Doc, referent: Referent, end: int) -> int | None:
    """Where the noun ends that a long owner is put behind: "its rooms" -> "the rooms of the pool in Moss Side"; None if short."""
    first = doc[referent.start_token]
    words = referent.name.lower().split()
    if (
        first.tag_ not in POSSESSIVE_TAGS
        or not INNER & set(words[1:])
        or (referent.label == "PERSON" and referent.name[0].isupper())
    ):
        return None
    owned = first.head.i + 1
    return owned if referent.end_token < owned <= end and first.head.pos_ == "NOUN" else None


def _name(doc: Doc, referent: Referent) -> str:
    return "the " + referent.name if _wants_article(doc, referent) else referent.name


def _name_for(doc: Doc, referent: Referent) -> str:
    name = _name(doc, referent)
    if doc[referent.start_token].tag_ not in POSSESSIVE_TAGS:
        return name
    return name + ("'" if name.endswith("s") else "'s")


def _is_address(name: str) -> bool:
    return name.rpartition(" ")[2] in (
        "Road",
        "Street",
        "Lane",
        "Avenue",
        "Square",
        "Hill",
        "Park",
        "House",
        "Hall",
        "Court",
        "Place",
    )


def _is_articled(doc: Doc, name: str) -> bool:
    """Whether the document itself puts "the" before a name: "the Swedish Power Board"."""
    known = doc.user_data.get("articled")
    if known is None:
        known = doc.user_data["articled"] = frozenset(
            item.name
            for item in doc._.mentions or ()
            if item.kind in ("name", "acronym")
            and item.start_token
            and doc[item.start_token - 1].lower_ == "the"
            and not (item.end_token < len(doc) and doc[item.end_token].pos_ in ("NOUN", "PROPN", "ADJ", "NUM"))
            and (doc[item.end_token : item.end_token + 1].text not in ("-", "'s", "’s"))
        )
    return name in known


def _wants_article(doc: Doc, referent: Referent) -> bool:
    """Names are kept without their article, unless the text has one; common nouns do not read well without it."""
    first = referent.name.split(maxsplit=1)[0]
    if first.lower() in DETERMINERS or first.endswith(("'s", "’s")):
        return False
    several = " " in referent.name
    if several and referent.name.rpartition(" ")[2].islower():
        return True  # "Korean laboratory"
    return (
        first.islower()
        or _is_articled(doc, referent.name)
        or (first[0].isdigit() and referent.kind == "nominal")
        or (
            several
            and referent.label in ARTICLE_LABELS
            and referent.kind == "nominal"
            and not _is_address(referent.name)
        )
    )


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
    complements = [phrase for phrase in claim.objects if phrase.role == "complement"]
    for phrase in claim.objects:
        text = _phrase_text(doc, phrase, referents, name)
        name = f"{name} {text}"
        if phrase in complements[1:] and any(doc[token].dep_ == "cc" for token in range(end, phrase.start_token)):
            text = "and " + text  # "is cheaper and, if you give it time, far more tender"
        if phrase.start_token > last:
            comma = after and phrase.start_token == end + 1 and doc[end].text in (",", ";", "—", "–", "--", ":")
            sign = ":" if comma and doc[end].text == ":" else ","
            after.append(f"\0{sign} {text}" if comma else text)
            end = phrase.end_token
        elif phrase.role in ("object", "complement") and phrase.start_token < first:
            given = any(other.role == "indirect_object" and not other.marker for other in claim.objects)
            if given:
                late.insert(0, text)  # "addresses I can send you"
            else:
                after.insert(0, text)
        elif first < phrase.start_token < last or (_is_preverbal(phrase, claim, first) and len(text.split()) <= 2):
            inside.append((_place_inside(claim, phrase, first), text))
        elif phrase.start_token < first and claim.construction in RELATIVE and phrase.marker == "of":
            fronted.append(text)  # "three quotes, of which the lowest was ..."
        elif phrase.start_token < first and claim.construction in RELATIVE:
            late.append(text)
        elif phrase.start_token < first:
            if doc[phrase.end_token].text != ":":  # "Read in the bath if you like: the case is waterproof"
                fronted.append(text)
        else:
            after.append(text)
    return fronted, inside, after + late


def _place_inside(claim: Proposition, phrase: Phrase, first: int) -> int:
    """Its own place; with subject and auxiliary inverted ("Nowhere did it rain") that of the auxiliary."""
    return max(phrase.start_token, first) if claim.subject.start_token > first else phrase.start_token


def _is_preverbal(phrase: Phrase, claim: Proposition, first: int) -> bool:
    behind = claim.subject.end_token <= phrase.start_token or claim.subject.start_token > first
    return phrase.role in ("adverb", "manner", "time") and behind and claim.start_token <= phrase.start_token < first


def _phrase_text(doc: Doc, phrase: Phrase, referents: Sequence[Referent], name: str) -> str:
    text = resolved_text(doc, phrase.start_token, phrase.end_token, referents, keep=name)
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].rstrip() or text
    if phrase.role == "clause" and phrase.start_token > 0 and _opens_quotation(doc, phrase.start_token - 1):
        colon = phrase.start_token > 1 and doc[phrase.start_token - 2].text == ":"
        return ("\0: " if colon else "") + f"“{text.rstrip('.')}”"
    text = _lowered(doc, phrase.start_token, text)
    if phrase.role == "clause" and phrase.start_token and doc[phrase.start_token - 1].text == ":":
        return f"\0: {text}"
    if not phrase.marker or phrase.marker.split()[0] in text.lower().replace(",", " ").split():
        return text
    return f"{phrase.marker} {text}"


def _opens_quotation(doc: Doc, token: int) -> bool:
    if doc[token].text != '"':
        return doc[token].is_quote and doc[token].text not in ("”", "’", "»", "''")
    before = doc[doc[token].sent.start : token]
    return sum(word.text == '"' for word in before) % 2 == 0


def _lowered(doc: Doc, start: int, text: str) -> str:
    """Undo the capital of a sentence start when the phrase no longer stands there."""
    token = doc[start]
    opens = token.is_sent_start or (start and doc[start - 1].is_quote and doc[start - 1].is_sent_start)
    if (
        not opens
        or token.pos_ == "PROPN"
        or token.ent_type_
        or _is_named(doc, start)
        or not text.startswith(token.text)
    ):
        return text
    if token.text.isupper() and token.text != "A":
        return text
    return text[:1].lower() + text[1:]


def _is_named(doc: Doc, token: int) -> bool:
    starts = doc.user_data.get("named")
    if starts is None:
        named = (item for item in doc._.mentions or () if item.kind in ("name", "acronym"))
        starts = doc.user_data["named"] = frozenset(item.start_token for item in named)
    return token in starts


def _full_stop(text: str) -> str:
    return "" if text.endswith((".", "!", "?")) else "."
