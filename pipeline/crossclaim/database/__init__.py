"""Run folders into SQLite, PostgreSQL and DuckDB: one schema, loads that can be repeated, and what vanished marked as such.

Nothing imports this package until `crossclaim load` needs it: SQLAlchemy takes a quarter of a second.
"""
