"""The documents of the memory test are all different, and as many words are new as is said."""

import importlib
from pathlib import Path

import pytest


@pytest.mark.parametrize("share", [0.0, 0.1, 1.0])
def test_generated_documents_differ(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
    memory = importlib.import_module("memory")
    texts = [document.text for document in memory.documents(300, share)]
    assert len(set(texts)) == 300
    assert [document.text for document in memory.documents(300, share)] == texts


def test_new_words_are_new(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(Path(__file__).parents[2] / "benchmarks")
    memory = importlib.import_module("memory")
    first_words = [document.text.split()[0] for document in memory.documents(300, 1.0)]
    assert len(set(first_words)) > 295
