"""Definite nominals: "the company", "the plant", "this commitment", by what the document says that things are."""

from dataclasses import replace

from spacy.tokens import Token

from ..tables import read_table
from .antecedents import HYPONYMS, LABELS_OF_NOUN, Antecedent, Scene, antecedent_at, synonyms
from .clause_links import is_conjunction, phrase_text, subject_of
from .disjoint import is_own_subject
from .kind_reference import by_label, is_made, named
from .model import Referent
from .topics import Topics
from .words import TIME_NOUNS

_MODIFIERS = frozenset(read_table("reference")["never"]["modifiers"])
_NEVER = frozenset(read_table("reference")["never"]["nouns"])
_UNIQUE = frozenset(read_table("reference")["unique"]["nouns"])
_PHRASES = frozenset(read_table("reference")["unique"]["phrases"])
_REACH = 3
# "the company" without a company before it is open; "the bridge" may well be introduced by its article.
_EXPECTED = frozenset(("ORG", "GPE", "EVENT", "PRODUCT", "LAW"))
_MADE_FROM_VERBS = ("ment", "tion", "sion", "ance", "ence", "al")
_LONGEST_COMPLEMENT = 14
_SURE = frozenset(("only name of that kind", "so called in the document", "last word of the name"))
_FROM_PLACES = frozenset(read_table("reference")["from_places"]["nouns"])
# Words before a name among which its nation stands: "the Danish shipping line Nordlys".
_BEFORE_NAME = 4
_OTHER = frozenset(("similar", "second", "third", "another", "other", "further", "additional"))
_OF = ("of", "for", "on")
_RESTRICTING = frozenset(("prep", "relcl", "acl", "appos", "nummod", "pobj"))


def resolve_nominal(scene: Scene, topics: Topics, article: Token) -> Referent | None:
    """The definite nominal that an article begins, resolved or open; None if it is no reference to something before."""
    noun = article.head
    if article.dep_ != "det" or noun.pos_ != "NOUN" or noun.i < article.i or noun.i in scene.by_token:
        return None
    demonstrative = article.lower_ != "the"
    if is_conjunction(article):
        return None
    lemma = noun.lemma_.lower()
    if lemma in _NEVER or not _is_reference(article, noun, lemma, demonstrative):
        return None
    found, why = _find(scene, topics, noun, lemma, demonstrative)
    demonym = _demonym(noun)
    if demonym and (found is None or why not in _SURE or not _may_be_from(scene, topics, found.name, demonym)):
        return None
    if found is not None and is_own_subject(scene, noun, found):
        return None
    if found is None:
        expected = demonstrative or bool(LABELS_OF_NOUN.get(lemma, frozenset()) & _EXPECTED)
        if not demonstrative and _is_known(scene, noun, lemma, once=expected):
            return None
        if expected:
            scene.open.add(noun.i)
        elif lemma in _UNIQUE or lemma in TIME_NOUNS or _is_part_of_phrase(noun) or _is_set(noun, lemma):
            return None
        scene.unknown.setdefault(lemma, noun.i)
        return Referent(article.i, noun.i + 1, "nominal", "", scene.doc[article.i : noun.i + 1].text, False, why)
    if found.name.lower() in (noun.text.lower(), scene.doc[article.i + 1 : noun.i + 1].text.lower()):
        return None
    scene.resolved[noun.i] = found
    return Referent(article.i, noun.i + 1, "nominal", found.label, found.name, why=why)


def _is_set(noun: Token, lemma: str) -> bool:
    return lemma in _PHRASES and noun.dep_ == "pobj"


def _is_part_of_phrase(noun: Token) -> bool:
    """ "the women's race", "the salt marshes": the article is that of the noun after it."""
    return noun.dep_ == "poss" or (noun.i + 1 < len(noun.doc) and noun.doc[noun.i + 1].pos_ == "NOUN")


def _is_known(scene: Scene, noun: Token, lemma: str, *, once: bool) -> bool:
    """Whether the document has brought in before what "the jars" are: with the same or a related noun that is itself not open.

    `once`: there must be one such noun phrase, since there are many companies.
    """
    group = synonyms(lemma) | HYPONYMS.get(lemma, frozenset()) | {lemma}
    opened = scene.unknown.get(lemma, noun.i)
    stop = min(opened, noun.i)
    heads = (scene.doc[at] for word in group for at in scene.nouns().get(word, ()) if at < stop)
    words = {scene.doc[head.left_edge.i : head.i + 1].text for head in heads}
    return len(words) == 1 if once else bool(words)


