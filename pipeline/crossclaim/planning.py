"""What a run would do, without doing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .config import Config
from .fingerprint import extraction_fingerprint
from .ingest.read import read_documents
from .intake import Intake, Options, compare_inputs
from .known import Known, look_at_known

CHARS_PER_SECOND = 30_000  # of one worker on a core of 2020; the rate of the last run is taken once there is one


@dataclass(frozen=True, slots=True)
class Plan:
    """What is new, changed, unchanged and rejected, the text that would be read, and about how long the run would take."""

    intake: Intake
    n_chars: int
    seconds: float


def plan(inputs: Sequence[str], out: Path, config: Config, root: Path | None, options: Options) -> Plan:
    """Compare the inputs with what the folder knows. Nothing is written, no model is loaded."""
    with look_at_known(out) as known:
        fingerprint = extraction_fingerprint(config, _model_version(config, known))
        intake = Intake()
        waiting = compare_inputs(read_documents(inputs, config.ingest, root), known, fingerprint, options, intake)
        n_chars = sum(document.n_chars for document in waiting if document)
        return Plan(intake, n_chars, _seconds(known, intake, n_chars))


def _model_version(config: Config, known: Known) -> str:
    """The version of the installed model without loading it; of a model that is no package that of the last run."""
    try:
        return version(config.model.name)
    except PackageNotFoundError:
        return known.note("model_version") or ""


def _seconds(known: Known, intake: Intake, n_chars: int) -> float:
    rate = float(known.note("chars_per_second") or CHARS_PER_SECOND)
    has_work = intake.new or intake.changed or intake.removed
    return n_chars / rate + (float(known.note("other_seconds") or 0) if has_work else 0)
