"""What a pronoun or a definite nominal may refer back to: names and noun phrases with number, kind and gender."""

from dataclasses import dataclass, field
from typing import Literal

from spacy.tokens import Doc, Token

from ..tables import read_table
from .clause_links import is_conjoined, name_head, phrase_text, relative_head
from .columns import read_column
from .model import Referent
from .names import FIRST_NAMES, TITLES, Gender, gender_of, normalise

Number = Literal["singular", "plural"]

_TABLE = read_table("reference")
LABELS_OF_NOUN: dict[str, frozenset[str]] = {}
for _label, _nouns in _TABLE["nouns"].items():
    for _noun in _nouns:
        LABELS_OF_NOUN[_noun] = LABELS_OF_NOUN.get(_noun, frozenset()) | {_label}
_FEMALE = frozenset(_TABLE["persons"]["female"])
_MALE = frozenset(_TABLE["persons"]["male"])
PERSON_NOUNS = _FEMALE | _MALE | frozenset(_TABLE["persons"]["any"])
NEVER = frozenset(_TABLE["never"]["nouns"])
# Parties of a contract or a case: companies as often as persons.
_PARTIES = frozenset(
    "plaintiff defendant appellant applicant claimant respondent buyer seller customer supplier shareholder investor partner".split()
)
_SUBJECT = ("nsubj", "nsubjpass")
# Verbs of saying and thinking: a surname that is their subject is a person's, not a firm's.
_SPEAKING = frozenset(_TABLE["verbs"]["speaking"])
# Nouns that own nothing: in "X's approach reflects its commitment" the owner is X.
_ABSTRACT = frozenset(_TABLE["never"]["abstract"])


def synonyms(noun: str) -> frozenset[str]:
    """Nouns that may refer back to what was introduced as one another, the noun itself among them."""
    return _SYNONYMS.get(noun, frozenset((noun,)))


# "the building" may go back to "a warehouse", not the other way round.
HYPONYMS: dict[str, frozenset[str]] = {noun: frozenset(kinds) for noun, kinds in _TABLE["hyponyms"].items()}
_SYNONYMS: dict[str, frozenset[str]] = {}
for _group in _TABLE["synonyms"]["groups"]:
    for _noun in _group:
        _SYNONYMS[_noun] = _SYNONYMS.get(_noun, frozenset((_noun,))) | frozenset(_group)


@dataclass(slots=True)
class Antecedent:
    """Something that can be referred back to: its head, the words that name it, and what pronouns agree with it."""

    head: Token
    name: str
    label: str
    number: Number
    gender: Gender = "unknown"
    person: bool = False
    named: bool = False


@dataclass(slots=True)
class Scene:
    """A document with its names by token, its sentences, and the references resolved so far.

    `open` are nominals left open, `unknown` the lemmas of definite nouns that nothing introduced, with their first token, `surnames`
    the last words of persons named in full.
    """

    doc: Doc
    mentions: list[Referent]
    by_token: dict[int, Referent] = field(default_factory=dict)
    resolved: dict[int, Antecedent] = field(default_factory=dict)
    open: set[int] = field(default_factory=set)
    unknown: dict[str, int] = field(default_factory=dict)
    by_lemma: dict[str, list[int]] = field(default_factory=dict)
    sentence_of: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    surnames: dict[str, Referent] = field(default_factory=dict)

    def nouns(self) -> dict[str, list[int]]:
        """The places of the words outside names, by lemma; read once, when first asked for."""
        if not self.by_lemma:
            for index, lemma in enumerate(read_column(self.doc, "LEMMA")):
                if index not in self.by_token:
                    self.by_lemma.setdefault(lemma.lower(), []).append(index)
        return self.by_lemma

    def sentence(self, token: Token) -> int:
        """The number of the token's sentence."""
        return self.sentence_of[token.i]

    def root(self, number: int) -> Token:
        """The root of a sentence."""
        start, end = self.sentences[number]
        return self.doc[start:end].root


