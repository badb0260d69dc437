"""Configuration: defaults, overrides, and clear words for what is wrong."""

import re
import tomllib
from pathlib import Path

import pytest

from crossclaim.config import load_config
from crossclaim.errors import ConfigError

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("path", sorted((ROOT / "configs").glob("*.toml")), ids=lambda path: path.name)
def test_config_files_of_the_project_load(path: Path) -> None:
    load_config(path)


def test_config_file_overrides_single_keys(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[ingest]\nmax_size_bytes = 7\n")
    config = load_config(path)
    assert config.ingest.max_size_bytes == 7
    assert config.ingest.language == load_config().ingest.language


def test_config_hash_depends_on_values_and_not_on_wording(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("# the default, in other words\n[ingest]\nmax_size_bytes = 5000000\n")
    assert load_config(path).sha256() == load_config().sha256()
    path.write_text("[ingest]\nmax_size_bytes = 5000001\n")
    assert load_config(path).sha256() != load_config().sha256()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[ingest]\nmax_bytes = 1", r"mine.toml: ingest.max_bytes: unknown key; see configs/default.toml"),
        ("[sinks]\na = 1", r"mine.toml: sinks: unknown key"),
        ("[ingest]\nmax_size_bytes = 0", r"mine.toml: ingest.max_size_bytes: Input should be greater than 0"),
        (
            "[extract]\nmin_confidence = 2",
            r"mine.toml: extract.min_confidence: Input should be less than or equal to 1",
        ),
        ("model = 3", r"mine.toml: model: "),
        ("[ingest", r"mine.toml: is no valid TOML"),
        ("\xff", r"mine.toml: is no valid TOML"),
    ],
)
def test_config_says_what_is_wrong_and_where(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="latin-1")
    with pytest.raises(ConfigError, match=message):
        load_config(path)


def test_config_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"nowhere.toml: cannot be read .* --config"):
        load_config(tmp_path / "nowhere.toml")


def test_config_default_gives_a_reason_for_every_key() -> None:
    lines = (ROOT / "configs" / "default.toml").read_text(encoding="utf-8").splitlines()
    values = tomllib.loads("\n".join(lines))
    keys = [key for section in values.values() for key in section]
    for key in keys:
        at = next(n for n, line in enumerate(lines) if re.match(rf"{key}\s*=|\[\w+\.{key}\]", line))
        assert lines[at - 1].startswith("#"), f"{key} has no reason above it"
