"""The component that reads claims off a parse."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from crossclaim_schemas.claim import ClaimKind

from .antecedents import LABELS_OF_NOUN, PERSON_NOUNS
from .arguments import antecedent_extent, find_arguments
from .attribution import is_denied, read_attribution
from .clauses import Clause, find_clauses, own_subject
from .confidence import confidence, read_sentence
from .implied import find_implied
from .lookups import find_spans
from .modality import has_condition, is_alternative, is_condition, is_demanded, is_inverted, own_modality, read_modality
from .model import Phrase, Proposition, Referent, register_extensions
from .nominals import find_nominals, is_plural, named_by
from .parse import Parse, read_parse, trim
from .phrases import make_phrase, phrase_extent
from .polarity import count_negations
from .quotations import spread_sources
from .refused import is_refused
from .repairs import repair
from .verbs import Grammar, Tense, first_conjunct, is_stative, read_grammar
from .veridical import is_of_some, read_embedding, read_veridicality
from .words import AGENT_LABELS, DIRECTIVE, HINDERING, RELATIVE_TAGS, REPORTING

SILENT_BLOCKS = frozenset({"heading", "boilerplate", "table"})
REMOTE = frozenset({"conjunct", "controlled", "participle", "gerund", "infinitive"})
NONFINITE = frozenset(
    {"controlled", "participle", "gerund", "infinitive", "reduced", "infinitival_relative", "absolute"}
)
LONGEST_TITLE = 15
HEDGES = frozenset({"possible", "conditional"})
NOW = frozenset({"currently", "now", "still", "presently"})
ANTERIOR = frozenset({"since", "after", "following", "upon"})
REMOTE_NONFINITE = frozenset({"participle", "gerund", "infinitive", "controlled", "absolute"})
EMPTY_NOUNS = frozenset({"one", "ones", "that", "those", "what"})  # "one that works" names nothing
PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "who"})
GLUE_DEPS = frozenset({"aux", "auxpass", "neg", "advmod", "punct", "cc", "det"})


class ClaimComponent:
    """Sets `doc._.claims` and `doc.spans["claims"]`.

    "Ana, who runs Acme, sold it." gives two claims: Ana runs Acme; Ana sold it.
    """

    def __init__(self) -> None:
        register_extensions()

    def __call__(self, doc: Doc) -> Doc:
        claims = read_claims(doc)
        doc._.claims = claims
        doc.spans["claims"] = [
            Span(doc, claim.start_token, claim.end_token, label=claim.construction) for claim in claims
        ]
        return doc


def read_claims(doc: Doc) -> list[Proposition]:
    """All claims of a parsed document in order of the text; headings and tables claim nothing."""
    find_spans(doc)
    parse = read_parse(doc)
    agents = _agents(doc._.mentions or ())
    timed = frozenset(token for span in doc.user_data["times"] for token in range(span.start_token, span.end_token))
    _relabel(parse, doc._.mentions or ())
    repair(parse, timed)
    doc.user_data["parse"] = parse
    silent = _silent(doc)
    claims: list[Proposition] = []
    for sent in doc.sents:
        if not any(start <= sent.start < end for start, end in silent):
            claims.extend(_sentence_claims(parse, sent.start, sent.end, timed, agents))
    spread_sources(parse, doc.user_data.get("blocks", []), claims)
    return claims


def _silent(doc: Doc) -> list[tuple[int, int]]:
    """The tokens of headings, tables and boilerplate, and of a first line without a full stop: the title, whatever its form."""
    blocks = doc.user_data.get("blocks", [])
    silent = [(start, end) for start, end, kind in blocks if kind in SILENT_BLOCKS]
    if len(blocks) > 1 and blocks[0][2] == "paragraph" and blocks[0][1] > blocks[0][0]:
        start, end, _ = blocks[0]
        last = doc[end - 1] if not doc[end - 1].is_space else doc[max(start, end - 2)]
        if last.is_alpha and end - start <= LONGEST_TITLE:
            silent.append((start, end))
    return silent


def _relabel(parse: Parse, referents: Sequence[Referent]) -> None:
    """What the names of a document are told about as a whole is known better than token by token."""
    for referent in referents:
        if referent.kind == "name" and referent.label:
            for token in range(referent.start_token, referent.end_token):
                parse.ents[token] = referent.label


def _agents(referents: Sequence[Referent]) -> frozenset[int]:
    """The tokens of names and references that stand for persons, organisations and states."""
    found: set[int] = set()
    for referent in referents:
        if referent.label in AGENT_LABELS:
            found.update(range(referent.start_token, referent.end_token))
    return frozenset(found)


def _sentence_claims(
    parse: Parse, start: int, end: int, timed: frozenset[int], agents: frozenset[int]
) -> list[Proposition]:
    found = []
    for clause in find_clauses(parse, start, end):
        claim = _proposition(parse, clause, end, timed)
        if claim is not None and _is_intended(parse, clause, claim, agents):
            found.append(claim)
    found.extend(find_nominals(parse, start, end))
    found.extend(find_implied(parse, start, end))
    sentence = read_sentence(parse, start, end, len(found))
    for claim in found:
        claim.confidence = confidence(parse, claim, sentence)
    return sorted(found, key=lambda claim: (claim.start_token, claim.end_token))


def _is_intended(parse: Parse, clause: Clause, claim: Proposition, agents: frozenset[int]) -> bool:
    """Whether a purpose has somebody who pursues it: of "the plant was closed to save money" the plant does not."""
    if clause.construction != "infinitive" or clause.matrix is None:
        return True
    subject = clause.subject
    noun = parse.lemmas[subject].lower()
    willed = subject in agents or parse.lower[subject] in PERSONAL or noun in PERSON_NOUNS
    willed = willed or "ORG" in LABELS_OF_NOUN.get(noun, ())
    passive = parse.first_kid(first_conjunct(parse, clause.matrix), "auxpass") is not None
    return willed and not passive


def _proposition(parse: Parse, clause: Clause, sentence_end: int, timed: frozenset[int]) -> Proposition | None:
    subject = _subject_phrase(parse, clause)
    if subject is None:
        return None
    found = find_arguments(parse, clause, timed)
    objects = [phrase for phrase in found.phrases if phrase.start_token != subject.start_token or phrase.marker]
    remote = clause.construction in REMOTE_NONFINITE and own_subject(parse, clause.head) is None
    bare = (remote and not _is_directed(parse, clause)) or parse.lemmas[clause.verb] == "be"
    if (
        not objects
        and (bare or _is_comparison(parse, clause) or _is_mere_report(parse, clause))
        and clause.construction != "existential"
    ):
        return None
    inside = clause.construction in ("reduced", "relative") and clause.head in range(
        subject.start_token, subject.end_token
    )
    if inside or is_refused(parse, clause, objects):
        return None
    words = [word for word in clause.words if not _is_leading_to(parse, clause, word)]
    words = words[1:] if parse.lower[words[0]] == "should" and is_inverted(parse, clause.head) else words
    grammar = _grammar(parse, clause)
    negations = count_negations(parse, [*clause.shared, *words], clause.chain, subject, objects)
    negations += is_denied(parse, clause) + _is_excluded(parse, clause)
    tasked = _is_tasked(parse, clause)
    modality = "planned" if tasked else read_modality(parse, clause, sentence_end)
    told = read_veridicality(parse, clause, grammar.tense, timed)
    if told == "unclaimed":
        return None
    if modality == "asserted":
        modality = told if told != "asserted" else read_embedding(parse, clause)
    supposed = told == "conditional" or is_condition(parse, clause)
    hedged = supposed or (
        modality in HEDGES and own_modality(parse, clause) not in HEDGES and not has_condition(parse, clause)
    )
    modality = "conditional" if supposed and modality != "asked" else modality
    if modality == "asserted" and negations % 2 == 0 and is_alternative(parse, clause):
        modality, hedged = "possible", True
    demanded = is_demanded(parse, clause)
    modality = "obligatory" if demanded else modality
    start, end = _extent(parse, clause, subject, words, objects)
    claim = Proposition(
        head=parse.doc[clause.verb], subject=subject, predicate=[parse.doc[word] for word in words],
        lemma=_lemma(parse, clause), objects=objects, construction=clause.construction,
        start_token=start, end_token=end, prefix="will" if tasked else "should" if demanded else _prefix(parse, clause, subject, grammar),
        voice=grammar.voice, tense="future" if tasked else grammar.tense, aspect=grammar.aspect,
        polarity="negative" if negations % 2 else "positive",
        modality=modality, hedged=hedged, of_some=is_of_some(parse, clause), attribution=read_attribution(parse, clause),
        kind=_kind(parse, clause, objects),
    )  # fmt: skip
    return claim


def _subject_phrase(parse: Parse, clause: Clause) -> Phrase | None:
    head = named_by(parse, clause.subject)
    if parse.tags[head] in RELATIVE_TAGS or (head == clause.antecedent and parse.lower[head] in EMPTY_NOUNS):
        return None
    if parse.deps[head] in ("csubj", "csubjpass"):
        return make_phrase(parse, head, "subject", extent=trim(parse, parse.left[head], parse.right[head] + 1))
    if head == clause.antecedent and head == clause.subject:
        return make_phrase(parse, head, "subject", extent=antecedent_extent(parse, head))
    extent = phrase_extent(parse, head)
    if parse.tags[extent[0]] in RELATIVE_TAGS and parse.lower[extent[0]] != "whose":
        return None
    below = [kid for preposition in parse.kids_with(head, "prep") for kid in parse.kids_with(preposition, "pobj")]
    if any(parse.tags[kid] in RELATIVE_TAGS for kid in below):
        return None  # "most of which is sold"
    return make_phrase(parse, head, "subject", extent=extent)


def _is_leading_to(parse: Parse, clause: Clause, word: int) -> bool:
    """The "to" of an infinitive that heads its own claim says nothing about what is claimed."""
    return parse.lower[word] == "to" and parse.heads[word] == clause.head and not clause.shared


def _grammar(parse: Parse, clause: Clause) -> Grammar:
    grammar = read_grammar(parse, sorted({*clause.shared, *clause.words}), clause.verb)
    if grammar.tense == "none" and clause.construction in NONFINITE:
        if parse.tags[clause.verb] == "VBG" and any(parse.lower[kid] in NOW for kid in parse.kids[clause.verb]):
            return grammar._replace(tense="present")
        if (
            clause.construction == "infinitival_relative"
            or parse.lower[parse.heads[clause.head]] in ANTERIOR
            or (parse.lower[clause.words[0]] == "having")
        ):
            return grammar._replace(tense="past")
        return grammar._replace(tense=_tense_above(parse, clause))
    return grammar


def _is_comparison(parse: Parse, clause: Clause) -> bool:
    """ "more than tablets did": the verb stands for what was said before."""
    if parse.deps[clause.head] != "advcl":
        return False
    as_said = parse.lemmas[clause.verb] in REPORTING and any(
        parse.lower[kid] == "as" for kid in parse.kids[clause.head]
    )
    return as_said or parse.lemmas[clause.verb] in ("do", "have")  # "as economists had expected"


def _is_directed(parse: Parse, clause: Clause) -> bool:
    """ "ordered the doctor to testify": says something of the doctor though the infinitive stands alone."""
    matrix = clause.matrix
    directed = matrix is not None and parse.lemmas[matrix].lower() in DIRECTIVE and parse.tags[clause.verb] == "VB"
    return directed and clause.construction == "controlled" and parse.first_kid(matrix or 0, "dobj") == clause.subject


def _is_tasked(parse: Parse, clause: Clause) -> bool:
    """ "Clerk to write to the bank." in minutes and headlines: an infinitive that is the whole sentence."""
    is_whole = clause.construction == "absolute" and parse.heads[clause.head] == clause.head
    return is_whole and any(parse.tags[kid] == "TO" and kid < clause.head for kid in parse.kids[clause.head])


def _is_mere_report(parse: Parse, clause: Clause) -> bool:
    """ "The loan, the bank said, was safe": who says something, and nothing of what."""
    lemma = parse.lemmas[clause.verb].lower()
    return lemma in ("say", "tell") or (parse.deps[clause.head] == "parataxis" and lemma in REPORTING)


def _is_excluded(parse: Parse, clause: Clause) -> bool:
    """ "without paying", "barred from entering": a gerund that did not happen."""
    if clause.construction != "gerund":
        return False
    preposition = parse.heads[clause.head]
    if parse.lower[preposition] == "from":
        return parse.lemmas[parse.heads[preposition]].lower() in HINDERING
    return parse.lower[preposition] == "without"


def _tense_above(parse: Parse, clause: Clause) -> Tense:
    step = clause.head
    while parse.heads[step] != step:
        step = parse.heads[step]
        if parse.pos[step] in ("VERB", "AUX"):
            words = sorted([step, *parse.kids_with(step, "aux", "auxpass")])
            tense = read_grammar(parse, words, step).tense
            perfect = tense == "present" and any(parse.lower[word] in ("has", "have") for word in words[:-1])
            if perfect and parse.lower[parse.heads[clause.head]] == "without":
                return "past"  # "has halved it without buying a boat"
            if tense != "none":
                return tense
    return "present"


def _prefix(parse: Parse, clause: Clause, subject: Phrase, grammar: Grammar) -> str:
    if clause.shared:
        return " ".join(parse.words[word] for word in sorted(set(clause.shared)))
    if clause.construction not in NONFINITE or parse.tags[clause.head] != "VBN" or grammar.voice != "passive":
        return ""
    if parse.first_kid(clause.head, "auxpass", "aux") is not None:
        return ""
    plural = is_plural(parse, subject.head.i)
    dated = any(parse.ents[token] in ("DATE", "TIME") for token in range(clause.head, parse.right[clause.head] + 1))
    if grammar.tense == "past" or dated or not is_stative(parse, clause.head):
        return "were" if plural else "was"
    return "are" if plural else "is"


def _lemma(parse: Parse, clause: Clause) -> str:
    verb = clause.verb
    particles = [parse.lower[kid] for kid in parse.kids_with(verb, "prt")]
    return " ".join([parse.lemmas[verb].lower(), *particles])


def _kind(parse: Parse, clause: Clause, objects: Sequence[Phrase]) -> ClaimKind:
    if parse.lemmas[clause.verb] != "be" or clause.construction == "existential":
        return "state" if parse.lemmas[clause.verb] in STATES else "event"
    complement = next((phrase for phrase in objects if phrase.role == "complement"), None)
    if complement is None:
        return "state"
    head = complement.head
    if any(kid.dep_ == "nummod" for kid in head.children) or head.pos_ == "NUM":
        return "quantity"
    return "definition" if head.pos_ in ("NOUN", "PROPN") else "state"


STATES = frozenset(
    """have own belong contain include consist remain stay know believe like love hate want need mean resemble exist depend
    involve lack possess adhere comprise cost weigh measure represent stand lie reflect serve border share""".split()
)


def _extent(
    parse: Parse, clause: Clause, subject: Phrase, words: list[int], objects: Sequence[Phrase]
) -> tuple[int, int]:
    start, end = min(words), max(words) + 1
    there = parse.first_kid(clause.head, "expl")
    if there is not None:
        start = min(start, there)
    for phrase in objects:
        if phrase.end_token <= start and not _is_near(parse, phrase.end_token, start):
            continue
        if _is_side_clause(parse, phrase):
            continue
        start, end = min(start, phrase.start_token), max(end, phrase.end_token)
    if clause.construction not in REMOTE or _is_near(parse, subject.end_token, start):
        start, end = min(start, subject.start_token), max(end, subject.end_token)
        start = _with_fronted(parse, start, objects)
    elif end <= subject.start_token and _is_near(parse, end, subject.start_token):
        end = subject.end_token
    return trim(parse, start, end)


def _with_fronted(parse: Parse, start: int, objects: Sequence[Phrase]) -> int:
    """Where the clause starts with the phrases right before its subject: "In 2024, Peru ..."; clauses have quotes of their own."""
    for phrase in reversed(objects):
        verbal = phrase.head.pos_ in ("VERB", "AUX")
        if not verbal and phrase.end_token <= start and _is_near(parse, phrase.end_token, start):
            start = phrase.start_token
    return start


def _is_side_clause(parse: Parse, phrase: Phrase) -> bool:
    """An adverbial clause with a subject of its own makes a claim, and a quote, of its own."""
    if phrase.role not in ("time", "cause", "condition") or phrase.head.pos_ not in ("VERB", "AUX"):
        return False
    return own_subject(parse, phrase.head.i) is not None


def _is_near(parse: Parse, start: int, end: int) -> bool:
    """Whether nothing but small words stands between two places."""
    if end < start:
        return False
    return end - start <= 6 and all(parse.deps[token] in GLUE_DEPS for token in range(start, end))
