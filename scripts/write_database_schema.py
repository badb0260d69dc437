"""Write the definitions of the database schema as it is now, for the tests that hold it and move older ones forwards.

usage: python scripts/write_database_schema.py

A version that is out stays as it is: raise SCHEMA_VERSION in pipeline/crossclaim/database/tables.py, write the step
pipeline/crossclaim/data/database/to_NNNN.sql that leads to it, and only then run this.
"""

from pathlib import Path

from sqlalchemy.dialects import postgresql, sqlite

from crossclaim.database.schema import schema_text
from crossclaim.database.tables import SCHEMA_VERSION
from crossclaim.extras.duckdb_database import DIALECT

FOLDER = Path(__file__).parents[1] / "tests" / "database" / "schemas"


def main() -> None:
    """One file an engine."""
    engines = (
        ("sqlite", sqlite.dialect(), True),
        ("postgresql", postgresql.dialect(), True),
        ("duckdb", DIALECT, False),
    )
    for engine, dialect, references in engines:
        path = FOLDER / f"{SCHEMA_VERSION}_{engine}.sql"
        path.write_text(schema_text(dialect, references=references), encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main()
