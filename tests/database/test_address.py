"""Which databases a URL may name, what is said of a wrong one, and that a password is never shown."""

from pathlib import Path

import pytest

from crossclaim.database.address import ENVIRONMENT, find_address, read_address
from crossclaim.errors import ConfigError


@pytest.mark.parametrize(
    ("url", "engine"),
    [
        ("sqlite:///claims.db", "sqlite"),
        ("duckdb:///claims.duckdb", "duckdb"),
        ("postgresql://anna@localhost/claims", "postgresql"),
        ("postgres://anna@localhost/claims", "postgresql"),  # as hosting services write it
        ("postgresql+psycopg://localhost/claims", "postgresql"),
        ("postgresql:///?service=claims", "postgresql"),  # all else stands in the service file
    ],
)
def test_address_names_its_engine(url: str, engine: str) -> None:
    assert read_address(url, "--to").engine == engine


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("claims.db", "is no database URL; give one like sqlite:///claims.db"),
        ("postgresql://u:s3cret@host:port/x", "is no database URL"),
        ("mysql://u:s3cret@host/x", "mysql: is no database that crossclaim loads into"),
        ("postgresql://u:s3cret@host", "names no database"),
        ("sqlite://claims.db", "three slashes"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("duckdb:///no/such/folder/x.duckdb", "no/such/folder: is no folder; make it"),
        ("sqlite:////tmp", "is a folder; give a file in it"),
    ],
)
def test_wrong_url_is_refused_without_repeating_it(url: str, told: str) -> None:
    with pytest.raises(ConfigError, match=told) as caught:
        read_address(url, "--to")
    assert "s3cret" not in str(caught.value)
    assert "s3cret" not in repr(caught.value.__cause__)


def test_address_shows_no_secret() -> None:
    address = read_address(
        "postgresql://u:s3cret@host/x?sslpassword=s3cret&password=s3cret&sslmode=verify-full", "--to"
    )
    assert "s3cret" not in str(address) + repr(address)
    assert str(address).startswith("postgresql://u:***@host/x?")
    assert "sslmode=verify-full" in str(address)


def test_address_comes_from_option_file_or_environment(tmp_path: Path) -> None:
    file = tmp_path / "url"
    file.write_text("sqlite:///from_file.db\n", encoding="utf-8")
    environment = {ENVIRONMENT: "sqlite:///from_environment.db"}
    assert find_address("sqlite:///told.db", None, environment).file == Path("told.db")
    assert find_address(None, file, environment).file == Path("from_file.db")
    assert find_address(None, None, environment).file == Path("from_environment.db")
    with pytest.raises(ConfigError, match="--to URL, --to-file FILE, or set CROSSCLAIM_DATABASE_URL"):
        find_address(None, None, {})
    with pytest.raises(ConfigError, match="give one of them"):
        find_address("sqlite:///told.db", file, {})


@pytest.mark.parametrize(
    ("content", "told"), [(None, "cannot be read"), ("", "is empty"), ("x y", "is no database URL")]
)
def test_file_with_no_url_is_refused(content: str | None, told: str, tmp_path: Path) -> None:
    file = tmp_path / "url"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError, match=told):
        find_address(None, file, {})