def _is_reference(article: Token, noun: Token, lemma: str, demonstrative: bool) -> bool:
    """Whether nothing in the phrase says which one is meant: no clause or prepositional phrase after it, no telling modifier."""
    if noun.dep_ in ("attr", "appos", "compound", "nmod", "npadvmod"):
        return False
    following = noun.doc[noun.i + 1].text if noun.i + 1 < len(noun.doc) else ""
    if following == ":" and not demonstrative:
        return False  # "the principle: ..."
    aside = following == ","
    for child in noun.children:
        if child.i == article.i or child.dep_ in ("punct", "case", "cc", "conj"):
            continue
        if child.i > noun.i and child.dep_ in _RESTRICTING and _restricts(child, noun, aside):
            return False
        if child.dep_ == "predet":
            return False
        if child.i < noun.i and (
            child.dep_ in ("compound", "nummod", "nmod", "poss")
            or child.lower_ in _MODIFIERS
            or child.tag_ in ("JJS", "RBS")
        ):
            return False
        if child.i < noun.i and child.dep_ == "amod" and not demonstrative and not _is_of_place(child, lemma):
            return False
    return not (demonstrative and lemma in _NEVER)


def _is_of_place(adjective: Token, lemma: str) -> bool:
    """ "The Dublin-based company", "the Danish company": not "the Danish government", which needs nothing before it."""
    return adjective.lower_ == "based" or (lemma in _FROM_PLACES and adjective.ent_type_ == "NORP")


def _demonym(noun: Token) -> str:
    """The adjective of a nation in a nominal, as it is written; empty if there is none."""
    return next((child.text for child in noun.lefts if child.dep_ == "amod" and child.ent_type_ == "NORP"), "")


def _may_be_from(scene: Scene, topics: Topics, name: str, demonym: str) -> bool:
    """Whether the text says of no other nation that the name is from there: "the German maker Borealis" is no Danish company."""
    for start in topics.mentions[name]:
        near = scene.doc[max(0, start - _BEFORE_NAME) : start]
        if any(word.ent_type_ == "NORP" and word.text != demonym for word in near):
            return False
    return True


def _restricts(child: Token, noun: Token, aside: bool) -> bool:
    """Whether what follows the noun says which one is meant; set off by a comma it does not, and far away it is misread."""
    if child.dep_ == "appos":
        return child.left_edge.i <= noun.i + 2
    return not aside


def _find(scene: Scene, topics: Topics, noun: Token, lemma: str, demonstrative: bool) -> tuple[Antecedent | None, str]:
    group = synonyms(lemma) | HYPONYMS.get(lemma, frozenset())
    plural = noun.tag_ == "NNS"
    if demonstrative and _was_open(scene, noun, lemma):
        return None, "no antecedent in the document"
    if not plural:
        by_word = _by_last_word(topics, noun, lemma)
        if len(by_word) == 1:
            return named(scene, topics, noun, by_word[0]), "last word of the name"
        typed = _typed(topics, noun, group)
        if len(typed) == 1 and not by_word:
            return named(scene, topics, noun, typed[0]), "so called in the document"
    if not plural and lemma in LABELS_OF_NOUN:
        found, why = by_label(scene, topics, noun, lemma)
        if found is not None and demonstrative and _is_beyond(scene, topics, noun, found):
            found, why = None, "several candidates"
        if found is not None or why == "several candidates":
            return found, why
    common = _introduced(scene, noun, group, plural, 1 if demonstrative else 2 * _REACH)
    if common is not None:
        return common, "noun phrase introduced before"
    said = _said_before(scene, noun, lemma) if demonstrative and not plural else None
    return said, "named from the sentence before" if said else "no antecedent in the document"


def _was_open(scene: Scene, noun: Token, lemma: str) -> bool:
    """ "This agreement is made ... This agreement is governed": the same again, also where nothing tells what it is."""
    first = scene.unknown.get(lemma, noun.i)
    return first < noun.i and any(child.lower_ == noun.left_edge.lower_ for child in scene.doc[first].lefts)


def _is_beyond(scene: Scene, topics: Topics, noun: Token, found: Antecedent) -> bool:
    """ "It was built by Fairchild; that company": another name in the sentence is nearer than the one of the right label."""
    start = scene.sentences[scene.sentence(noun)][0]
    last = max((at for at in topics.mentions[found.name] if at < noun.i), default=0)
    near = {scene.by_token[at].name for at in range(max(start, last), noun.i) if at in scene.by_token}
    return any(name != found.name and topics.labels[name] not in ("GPE", "NORP") for name in near)


