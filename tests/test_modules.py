"""What holds for all modules: size, and the names that the package promises."""

import subprocess
import sys
from pathlib import Path

import pytest

import crossclaim

ROOT = Path(__file__).parents[1]
MAX_LINES = 400
MODULES = sorted(path for folder in ("pipeline", "schemas", "tests") for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_small_enough_to_read(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


def in_new_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_package_gives_its_public_names() -> None:
    assert crossclaim.__all__ == ["__version__", "crosscheck", "extract", "load", "run"]
    for name in crossclaim.__all__:
        assert getattr(crossclaim, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        getattr(crossclaim, "nothing")  # noqa: B009 - a type checker refuses the plain form


def test_package_gives_functions_even_where_modules_have_their_names() -> None:
    code = """
import crossclaim.run, crossclaim.extract.engine, crossclaim.crosscheck.engine
import crossclaim
print(*(callable(getattr(crossclaim, name)) for name in ("load", "extract", "crosscheck", "run")))
"""
    assert in_new_process(code) == "True True True True"


def test_package_and_command_line_import_nothing_heavy() -> None:
    code = """
import sys, crossclaim, crossclaim.cli
print(*(name for name in ("spacy", "sklearn", "numpy", "rich.progress") if name in sys.modules))
"""
    assert in_new_process(code) == ""


def test_records_need_nothing_but_pydantic() -> None:
    code = "import sys, crossclaim_schemas; print(*(name for name in ('spacy', 'crossclaim') if name in sys.modules))"
    assert in_new_process(code) == ""
