"""The progress of an unattended run as log lines with times, as text or as JSON, on standard error."""

import json
import sys
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .run import Progress, RunResult

SECONDS_BETWEEN_LINES = 30.0


class LogWatcher:
    """A line when a stage begins, and one now and then while it lasts."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._stage = ""
        self._written_at = 0.0

    def __call__(self, progress: "Progress") -> None:
        now = time.monotonic()
        if progress.stage == self._stage and now - self._written_at < SECONDS_BETWEEN_LINES:
            return
        self._stage, self._written_at = progress.stage, now
        write_line(
            "progress",
            as_json=self._as_json,
            stage=progress.stage,
            done=progress.done,
            total=progress.total,
            claims=progress.n_claims,
        )


def log_result(result: "RunResult", exit_code: int, *, as_json: bool) -> None:
    """One line for each reject, and one with all figures at the end."""
    for reject in result.rejects:
        message = reject.message.strip().splitlines()[-1]
        write_line("reject", as_json=as_json, uri=reject.uri, stage=reject.stage, code=reject.code, message=message)
    figures = {
        **result.manifest.counts,
        **result.intake.counts(),
        "new_conflicts": len(result.news.conflicts),
        "new_agreements": len(result.news.agreements),
        "exit_code": exit_code,
    }
    write_line("finished", as_json=as_json, **figures)


def write_line(event: str, *, as_json: bool, **fields: object) -> None:
    """One event with the time in UTC; fields without a value are left out."""
    moment = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    told = {name: value for name, value in fields.items() if value is not None}
    if as_json:
        line = json.dumps({"time": moment, "event": event, **told}, ensure_ascii=False)
    else:
        line = " ".join([moment, event, *(f"{name}={_quoted(value)}" for name, value in told.items())])
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _quoted(value: object) -> str:
    text = str(value)
    return json.dumps(text, ensure_ascii=False) if " " in text or '"' in text else text
