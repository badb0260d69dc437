"""Parts of spaCy's pipeline that give the same in less time when asked in another way, put in the place of its own."""

from collections.abc import Callable
from typing import cast

from spacy.language import Language
from spacy.pipeline import AttributeRuler, EntityRecognizer, Lemmatizer
from thinc.api import Model

from .distinct import share_rows
from .recogniser import BatchRecogniser, is_greedy_recogniser
from .rule_memory import LemmatizerWithMemory, RulerWithMemory, is_plain_lemmatizer, is_plain_ruler

STAND_INS: dict[str, Callable[[object], bool]] = {
    "crossclaim_ruler": is_plain_ruler,
    "crossclaim_lemmatizer": is_plain_lemmatizer,
    "crossclaim_ner": is_greedy_recogniser,
}


def hasten(nlp: Language) -> None:
    """Put a stand-in under the same name in the place of each component that has one; networks read equal tokens once."""
    for name, pipe in list(nlp.pipeline):
        model = getattr(pipe, "model", None)
        if isinstance(model, Model):
            share_rows(model)
        for factory in (factory for factory, fits in STAND_INS.items() if fits(pipe)):
            nlp.add_pipe(factory, after=name, config={"of": name})
            nlp.remove_pipe(name)
            nlp.rename_pipe(factory, name)


@Language.factory("crossclaim_ruler", default_config={"of": "attribute_ruler"})
def create_ruler(nlp: Language, name: str, of: str) -> RulerWithMemory:
    """Instead of the attribute ruler named `of`."""
    return RulerWithMemory(cast(AttributeRuler, nlp.get_pipe(of)))


@Language.factory("crossclaim_lemmatizer", default_config={"of": "lemmatizer"})
def create_lemmatizer(nlp: Language, name: str, of: str) -> LemmatizerWithMemory:
    """Instead of the lemmatizer named `of`."""
    return LemmatizerWithMemory(cast(Lemmatizer, nlp.get_pipe(of)))


@Language.factory("crossclaim_ner", default_config={"of": "ner"})
def create_ner(nlp: Language, name: str, of: str) -> BatchRecogniser:
    """Instead of the entity recogniser named `of`."""
    return BatchRecogniser(cast(EntityRecognizer, nlp.get_pipe(of)))
