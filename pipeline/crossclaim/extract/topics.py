"""What a document says of its names: what kind of thing they are, how often they come, where they are subjects."""

from collections import Counter

from spacy.tokens import Token

from .antecedents import Scene
from .clause_links import name_head
from .states import is_told_state

# Nouns that stand after the name of what they are ("the AIRWAY trial"); others only stand in relation to it ("the OSCE summit").
_AFTER_NAME = frozenset(("study", "trial", "experiment", "telescope", "spacecraft", "satellite"))
# "the resort of Val Dorenza": a noun for a place, "of" and its name.
_OF_NAME = frozenset(
    "city town village resort island port province region district municipality state republic kingdom county".split()
)


class Topics:
    """What the document calls its names ("the drug velotrine", "X is a club"), and which name it is mostly about."""

    def __init__(self, scene: Scene) -> None:
        self.types: dict[str, dict[str, int]] = {}
        self.first: dict[str, int] = {}
        self.mentions: dict[str, list[int]] = {}
        counts: Counter[str] = Counter()
        self.labels: dict[str, str] = {}
        self.subjects: set[str] = set()
        self.states: set[str] = set()
        for mention in scene.mentions:
            self.labels[mention.name] = mention.label
            self.first.setdefault(mention.name, mention.start_token)
            self.mentions.setdefault(mention.name, []).append(mention.start_token)
            counts[mention.name] += 1
            root = name_head(scene.doc, mention.start_token, mention.end_token)
            if root.dep_ in ("nsubj", "nsubjpass"):
                self.subjects.add(mention.name)
            if mention.label == "GPE" and is_told_state(root):
                self.states.add(mention.name)
            for noun in called(root, mention.start_token, mention.end_token):
                self.types.setdefault(noun, {}).setdefault(mention.name, mention.start_token)
        self.counts = counts


def called(root: Token, start: int, end: int) -> list[str]:
    """Lemmas of the common nouns that the text applies to a name: "the drug velotrine", "X, a maker", "X is a club", "the AIRWAY trial"."""
    found = []
    for child in root.children:
        outside = not start <= child.i < end
        if (
            outside
            and child.tag_ == "NN"
            and (child.dep_ == "appos" or (child.dep_ in ("compound", "nmod") and child.i < start))
        ):
            found.append(child.lemma_)
    head = root.head
    if root.dep_ == "pobj" and head.lower_ == "of" and head.head.lemma_ in _OF_NAME and head.head.i < start:
        found.append(head.head.lemma_)
    if (
        root.dep_ == "appos"
        and head.tag_ == "NN"
        or root.dep_ in ("compound", "nmod")
        and head.pos_ == "NOUN"
        and head.lemma_ in _AFTER_NAME
    ):
        found.append(head.lemma_)
    elif root.dep_ == "nsubj" and head.lemma_ in ("be", "become", "remain"):
        found.extend(child.lemma_ for child in head.children if child.dep_ == "attr" and child.pos_ == "NOUN")
    return found