def set_scene(doc: Doc, mentions: list[Referent]) -> Scene:
    """The scene of a document whose names are known."""
    scene = Scene(doc, mentions)
    for mention in mentions:
        for index in range(mention.start_token, mention.end_token):
            scene.by_token[index] = mention
        if mention.label == "PERSON" and " " in mention.name:
            scene.surnames.setdefault(mention.name.split()[-1], mention)
    for number, sentence in enumerate(doc.sents):
        scene.sentences.append((sentence.start, sentence.end))
        scene.sentence_of.extend([number] * (sentence.end - sentence.start))
    return scene


def person_at(scene: Scene, head: Token) -> Antecedent | None:
    """The single person that a name or noun stands for, also where it is one of several joined by "and"."""
    known = scene.resolved.get(head.i)
    if known is not None:
        return known if known.person and known.number == "singular" else None
    bearer = _bearer(scene, head)
    if bearer is not None:
        return _of_name(head, bearer, "singular")
    mention = scene.by_token.get(head.i)
    if mention is not None:
        if mention.label != "PERSON" or not (_is_supported(head, mention) or head.dep_ in _SUBJECT):
            return None
        return _of_name(head, mention, "singular")
    if head.dep_ == "pobj" and head.head.lower_ == "as":
        return None
    if (
        head.tag_ != "NN"
        or head.lemma_.lower() not in PERSON_NOUNS
        or head.dep_ in ("compound", "appos", "nmod", "attr", "amod")
    ):
        return None
    if _is_named_by_attribute(scene, head) or _is_fragment(head):
        return None
    described = _described_person(scene, head) or _close_name(scene, head)
    if described is not None and described[1].label == "PERSON":
        return _of_name(*described, "singular")
    if head.lemma_.lower() in _PARTIES or _describes_pronoun(head):
        return None
    found = _of_noun(head)
    found.number = "singular"
    if is_conjoined(head):
        found.name = phrase_text(head, alone=True)
    owner = next((child for child in head.lefts if child.dep_ == "poss" and child.pos_ == "PRON"), None)
    if owner is not None and owner.i in scene.resolved:
        found.name = f"{scene.resolved[owner.i].name}'s {found.name}"  # "his brother" -> "Paul Ray's brother"
    elif owner is not None:
        found.name = f"{owner.lower_} {found.name}"
    return found


def _describes_pronoun(head: Token) -> bool:
    """ "Born in Luleå, the third daughter of a clerk, she learned": says who "she" is, and is nobody that "she" goes back to."""
    end = head.right_edge.i + 1
    following = head.doc[end : end + 2]
    return len(following) == 2 and following[0].text == "," and following[1].lower_ in ("he", "she")


def _is_named_by_attribute(scene: Scene, head: Token) -> bool:
    """ "The coach is Marta Ibarra": the noun brings in no other person than the name."""
    if any(child.dep_ in _SUBJECT for child in head.children):
        return True  # "named Ada Ross chief engineer", a clause without a verb
    if head.dep_ != "nsubj" or head.head.lemma_ != "be":
        return False
    return any(child.dep_ == "attr" and child.i in scene.by_token for child in head.head.children)


def _is_supported(head: Token, mention: Referent) -> bool:
    """Whether more than the recogniser's label says that this is a person: two words, a title, or a first name."""
    if " " in mention.name:
        return True
    before = head.doc[mention.start_token - 1].lower_ if mention.start_token else ""
    return before in TITLES or normalise(mention.name) in FIRST_NAMES


