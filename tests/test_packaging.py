"""What is built and installed: versions, entry points, the lock, and what the wheel carries."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

import crossclaim

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def normalised(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name is not None
    return re.sub(r"[-_.]+", "-", name.group()).lower()


def test_package_version_is_the_same_everywhere() -> None:
    assert crossclaim.__version__ == PROJECT["project"]["version"] == version("crossclaim")


def test_package_registers_its_spacy_components() -> None:
    found = {
        point.name: point.value
        for point in entry_points(group="spacy_factories")
        if point.value.startswith("crossclaim.")
    }
    assert found == PROJECT["project"]["entry-points"]["spacy_factories"]
    for point in entry_points(group="spacy_factories"):
        if point.name in found:
            assert callable(point.load())


def test_lock_pins_every_dependency_with_hashes_and_names_no_host() -> None:
    pinned = {normalised(line) for line in LOCK.splitlines() if "==" in line}
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert {normalised(requirement) for requirement in wanted} <= pinned
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in LOCK


@pytest.mark.slow
def test_wheel_carries_both_packages_and_their_data(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "crossclaim/py.typed",
        "crossclaim_schemas/py.typed",
        "crossclaim/data/default.toml",
        "crossclaim_schemas/json/1.0/claim.json",
        "crossclaim/data/report/report.html",
        "crossclaim/data/vocabulary.ttl",
        "crossclaim/data/report/script/app.js",
    } <= names
    assert {name.split("/")[0] for name in names} == {
        "crossclaim",
        "crossclaim_schemas",
        f"crossclaim-{crossclaim.__version__}.dist-info",
    }


@pytest.mark.slow
def test_make_setup_is_complete_and_not_repeated() -> None:
    plan = subprocess.run(
        ["make", "-n", "-W", "requirements.lock", "run"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert "--require-hashes -r requirements.lock" in plan.stdout
    assert "crossclaim run corpus/kazakhstan --out outputs/kazakhstan" in plan.stdout
