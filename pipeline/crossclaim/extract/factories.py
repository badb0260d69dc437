"""All that spaCy's entry points name. spaCy imports this module whenever any pipeline is made: import nothing but spaCy here."""

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

Component = Callable[[Doc], Doc]


@Language.factory("crossclaim_layout", assigns=["token.is_sent_start"])
def create_layout(nlp: Language, name: str) -> Component:
    """Sentence starts at line breaks, for plain text given to `nlp` itself; add it before the parser."""
    from .documents import LayoutComponent

    return LayoutComponent()


@Language.factory("crossclaim_entities", assigns=["doc._.mentions"])
def create_entities(nlp: Language, name: str) -> Component:
    """Names and acronyms."""
    from .entities import EntityComponent

    return EntityComponent()


@Language.factory("crossclaim_reference", assigns=["doc._.mentions"])
def create_reference(nlp: Language, name: str) -> Component:
    """Pronouns and definite descriptions, resolved or open."""
    from .reference import ReferenceComponent

    return ReferenceComponent()


@Language.factory("crossclaim_claims", assigns=["doc._.claims", "doc.spans"], requires=["token.dep", "token.tag"])
def create_claims(nlp: Language, name: str) -> Component:
    """Claims; works on any English pipeline with tagger and parser."""
    from .claims import ClaimComponent

    return ClaimComponent()