def antecedent_at(scene: Scene, head: Token) -> Antecedent | None:
    """What the noun or pronoun at a token stands for; None if it is nothing that one refers back to."""
    known = scene.resolved.get(head.i)
    if known is not None:
        return known
    if head.tag_ == "NN" and _describes_pronoun(head):
        return None
    if head.tag_ in ("WDT", "WP", "WP$"):
        noun = relative_head(head)
        return antecedent_at(scene, noun) if noun is not None else None
    bearer = _bearer(scene, head)
    if bearer is not None:
        return _of_mention(head, bearer)
    mention = scene.by_token.get(head.i)
    if mention is not None and name_head(scene.doc, mention.start_token, mention.end_token).i == head.i:
        return _of_mention(head, mention)
    if head.pos_ != "NOUN" or head.lemma_.lower() in NEVER or _is_fragment(head):
        return None
    if any(child.dep_ in ("mark", *_SUBJECT) for child in head.lefts):
        return None  # "since light damages them", with the damages as a noun
    named = _close_name(scene, head)
    if named is not None:
        return _of_mention(*named)
    # An open nominal of a later sentence goes back to something unknown; in the first it is itself what the text introduces.
    if head.i in scene.open and scene.sentence(head) and head.lemma_.lower() not in PERSON_NOUNS:
        return None
    owner = next((child for child in head.lefts if child.dep_ == "poss"), None)
    if owner is not None and owner.pos_ == "PROPN":
        return antecedent_at(scene, owner) if head.lemma_.lower() in _ABSTRACT else None
    # "Its surface is hot. It ...": the text goes on with the owner. "Its drivers ... them": with what is owned.
    if owner is not None and owner.i in scene.resolved and head.tag_ != "NNS":
        return scene.resolved[owner.i]
    return _of_noun(head)


def _bearer(scene: Scene, head: Token) -> Referent | None:
    """The person named in full whose surname stands alone here and was not taken for a name, or for a firm although it speaks."""
    known = scene.surnames.get(head.text)
    if known is None or known.start_token > head.i or head.dep_ not in _SUBJECT:
        return None
    mention = scene.by_token.get(head.i)
    if mention is not None and (mention.label in ("PERSON", "NORP") or mention.end_token - mention.start_token > 1):
        return None
    return known if mention is None or head.head.lemma_ in _SPEAKING else None


def _is_fragment(head: Token) -> bool:
    """Whether what looks like a noun phrase is a clause without its verb: "Elected president in 1966, he ..."."""
    first = head.left_edge
    return head.dep_ == "dep" or (first.i < head.i and first.tag_ in ("VBN", "VBD") and first.dep_ != "compound")


def _close_name(scene: Scene, head: Token) -> tuple[Token, Referent] | None:
    """The name that a description stands before: "turbine maker Halvorsen Wind", "its largest shareholder, Folketrygd,"."""
    for child in head.rights:
        mention = scene.by_token.get(child.i)
        if child.dep_ == "appos" and mention is not None and mention.start_token - head.i <= 3:
            return child, mention
    return _described_person(scene, head) if head.lemma_.lower() in PERSON_NOUNS else None


def _described_person(scene: Scene, head: Token) -> tuple[Token, Referent] | None:
    """Of "Emil Krag, a critic" and of "named Ada Ross chief scientist" the person."""
    near = (
        [head.head] if head.dep_ == "appos" else [child for child in head.lefts if child.dep_ in ("compound", "nmod")]
    )
    for word in near:
        mention = scene.by_token.get(word.i)
        if mention is not None and mention.label == "PERSON" and head.i >= mention.end_token and " " in mention.name:
            return word, mention
    return None


def _of_mention(head: Token, mention: Referent) -> Antecedent:
    joined = is_conjoined(head)
    plural = joined or (mention.label == "NORP" and head.tag_ == "NNPS")
    found = _of_name(head, mention, "plural" if plural else "singular")
    if joined:
        found.name = phrase_text(head)
    return found


def _of_name(head: Token, mention: Referent, number: Number) -> Antecedent:
    person = mention.label == "PERSON" and (" " in mention.name or _is_supported(head, mention))
    before = head.doc[mention.start_token - 1].lower_ if mention.start_token else ""
    gender = gender_of(mention.name, before) if person else "unknown"
    return Antecedent(head, mention.name, mention.label, number, gender, person, True)


def _of_noun(head: Token) -> Antecedent:
    lemma = head.lemma_.lower()
    plural = head.tag_ in ("NNS", "NNPS") or is_conjoined(head) or lemma in ("people", "police")
    gender: Gender = "female" if lemma in _FEMALE else ("male" if lemma in _MALE else "unknown")
    person = lemma in PERSON_NOUNS and lemma not in _PARTIES
    label = "PERSON" if person else next(iter(sorted(LABELS_OF_NOUN.get(lemma, ()))), "")
    return Antecedent(head, phrase_text(head), label, "plural" if plural else "singular", gender, person)
