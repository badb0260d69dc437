"""Every error raised on purpose.

CrossclaimError
├── ConfigError            the configuration or the command line is wrong; nothing was read yet    exit 2
│   └── MissingExtraError  an optional dependency is not installed
├── DocumentError          one input cannot be used: it becomes a Reject, the run goes on          exit 1 at the end
└── RunAborted             the run cannot go on: disk full, folder locked or not writable          exit 3
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossclaim_schemas.reject import RejectCode


class CrossclaimError(Exception):
    """Base of all; `exit_code` is what the command line exits with."""

    exit_code = 3


class ConfigError(CrossclaimError):
    """The message names file and key, what is wrong with it, and what to do."""

    exit_code = 2


class MissingExtraError(ConfigError):
    """A feature was asked for whose optional dependency is not installed."""

    def __init__(self, feature: str, extra: str) -> None:
        self.extra = extra
        super().__init__(f"{feature} needs an optional dependency; pip install 'crossclaim[{extra}]'")


class DocumentError(CrossclaimError):
    """One input cannot be used; `reject` is the record that goes to rejects.jsonl."""

    exit_code = 1

    def __init__(self, uri: str, code: "RejectCode", message: str) -> None:
        from crossclaim_schemas import Reject  # pydantic would double the time in which `crossclaim --help` answers

        self.reject = Reject(uri=uri, stage="ingest", code=code, message=message)
        super().__init__(f"{uri}: {message}")


class RunAborted(CrossclaimError):
    """The run cannot go on; what is finished stays on disk."""

    exit_code = 3
