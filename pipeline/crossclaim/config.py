"""Configuration: one TOML file over the defaults, checked before anything is read."""

import hashlib
import json
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .errors import ConfigError


class Section(BaseModel):
    """A table of the file: immutable, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class ModelSection(Section):
    """Which spaCy pipeline reads the documents."""

    name: str


class IngestSection(Section):
    """Limits on what is read."""

    max_size_bytes: int = Field(gt=0)
    max_file_bytes: int = Field(gt=0)
    text_columns: tuple[str, ...]
    language: str
    min_language_confidence: float = Field(ge=0, le=1)
    min_language_bytes: int = Field(ge=0)
    charsets: tuple[str, ...]
    min_detection_confidence: float = Field(ge=0, le=1)


class ExtractSection(Section):
    """Components added to the spaCy pipeline, in order, and what they may emit."""

    components: tuple[str, ...]
    batch_size: int = Field(gt=0)
    min_confidence: float = Field(ge=0, le=1)


class CrosscheckSection(Section):
    """Thresholds of the cross-check."""

    max_candidates: int = Field(gt=0)
    within: bool
    report_conflict: dict[str, float]
    report_agreement: float = Field(ge=0, le=1)
    report_loose_agreement: float = Field(ge=0, le=1)
    min_score: float = Field(ge=0, le=1)
    compare_conflict: float = Field(ge=0, le=1)
    compare_agreement: float = Field(ge=0, le=1)


class ReportSection(Section):
    """What the report shows."""

    context_chars: int = Field(ge=0)


class LimitsSection(Section):
    """What one document may cost a worker process."""

    seconds: float = Field(gt=0)
    seconds_per_mb: float = Field(ge=0)
    memory_mb: int = Field(gt=0)


class WatchSection(Section):
    """What comes first on the screen and among the new findings."""

    entities: tuple[str, ...]
    sources: tuple[str, ...]


class Config(Section):
    """A whole configuration file; every key is documented in `configs/default.toml`."""

    model: ModelSection
    ingest: IngestSection
    extract: ExtractSection
    crosscheck: CrosscheckSection
    report: ReportSection
    limits: LimitsSection
    watch: WatchSection

    def with_crosscheck(self, **values: float | bool) -> "Config":
        """The same configuration with other values of the cross-check."""
        return self.model_copy(update={"crosscheck": self.crosscheck.model_copy(update=values)})

    def sha256(self) -> str:
        """Hash of the values, not of the file's wording."""
        return hashlib.sha256(json.dumps(self.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()


def load_config(path: Path | None = None) -> Config:
    """The defaults, overridden by the keys of `path` if given.

    Raises ConfigError that names file and key if it cannot be read, is no TOML, or holds an unknown key or a bad value.
    """
    values = tomllib.loads(_default_text())
    if path is not None:
        values = _merged(values, _read_toml(path))
    try:
        return Config.model_validate(values)
    except ValidationError as error:
        raise ConfigError(_describe(error, path)) from error


def _default_text() -> str:
    packaged = files("crossclaim") / "data" / "default.toml"
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    # An editable install has no copied file: the checkout's own one is next to the source roots.
    return (Path(__file__).parents[2] / "configs" / "default.toml").read_text(encoding="utf-8")


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); give an existing file to --config") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is no valid TOML: {error}") from error


def _merged(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    result = dict(base)
    for key, value in over.items():
        nested = isinstance(value, dict) and isinstance(base.get(key), dict)
        result[key] = _merged(base[key], value) if nested else value
    return result


def _describe(error: ValidationError, path: Path | None) -> str:
    lines = []
    for fault in error.errors():
        key = ".".join(str(part) for part in fault["loc"])
        what = (
            "unknown key; see configs/default.toml for all keys" if fault["type"] == "extra_forbidden" else fault["msg"]
        )
        lines.append(f"{path or 'default configuration'}: {key}: {what}")
    return "\n".join(lines)
