"""What `crossclaim export` does: the records of a run in the form that another program reads, as one folder."""

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from crossclaim_schemas import SCHEMA_VERSION

from .. import __version__
from ..errors import ConfigError, MissingExtraError
from .export_folder import MARKER, check_replaceable, replaced_folder
from .export_source import RunFolder

Format = Literal["parquet", "csv", "rdf", "claimreview"]
DEFAULT_BASE = "urn:crossclaim:"
DEFAULT_AUTHOR = "crossclaim"
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20#]+")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """`base` begins every identifier of RDF and ClaimReview; `author` is who publishes the ClaimReviews, `accepted` whether only
    of facts that reviewers accepted."""

    base: str = DEFAULT_BASE
    author: str = DEFAULT_AUTHOR
    accepted: bool = False


class Written(NamedTuple):
    """The number of records in each file, by its path below the folder, and what was left out on purpose."""

    counts: dict[str, int]
    notes: tuple[str, ...] = ()


class Writer(Protocol):
    """Fills an empty folder."""

    def __call__(self, run: RunFolder, folder: Path, options: ExportOptions) -> Written: ...


class Target(NamedTuple):
    """Where the `write` of a format is, the extra that it needs, and the options that mean something to it."""

    module: str
    extra: str
    options: frozenset[str]


TARGETS: dict[Format, Target] = {
    "parquet": Target("crossclaim.extras.parquet", "parquet", frozenset()),
    "csv": Target("crossclaim.write.export_csv", "", frozenset()),
    "rdf": Target("crossclaim.extras.rdf", "rdf", frozenset({"base"})),
    "claimreview": Target("crossclaim.write.export_claimreview", "", frozenset({"base", "author", "accepted"})),
}


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of an export; `path` is below its folder."""

    path: str
    records: int
    size_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, as `export.json` holds it; nothing in it tells when or where."""

    format: Format
    crossclaim: str
    schema_version: str
    config_sha256: str
    files: tuple[ExportedFile, ...]
    notes: tuple[str, ...] = ()

    @property
    def n_records(self) -> int:
        """Rows and records of all files together."""
        return sum(file.records for file in self.files)

    def to_json(self) -> str:
        """The content of `export.json`."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


def export_run(source: Path, out: Path, *, to: Format, options: ExportOptions | None = None) -> Exported:
    """Write the records of the run folder `source` into `out`, whole or not at all; an earlier export there is replaced.

    Raises ConfigError if `source` is no finished run or `out` holds anything else, MissingExtraError if the format needs a
    library that is not installed, and RunAborted if `out` cannot be written or the run changes meanwhile.
    """
    write = _writer(to)
    run = RunFolder(source)
    out = out if out.name not in ("", "..") else out.resolve()
    check_replaceable(out)
    with replaced_folder(out) as folder:
        counts, notes = write(run, folder, options or ExportOptions())
        run.check_unchanged()
        files = tuple(_described(folder, path, counts[path]) for path in sorted(counts))
        exported = Exported(to, __version__, SCHEMA_VERSION, run.manifest.config_sha256, files, notes)
        (folder / MARKER).write_text(exported.to_json(), encoding="utf-8")
    return exported


def make_options(
    to: Format, *, base: str | None = None, author: str | None = None, accepted: bool = False
) -> ExportOptions:
    """The options that were given, defaults for the rest.

    Raises ConfigError for one that means nothing to the format or is wrong.
    """
    given = {
        name
        for name, value in (("base", base), ("author", author), ("accepted", accepted or None))
        if value is not None
    }
    idle = sorted(given - TARGETS[to].options)
    if idle:
        raise ConfigError(f"--{idle[0]}: means nothing for {to}; leave it out")
    if base is not None and not IRI.fullmatch(base):
        raise ConfigError(f"--base: {base!r} does not begin an IRI; give one such as https://example.org/claims/")
    if author is not None and not author.strip():
        raise ConfigError("--author: is empty; give the name of a person or organisation")
    return ExportOptions(base or DEFAULT_BASE, author or DEFAULT_AUTHOR, accepted)


def _writer(to: Format) -> Writer:
    target = TARGETS[to]
    try:
        writer: Writer = import_module(target.module).write
    except ModuleNotFoundError as error:
        if not target.extra or (error.name or "").startswith("crossclaim"):
            raise
        raise MissingExtraError(f"export to {to}", target.extra) from error
    return writer


def _described(folder: Path, path: str, n_records: int) -> ExportedFile:
    with (folder / path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return ExportedFile(path, n_records, (folder / path).stat().st_size, digest.hexdigest())
