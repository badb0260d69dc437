"""Arguments of a clause: its complements and adjuncts, each with head, extent and role."""

from dataclasses import dataclass

from .clauses import Clause
from .model import Phrase, SubPhrase
from .parse import Parse, trim
from .phrases import LEFT_OUT, make_phrase, marker_text, noun_extent, phrase_extent, prepositional_object
from .quoted import verbless_quotation
from .roles import bare_noun_role, clause_marker, clause_role, is_purpose, preposition_role
from .verbs import first_conjunct, is_predicate
from .words import DISCOURSE_ADVERBS, LIGHT_NOUNS, PLACE_ADVERBS, RELATIVE_TAGS, TIME_ADVERBS, TIME_LABELS, TIME_NOUNS

COMPLEMENTS = frozenset({"attr", "oprd", "acomp"})
WHOLE: frozenset[str] = frozenset()
PLACING = frozenset({"in", "at", "on", "near"})
TIMING = frozenset({"in", "at", "on", "after", "during"})
FOCUS_ADVERBS = frozenset(
    {"only", "even", "just", "except", "especially", "particularly", "partly", "mainly", "largely", "mostly", "chiefly"}
)
MODIFIED = frozenset({"relcl", "appos", "parataxis", "acl", "conj", "cc"})


@dataclass(slots=True)
class Found:
    """The arguments of one clause; `shared_from` is the conjunct that an object was borrowed from, None if none was."""

    phrases: list[Phrase]
    shared_from: int | None = None


def widen_to_time(parse: Parse, phrase: Phrase, timed: frozenset[int]) -> None:
    """A date does not end before its year: "on May 3, 2019"."""
    while phrase.role == "time" and phrase.end_token in timed and phrase.end_token - 1 in timed:
        phrase.end_token += 1


def find_arguments(parse: Parse, clause: Clause, timed: frozenset[int]) -> Found:
    """All arguments but the subject, in the order of the text; `timed` are the tokens inside temporal expressions."""
    phrases: list[Phrase] = []
    taken = {*clause.words, clause.subject}
    for verb in clause.chain:
        for kid in parse.kids[verb]:
            if kid not in taken:
                phrases.extend(_argument(parse, clause, verb, kid, timed))
    found = Found(phrases)
    if not _right_arguments(clause, phrases):
        _borrow(parse, clause, found, timed)
    _fill_gap(parse, clause, found.phrases)
    for phrase in found.phrases:
        widen_to_time(parse, phrase, timed)
    _quote(parse, clause, found)
    extents = {(phrase.start_token, phrase.end_token): phrase for phrase in reversed(found.phrases)}
    found.phrases = _apart(sorted(extents.values(), key=lambda phrase: (phrase.start_token, -phrase.end_token)))
    return found


def _apart(phrases: list[Phrase]) -> list[Phrase]:
    """No words twice: what a phrase was widened over ("on Sunday 14 | April 2024", "Town 3-1 | -1") is at most a part of it."""
    kept: list[Phrase] = []
    for phrase in phrases:
        if not kept or phrase.start_token >= kept[-1].end_token:
            kept.append(phrase)
        elif phrase.marker and phrase.end_token <= kept[-1].end_token:
            inner = SubPhrase("attachment", phrase.start_token, phrase.end_token, phrase.head, phrase.marker)
            kept[-1].pieces.append(inner)
    return kept


def _quote(parse: Parse, clause: Clause, found: Found) -> None:
    """What stands in quotation marks behind a colon is one argument: "the principle: ‘Strong cities – strong country.’" """
    behind = [phrase for phrase in found.phrases if phrase.start_token > clause.verb]
    ends = [clause.verb + 1, *(phrase.end_token for phrase in behind)]
    colon = next((end for end in ends if end < len(parse.words) and parse.words[end] == ":"), None)
    quoted = verbless_quotation(parse, colon + 1) if colon is not None else None
    if quoted is None:
        return
    start, end = quoted
    found.phrases = [phrase for phrase in found.phrases if not start <= phrase.start_token < end]
    head = next((token for token in range(start, end) if not start <= parse.heads[token] < end), start)
    found.phrases.append(Phrase(start, end, parse.doc[head], "clause"))


