"""Ways through a parse: from a word to its clause, from a verb to its subject, from a noun to its phrase."""

from spacy.tokens import Doc, Token

from .words import OBJECT_CONTROL

_SUBJECT = ("nsubj", "nsubjpass")
_CLAUSES = ("advcl", "ccomp", "xcomp", "conj", "relcl", "acl", "pcomp", "csubj", "parataxis", "dep")
_LONGEST_PHRASE = 10
_NO_NAMES = frozenset(("", "CARDINAL", "DATE", "TIME", "QUANTITY"))


def name_head(doc: Doc, start: int, end: int) -> Token:
    """The word of a name that stands in the sentence for the whole: the last whose head lies outside."""
    for index in range(end - 1, start - 1, -1):
        head = doc[index].head.i
        if not start <= head < end or head == index:
            return doc[index]
    return doc[end - 1]


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause in which a token stands."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX") and ancestor.dep_ not in ("aux", "auxpass"):
            return ancestor
    return None


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, of the verb that it is coordinated with, or of the verb that controls it."""
    for _ in range(4):
        for child in verb.lefts:
            # A name that the tagger does not know is taken for "there" at times.
            if child.dep_ in _SUBJECT or (child.dep_ == "expl" and child.lower_ not in ("there", "it")):
                return child
        for child in verb.rights:
            if child.dep_ in _SUBJECT:
                return child
        controller = _controller(verb)
        if controller is not None:
            return controller
        if verb.dep_ not in ("conj", "xcomp", "advcl") or verb.head.pos_ not in ("VERB", "AUX"):
            return None
        verb = verb.head
    return None


def _controller(verb: Token) -> Token | None:
    """Of "urged parents to check their records" the parents."""
    if verb.dep_ != "xcomp" or verb.head.lemma_ not in OBJECT_CONTROL:
        return None
    return next((child for child in verb.head.children if child.dep_ == "dobj" and child.i < verb.i), None)


def governing_verb(verb: Token) -> Token | None:
    """The verb of the clause above; None at the top of the sentence."""
    # "efforts to fulfil its duties": whose they are stands, if anywhere, with the noun.
    if verb.dep_ not in _CLAUSES or (verb.dep_ == "acl" and verb.tag_ == "VB"):
        return None
    return clause_verb(verb)


def is_conjunction(that: Token) -> bool:
    """ "proved that night work harms", "and that luck was not all" with "that" as article: behind a verb of saying it is none."""
    if that.lower_ != "that" or that.dep_ != "det" or that.i == 0:
        return False
    verb = that.head.head if that.head.dep_ in _SUBJECT else None
    if verb is None or that.head.left_edge.i != that.i:
        return False
    before = that.nbor(-1)
    if verb.dep_ == "ccomp":
        return before == verb.head
    return verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and before.dep_ == "cc"


def relative_head(pronoun: Token) -> Token | None:
    """The noun that a relative pronoun stands for."""
    for verb in pronoun.ancestors:
        if verb.dep_ == "relcl":
            return verb.head
    return None


def phrase_text(head: Token, *, alone: bool = False) -> str:
    """The noun phrase of a head without its article, with what is attached before any clause or comma; `alone` without conjuncts."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ not in ("prep", "conj", "cc", "nummod") or (
            child.dep_ in ("conj", "cc") and (alone or not is_conjoined(head))
        ):
            break
        last = child.right_edge.i + 1
        if last - head.left_edge.i > _LONGEST_PHRASE or any(
            token.dep_ in ("relcl", "acl", "punct") for token in child.subtree
        ):
            break
        end = last
    start = head.left_edge.i
    while start < head.i and (
        head.doc[start].pos_ in ("DET", "PUNCT", "CCONJ", "SPACE")
        or head.doc[start].dep_ == "poss"
        and head.doc[start].pos_ == "PRON"
    ):
        start += 1
    text = head.doc[start:end].text
    first = head.doc[start]
    opens = first.is_sent_start and first.pos_ != "PROPN" and first.ent_type_ in _NO_NAMES and first.text.istitle()
    return text[:1].lower() + text[1:] if opens else text


def is_conjoined(head: Token) -> bool:
    return any(child.dep_ == "conj" for child in head.children) and any(
        child.dep_ == "cc" and child.lower_ == "and" for child in head.children
    )
