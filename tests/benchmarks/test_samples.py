"""The labelled passages are well formed, and an antecedent is judged by its names and its head noun."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def samples() -> ModuleType:
    # By its path: a folder of the same name stands beside it.
    spec = importlib.util.spec_from_file_location("benchmark_samples", BENCHMARKS / "samples.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_labels_stand_where_they_say() -> None:
    command = [sys.executable, str(BENCHMARKS / "samples" / "check.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("name", "phrases", "right"),
    [
        ("acme ltd", ["acme ltd", "acme"], True),
        ("two climbers", ["two climbers from slovenia"], True),
        ("russian ministry of trade", ["ministry of trade"], True),
        ("peter doucet", ["marc doucet", "doucet"], False),  # the surname alone is shared
        ("shares in kestrel", ["kestrel bank", "kestrel"], False),
        ("nairobi office", ["its two drivers"], False),
    ],
)
def test_antecedent_is_judged_by_name_or_head(name: str, phrases: list[str], right: bool, samples: ModuleType) -> None:
    assert samples._stands_for(name, phrases) is right


def test_articles_and_possessive_endings_do_not_count(samples: ModuleType) -> None:
    text = "the Bank's offer"
    named = samples._trimmed(text, 0, 10, "ORG", "bank")
    assert text[named.start : named.end] == "Bank"
    assert samples.plain("The Bank's") == "bank"