def _argument(parse: Parse, clause: Clause, verb: int, kid: int, timed: frozenset[int]) -> list[Phrase]:
    dep = parse.deps[kid]
    if dep == "npadvmod" and (parse.words[parse.left[kid] - 1] == "(" or _is_before_mark(parse, verb, kid)):
        return []  # "21 minutes earlier (95% CI 13 to 29)"
    if parse.tags[kid] in RELATIVE_TAGS and dep not in ("prep", "ccomp"):
        return _relative_argument(parse, clause, kid)
    if dep == "dobj" or dep in COMPLEMENTS:
        return [make_phrase(parse, kid, "object" if dep == "dobj" else "complement")]
    if dep in ("prep", "agent", "dative"):
        return _prepositional(parse, clause, kid, timed)
    if dep in ("ccomp", "xcomp"):
        return _complement_clause(parse, kid)
    if dep == "advcl":
        return _adverbial_clause(parse, kid)
    if dep == "npadvmod":
        return [make_phrase(parse, kid, bare_noun_role(parse, kid, timed))]
    if dep == "advmod":
        return _adverb(parse, verb, kid, timed)
    return []


def _is_before_mark(parse: Parse, verb: int, kid: int) -> bool:
    """ "two months after the plaster came off": what is measured is the way from the plaster to what followed."""
    mark = parse.first_kid(verb, "mark")
    return parse.deps[verb] == "advcl" and mark is not None and kid < mark < verb


def _prepositional(parse: Parse, clause: Clause, first: int, timed: frozenset[int]) -> list[Phrase]:
    if parse.deps[first] == "dative" and parse.pos[first] != "ADP":
        return [make_phrase(parse, first, "indirect_object")]
    governed, last = prepositional_object(parse, first)
    marker = marker_text(parse, first, last)
    if governed is None or marker == "according to":
        return []
    if parse.tags[governed] in RELATIVE_TAGS:
        return _antecedent(parse, clause, preposition_role(parse, first, governed, marker, timed), marker)
    if governed < first:
        return []  # the preposition is stranded, and what it governs no phrase behind it
    role = preposition_role(parse, first, governed, marker, timed)
    _, end = phrase_extent(parse, governed, WHOLE if parse.deps[governed] == "pcomp" else LEFT_OUT)
    start = _with_modifiers(parse, first)
    return [make_phrase(parse, governed, role, marker, trim(parse, start, end))]


def _with_modifiers(parse: Parse, preposition: int) -> int:
    """Where the phrase starts when adverbs limit its preposition: "shortly after", "only in"."""
    start = preposition
    for kid in reversed(parse.kids[preposition]):
        if kid == start - 1 and parse.deps[kid] in ("advmod", "npadvmod", "quantmod", "neg"):
            start = parse.left[kid]
    return start


def _complement_clause(parse: Parse, kid: int) -> list[Phrase]:
    if not is_predicate(parse, kid) and parse.pos[kid] not in ("VERB", "AUX"):
        return [make_phrase(parse, kid, "complement")]
    role = "purpose" if is_purpose(parse, kid) else "clause"
    return [make_phrase(parse, kid, role, clause_marker(parse, kid), _clause_extent(parse, kid))]


def _clause_extent(parse: Parse, verb: int) -> tuple[int, int]:
    return trim(parse, parse.left[verb], parse.right[verb] + 1)


def _adverbial_clause(parse: Parse, kid: int) -> list[Phrase]:
    marker = clause_marker(parse, kid)
    if not marker and parse.tags[kid] in ("VBG", "VBN") and parse.first_kid(kid, "prep", "cc") != parse.left[kid]:
        return []
    return [make_phrase(parse, kid, clause_role(parse, kid, marker), marker, _clause_extent(parse, kid))]


def _adverb(parse: Parse, verb: int, kid: int, timed: frozenset[int]) -> list[Phrase]:
    word = parse.lower[kid]
    alone = parse.left[kid] == parse.right[kid]
    if alone and word in DISCOURSE_ADVERBS and not (word == "otherwise" and kid == verb + 1):
        return []
    if word == "once" and parse.deps[verb] == "advcl" and kid == parse.left[verb]:
        return []  # a conjunction
    if word in FOCUS_ADVERBS and kid + 1 in parse.kids[verb] and parse.deps[kid + 1] == "mark":
        return []  # "only if it rains": said of the condition, not in it
    measured = parse.first_kid(kid, "npadvmod") if word == "long" else None
    if measured is not None and parse.lemmas[measured].lower() not in TIME_NOUNS:
        role = "adverb"  # "stretches 214 kilometres long"
    elif kid in timed or word in TIME_ADVERBS or parse.ents[kid] in TIME_LABELS:
        role = "time"
    elif word in PLACE_ADVERBS:
        role = "place"
    else:
        role = "manner" if word.endswith("ly") else "adverb"
    return [make_phrase(parse, kid, role)]


