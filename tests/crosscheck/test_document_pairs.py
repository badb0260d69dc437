"""What two documents have to say to each other is settled once, and again only if something changed that it depends on."""

from collections.abc import Callable, Sequence

import pytest

from crossclaim.config import load_config
from crossclaim.crosscheck.engine import FORGETFUL, Findings, crosscheck
from crossclaim_schemas import Claim, Document

from ..conftest import paragraph

TEXTS = {
    "a.txt": "The Old Mill in Harwick was built in 1891 by Anna Berg. NF has 300 members.",
    "b.txt": "The Old Mill in Harwick was built in 1897. NF has 450 members.",
    "c.txt": "Anna Berg sold the mill in Harwick in 1911. She was born in Tavoria.",
    "d.txt": "Anna Berg built the Old Mill in Harwick. The mill in Harwick was sold by Anna Berg in 1921.",
}


class Notes:
    """A memory that counts what it was asked in vain."""

    def __init__(self) -> None:
        self.known: dict[bytes, str] = {}
        self.unknown: list[bytes] = []

    def recall(self, key: bytes) -> str | None:
        if key not in self.known:
            self.unknown.append(key)
        return self.known.get(key)

    def settle(self, found: dict[bytes, str]) -> None:
        self.known |= found

    def asked_in_vain(self) -> int:
        n_unknown, self.unknown = len(self.unknown), []
        return n_unknown


Check = Callable[[dict[str, str], Notes | None], Findings]


@pytest.fixture
def check(claims_in: Callable[[str], list[Claim]]) -> Check:
    def check(texts: dict[str, str], memory: Notes | None) -> Findings:
        documents = [paragraph(text, uri=uri) for uri, text in texts.items()]
        return crosscheck(documents, _claims(documents, claims_in), load_config(), memory=memory or FORGETFUL)

    return check


def _claims(documents: Sequence[Document], claims_in: Callable[[str], list[Claim]]) -> list[Claim]:
    """The claims of each document, under its id."""
    return [
        claim.model_copy(update={"doc_id": document.id, "id": f"{claim.id}-{document.uri[0]}"})
        for document in documents
        for claim in claims_in(document.text)
    ]


@pytest.mark.slow
def test_settled_pairs_are_not_compared_again_and_nothing_changes(check: Check) -> None:
    notes = Notes()
    first = check(TEXTS, notes)
    assert first == check(TEXTS, None)
    assert first.relations
    assert notes.asked_in_vain() > 0
    assert check(TEXTS, notes) == first
    assert notes.asked_in_vain() == 0


@pytest.mark.slow
def test_another_document_leaves_the_pairs_of_the_others_settled(check: Check) -> None:
    notes = Notes()
    three = {uri: text for uri, text in TEXTS.items() if uri != "d.txt"}
    check(three, notes)
    n_pairs = notes.asked_in_vain()
    assert check(TEXTS, notes) == check(TEXTS, None)
    assert 0 < notes.asked_in_vain() <= 3  # those of the new one
    assert n_pairs <= 3


@pytest.mark.slow
def test_pair_is_settled_anew_when_names_are_linked_otherwise(check: Check) -> None:
    """ "NF" is one entity with the name that another document gives it: claims that did not change mean something else."""
    notes = Notes()
    check(TEXTS, notes)
    notes.asked_in_vain()
    named = TEXTS | {"e.txt": "Norlind Freight (NF) was founded in 1950. Norlind Freight is in Harwick."}
    assert check(named, notes) == check(named, None)
    assert notes.asked_in_vain() > 4
