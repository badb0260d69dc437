"""Where a database is: its URL, checked before anything is read, and how it may be shown, which is without its secrets."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.exc import ArgumentError

from ..errors import ConfigError

ENVIRONMENT = "CROSSCLAIM_DATABASE_URL"
ENGINES = {
    "sqlite": "sqlite",
    "postgresql": "postgresql",
    "postgres": "postgresql",  # as many hosting services write it
    "postgresql+psycopg": "postgresql",
    "duckdb": "duckdb",
}
FILE_ENGINES = ("sqlite", "duckdb")
SECRETS = ("password", "sslpassword", "oauth_client_secret")
FORMS = "sqlite:///claims.db, postgresql://USER@HOST/DATABASE or duckdb:///claims.duckdb"


@dataclass(frozen=True, slots=True)
class Address:
    """One database. `url` holds the password and is for connecting only; `str(address)` shows everything but secrets."""

    engine: str
    url: URL = field(repr=False)

    def __str__(self) -> str:
        shown = self.url.set(query={name: _masked(name, value) for name, value in self.url.query.items()})
        return shown.render_as_string(hide_password=True)

    @property
    def file(self) -> Path:
        """The file of a database that is one."""
        return Path(str(self.url.database))


def find_address(to: str | None, to_file: Path | None, environment: Mapping[str, str] = os.environ) -> Address:
    """The address from the option, else from the file, else from the environment. Raises ConfigError.

    No message repeats the URL: it may hold a password.
    """
    if to is not None and to_file is not None:
        raise ConfigError("--to and --to-file both name a database; give one of them")
    if to is not None:
        return read_address(to, "--to")
    if to_file is not None:
        return read_address(_first_line(to_file), str(to_file))
    if environment.get(ENVIRONMENT):
        return read_address(environment[ENVIRONMENT], ENVIRONMENT)
    raise ConfigError(f"no database named; give --to URL, --to-file FILE, or set {ENVIRONMENT}: {FORMS}")


def read_address(text: str, where: str) -> Address:
    """The address that a URL names; `where` is what to blame for a wrong one. Raises ConfigError."""
    from sqlalchemy import make_url

    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise ConfigError(f"{where}: is no database URL; give one like {FORMS}") from _without_details(error)
    engine = ENGINES.get(url.drivername)
    if engine is None:
        raise ConfigError(f"{where}: {url.drivername}: is no database that crossclaim loads into; give {FORMS}")
    if engine in FILE_ENGINES:
        _check_file(url, where)
    elif not url.database and "service" not in url.query and "dbname" not in url.query:
        raise ConfigError(f"{where}: names no database; write it behind the host: postgresql://USER@HOST/DATABASE")
    return Address(engine, url)


def _check_file(url: URL, where: str) -> None:
    form = f"{url.drivername}:///claims.{'db' if url.drivername == 'sqlite' else 'duckdb'}"
    if url.host:
        raise ConfigError(f"{where}: a {url.drivername} URL has three slashes before a relative path, like {form}")
    if not url.database or url.database == ":memory:" or url.database.startswith("file:"):
        raise ConfigError(f"{where}: names no file; what is loaded has to stay: {form}")
    folder = Path(url.database).parent
    if not folder.is_dir():
        raise ConfigError(f"{where}: {folder}: is no folder; make it, or give another path")
    if Path(url.database).is_dir():
        raise ConfigError(f"{where}: {url.database}: is a folder; give a file in it")


def _first_line(path: Path) -> str:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise ConfigError(f"{path}: cannot be read ({reason}); give a file with a database URL in it") from error
    if not lines or not lines[0].strip():
        raise ConfigError(f"{path}: is empty; its first line has to be a database URL: {FORMS}")
    return lines[0].strip()


def _masked(name: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
    return "***" if name.lower() in SECRETS else value


def _without_details(error: Exception) -> Exception:
    """The kind of the error alone: what SQLAlchemy or int() say may repeat parts of the URL."""
    return type(error)()