def _relative_argument(parse: Parse, clause: Clause, kid: int) -> list[Phrase]:
    dep, word = parse.deps[kid], parse.lower[kid]
    if dep == "dobj":
        return _antecedent(parse, clause, "object", "")
    if dep in COMPLEMENTS:
        return _antecedent(parse, clause, "complement", "")
    if word == "where":
        return _antecedent(parse, clause, "place", _own_preposition(parse, clause, PLACING, "in"))
    return _antecedent(parse, clause, "time", _own_preposition(parse, clause, TIMING, "in")) if word == "when" else []


def _own_preposition(parse: Parse, clause: Clause, allowed: frozenset[str], default: str) -> str:
    """The preposition that the antecedent itself stands behind: "on Tuesday, when Frost will be suspended"."""
    noun = clause.antecedent
    if noun is None or parse.deps[noun] != "pobj" or parse.lower[parse.heads[noun]] not in allowed:
        return default
    return parse.lower[parse.heads[noun]]


def _antecedent(parse: Parse, clause: Clause, role: str, marker: str) -> list[Phrase]:
    if clause.antecedent is None or clause.antecedent == clause.subject:
        return []
    return [make_phrase(parse, clause.antecedent, role, marker, antecedent_extent(parse, clause.antecedent))]


def antecedent_extent(parse: Parse, noun: int) -> tuple[int, int]:
    """The noun that a relative clause modifies, without that clause and, unless its verb is plural, without further conjuncts."""
    if _speaks_of_all(parse, noun):
        return phrase_extent(parse, noun, MODIFIED - {"conj", "cc"})
    return noun_extent(parse, noun) if parse.lower[noun] in LIGHT_NOUNS else phrase_extent(parse, noun, MODIFIED)


def _speaks_of_all(parse: Parse, noun: int) -> bool:
    """ "Rusu and Ciobanu, who lead": a plural verb behind the last of several single ones."""
    relative, last = parse.first_kid(noun, "relcl"), parse.first_kid(noun, "conj")
    if relative is None or last is None or last > relative or parse.tags[noun] not in ("NN", "NNP"):
        return False
    if parse.first_kid(noun, "cc") is None or parse.lower[parse.first_kid(noun, "cc") or 0] != "and":
        return False
    subject = next((kid for kid in parse.kids_with(relative, "nsubj", "nsubjpass") if kid < relative), None)
    if subject is None or parse.tags[subject] not in RELATIVE_TAGS:
        return False
    words = [relative, *parse.kids_with(relative, "aux", "auxpass")]
    return any(parse.lower[word] in ("are", "were", "have") or parse.tags[word] == "VBP" for word in words)


def _right_arguments(clause: Clause, phrases: list[Phrase]) -> bool:
    return any(phrase.start_token > clause.verb for phrase in phrases)


def _borrow(parse: Parse, clause: Clause, found: Found, timed: frozenset[int]) -> None:
    """Right node raising: "designed and built the bridge" has one object for both verbs."""
    follower = next((kid for kid in parse.kids_with(clause.verb, "conj") if parse.pos[kid] == "VERB"), None)
    if follower is None or parse.first_kid(follower, "prt") is not None:
        return  # "will swell and drink up the juices"
    if follower - clause.verb > 3 or parse.first_kid(follower, "nsubj", "nsubjpass") is not None:
        return
    dobj = parse.first_kid(follower, "dobj")
    if dobj is not None and parse.first_kid(clause.verb, "auxpass") is not None:
        return  # "had been told and had raised no objection"
    if dobj is not None and parse.tags[dobj] not in RELATIVE_TAGS:
        found.phrases.append(make_phrase(parse, dobj, "object"))
        found.shared_from = follower
    elif dobj is None:
        for kid in parse.kids_with(follower, "prep", "agent")[:1]:
            found.phrases.extend(_prepositional(parse, clause, kid, timed))
            found.shared_from = follower


def _fill_gap(parse: Parse, clause: Clause, phrases: list[Phrase]) -> None:
    """A relative clause without a relative object, "the book (that) he wrote", has its antecedent as object."""
    if clause.construction != "object_relative" or clause.antecedent is None:
        return
    if any(phrase.head.i == clause.antecedent for phrase in phrases):
        return
    if any(phrase.role in ("object", "complement", "clause") for phrase in phrases):
        return
    first = first_conjunct(parse, clause.head)
    if any(parse.tags[token] == "WRB" for token in parse.kids[first]) or parse.pos[clause.verb] != "VERB":
        return
    stranded = next((k for k in parse.kids_with(clause.verb, "prep") if not parse.kids[k] and k > clause.verb), None)
    marker, role = (parse.lower[stranded], "oblique") if stranded is not None else ("", "object")
    phrases.extend(_antecedent(parse, clause, role, marker))
