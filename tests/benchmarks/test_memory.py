"""The documents of the memory test are new ones to the end."""

import importlib
from pathlib import Path

import pytest


def test_generated_documents_share_few_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
    memory = importlib.import_module("memory")
    documents = list(memory.documents(200))
    assert len({document.text for document in documents}) == 200
    assert [document.text for document in memory.documents(200)] == [document.text for document in documents]
    names = [document.text.split()[0] for document in documents]
    assert len(set(names)) > 195