def _typed(topics: Topics, noun: Token, group: frozenset[str]) -> list[str]:
    names: list[str] = []
    for word in sorted(group):
        for name, start in topics.types.get(word, {}).items():
            # "the business" is not "the violin maker Josef Renner", although a maker may be a firm.
            person = topics.labels[name] == "PERSON" and "PERSON" not in LABELS_OF_NOUN.get(
                noun.lemma_.lower(), ("PERSON",)
            )
            made = is_made(topics, name, noun.lemma_.lower())
            if start < noun.i and name not in names and not person and not made:
                names.append(name)
    return names


def _by_last_word(topics: Topics, noun: Token, lemma: str) -> list[str]:
    """Names before that say what they are with the noun: "Palace Theatre", and at the head of "Monastery of Saint Naum"."""
    return [
        name
        for name, start in topics.first.items()
        if start < noun.i and _telling_word(name) in (lemma, f"{lemma}s") and " " in name
    ]


def _telling_word(name: str) -> str:
    words = name.lower().split()
    behind = next((at for at, word in enumerate(words) if at and word in _OF), len(words))
    return words[behind - 1]


def _introduced(scene: Scene, noun: Token, group: frozenset[str], plural: bool, reach: int) -> Antecedent | None:
    """The only noun phrase before with the same or a synonymous head that says more than the bare noun."""
    number = scene.sentence(noun)
    start = scene.sentences[max(0, number - reach)][0]
    found: dict[str, Antecedent] = {}
    for index in range(start, noun.i):
        token = scene.doc[index]
        if (
            token.pos_ != "NOUN"
            or token.i in scene.by_token
            or token.lemma_.lower() not in group
            or (token.tag_ == "NNS") != plural
        ):
            continue
        if token.dep_ in ("compound", "nmod", "amod") or token.i in scene.resolved:
            continue
        if not _is_indefinite(token) or any(above.dep_ in ("relcl", "acl") for above in token.ancestors):
            continue
        if (
            any(child.lower_ in _OTHER for child in token.lefts)
            or scene.unknown.get(noun.lemma_.lower(), token.i) < token.i
        ):
            return None  # "a similar lane", and "a freight train" where "the train" stood before
        introduced = token.head if token.dep_ == "appos" else token
        if token.dep_ == "attr":
            introduced = subject_of(token.head) or token
        candidate = antecedent_at(scene, introduced)
        if candidate is not None and not plural and candidate.number == "plural" and not candidate.named:
            candidate = replace(
                candidate, name=phrase_text(introduced, alone=True), number="singular"
            )  # "a lid and a door"
        if candidate is not None:
            found[candidate.name] = candidate
    return next(iter(found.values())) if len(found) == 1 else None


def _is_indefinite(token: Token) -> bool:
    """Whether a noun phrase brings something new: "a", a number, or a bare plural."""
    words = [
        child
        for child in token.lefts
        if child.dep_ in ("det", "poss", "nummod", "predet") or child.lower_ in _MODIFIERS
    ]
    if not words:
        return token.tag_ == "NNS"
    return all(
        word.lower_ in ("a", "an", "another", "some", "several", "many", "new") or word.dep_ == "nummod"
        for word in words
    )


def _said_before(scene: Scene, noun: Token, lemma: str) -> Antecedent | None:
    """ "is committed to peace ... This commitment": the word of the sentence before that the noun is made from, with its complement."""
    number = scene.sentence(noun)
    if number == 0 or not lemma.endswith(_MADE_FROM_VERBS):
        return None
    start, end = scene.sentences[number - 1]
    stem = lemma[: max(5, len(lemma) - 5)]
    for index in range(start, end):
        token = scene.doc[index]
        if (
            token.pos_ in ("VERB", "ADJ")
            and token.lemma_.lower().startswith(stem[:5])
            and token.lower_.startswith(stem)
        ):
            for child in token.rights:
                if child.dep_ == "prep" and child.right_edge.i - child.i <= _LONGEST_COMPLEMENT:
                    name = f"{noun.text} {_to_comma(child)}"
                    return Antecedent(noun, name, "", "singular")
    return None


def _to_comma(preposition: Token) -> str:
    words = []
    for token in preposition.subtree:
        if token.is_punct or token.dep_ in ("relcl", "advcl"):
            break
        words.append(token.text_with_ws)
    return "".join(words).strip()
