"""`crossclaim schema` as a user types it."""

import json
from typing import Any

import pytest
from typer.testing import CliRunner

from crossclaim.cli import app
from crossclaim_schemas import FILES, schema_text


def call(*args: str) -> Any:
    return CliRunner().invoke(app, ["schema", *args], catch_exceptions=False)


@pytest.mark.parametrize("name", ["claim", "claims.jsonl"])
def test_schema_prints_what_is_published(name: str) -> None:
    result = call(name, "--version", "1.0")
    assert (result.exit_code, result.stdout) == (0, schema_text("claim"))
    assert json.loads(result.stdout)["title"] == "Claim"


def test_schema_without_a_name_lists_records_and_files() -> None:
    result = call()
    assert result.exit_code == 0
    assert dict(line.split() for line in result.stdout.splitlines()) == FILES


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("claimz",), "claimz: is no record of version 1.0; there is document, claim"),
        (("claim", "--version", "3.1"), "3.1: is no version of the schemas; there is 1.0"),
    ],
)
def test_schema_says_what_there_is(args: tuple[str, ...], message: str) -> None:
    result = call(*args)
    assert result.exit_code == 2
    assert message in result.stderr
