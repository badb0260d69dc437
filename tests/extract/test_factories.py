"""The components that spaCy finds by entry point."""

import pytest
import spacy
from spacy.language import Language

from crossclaim.config import load_config

NAMES = ["crossclaim_claims", "crossclaim_entities", "crossclaim_layout", "crossclaim_reference"]


@pytest.mark.parametrize("name", NAMES)
def test_component_is_registered(name: str) -> None:
    assert spacy.blank("en").has_factory(name)


@pytest.mark.slow
def test_claims_component_works_alone() -> None:
    nlp = spacy.load(load_config().model.name)
    nlp.add_pipe("crossclaim_claims")
    doc = nlp("Ana, who runs Acme, sold it.")
    assert [claim.lemma for claim in doc._.claims] == ["run", "sell"]
    assert [span.text for span in doc.spans["claims"]] == ["Ana, who runs Acme", "Ana, who runs Acme, sold it"]


def test_default_pipeline_sets_mentions_and_claims(nlp: Language) -> None:
    doc = nlp("Marie Curie moved to Paris. She studied physics.")
    assert [claim.lemma for claim in doc._.claims] == ["move", "study"]
    assert "Marie Curie" in [referent.name for referent in doc._.mentions]
