"""Nothing is lost on the way into the tables: records are made again from rows, and are the same."""

import json
from pathlib import Path
from typing import Any

from crossclaim.database.address import Address, read_address
from crossclaim.database.load import load_run
from crossclaim.database.rows import document_entry
from crossclaim.write.jsonl import read_records
from crossclaim_schemas import Claim, Document, Entity, Fact, Relation

from .library import Statement, write_library
from .looking import query

LIBRARY = {
    "a.txt": (Statement(0, 0, 0), Statement(1, 1, 1, "the mayor"), Statement(2, 1, 3), Statement(1, 2, 3)),
    "b.txt": (Statement(0, 0, 1), Statement(1, 1, 2)),
}
Row = dict[str, Any]


class Tables:
    """Rows of parts as dictionaries, by the record they belong to."""

    def __init__(self, address: Address) -> None:
        self.address = address

    def rows(self, table: str, order: str) -> list[Row]:
        from crossclaim.database.columns import metadata

        names = [column.name for column in metadata.tables[table].columns]
        columns = ", ".join(f'"{name}"' for name in names)
        return [
            dict(zip(names, row, strict=True))
            for row in query(self.address, f"select {columns} from {table} order by {order}")
        ]

    def by(self, table: str, owner: str, order: str = "position") -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for row in self.rows(table, order):
            found.setdefault(row[owner], []).append(row)
        return found


def claims_again(tables: Tables) -> dict[str, Row]:
    """Every claim from its rows, in the form of `claims.jsonl`."""
    arguments, terms, pieces = (tables.by(name, "claim_id") for name in ("arguments", "terms", "pieces"))
    qualifiers, quantities = tables.by("qualifiers", "claim_id"), tables.by("quantities", "claim_id")
    links, references = tables.by("claim_mentions", "claim_id"), tables.by("open_references", "claim_id")
    mentions = {row["id"]: row for row in tables.rows("mentions", "id")}
    return {
        row["id"]: {
            **{k: row[k] for k in ("id", "quote", "text", "predicate", "lemma", "voice", "tense", "aspect", "polarity", "modality", "kind")},
            **{k: row[k] for k in ("construction", "checkworthy", "confidence", "sentence_start", "sentence_end")},
            "schema_version": "1.0", "uri": None, "doc_id": row["document_id"], "start": row["start_char"], "end": row["end_char"],
            "attribution": attribution_again(row),
            "subject": argument_again(arguments[row["id"]][0], terms, pieces),
            "objects": [argument_again(one, terms, pieces) for one in arguments[row["id"]][1:]],
            "qualifiers": qualifiers_again(qualifiers.get(row["id"], []), quantities.get(row["id"], [])),
            "mentions": [mention_again(mentions[link["mention_id"]]) for link in links.get(row["id"], [])],
            "open_references": [pick(one, "text", "why") | span(one) for one in references.get(row["id"], [])],
        }
        for row in tables.rows("claims", "id")
    }  # fmt: skip


def pick(row: Row, *names: str) -> Row:
    return {name: row[name] for name in names}


def span(row: Row) -> Row:
    return {"start": row["start_char"], "end": row["end_char"]}


def attribution_again(row: Row) -> Row | None:
    if row["source"] is None:
        return None
    return {"source": row["source"], "cue": row["source_cue"], "factive": bool(row["source_factive"])}


def argument_again(row: Row, terms: dict[str, list[Row]], pieces: dict[str, list[Row]]) -> Row:
    mine = [one for one in terms.get(row["claim_id"], []) if one["argument"] == row["position"]]
    parts = [one for one in pieces.get(row["claim_id"], []) if one["argument"] == row["position"]]
    return {
        **pick(row, "text", "resolved", "mention_id", "role", "marker", "head", "quantifier"),
        **span(row),
        "terms": [f"{one['lemma']}/{one['pos']}" for one in mine],
        "pieces": [pick(one, "kind", "text", "marker") | span(one) for one in parts],
    }


def qualifiers_again(rows: list[Row], quantities: list[Row]) -> Row:
    times = [
        {
            **pick(row, "text", "granularity"),
            "start": row["time_start"], "end": row["time_end"], "relation": row["time_relation"],
            "at_start": row["start_char"], "at_end": row["end_char"],
        }
        for row in rows
        if row["kind"] == "time"
    ]  # fmt: skip
    places = [pick(row, "text", "resolved", "mention_id") | span(row) for row in rows if row["kind"] == "place"]
    texts = {row["kind"]: row["text"] for row in rows}
    return {
        "time": times[0] if times else None,
        "more_times": times[1:],
        "place": places[0] if places else None,
        "quantities": [
            pick(row, "value", "unit", "comparator", "text")
            | {
                "upper": row["upper_value"],
                "of": row["counted"],
                "at_start": row["start_char"],
                "at_end": row["end_char"],
            }
            for row in quantities
        ],
        **{kind: texts.get(kind) for kind in ("manner", "purpose", "condition")},
    }


def mention_again(row: Row) -> Row:
    return pick(row, "id", "text", "kind", "label", "name", "why") | span(row)


def plain(record: Any) -> Row:
    """A record as its line says it."""
    return json.loads(record.model_dump_json(by_alias=True))  # type: ignore[no-any-return]


def check_claims(address: Address, folder: Path) -> None:
    claims = {claim.id: plain(claim) for claim in read_records(folder / "claims.jsonl", Claim)}
    again = claims_again(Tables(address))
    assert {key: value for key, value in again.items() if value != claims[key]} == {}
    assert set(again) == set(claims)


def test_claims_are_made_again_from_their_rows(address: Address, tmp_path: Path) -> None:
    folder = write_library(tmp_path / "run", LIBRARY)
    load_run(folder, address)
    check_claims(address, folder)


def test_corpus_run_is_made_again_from_its_rows(golden_run: Path, tmp_path: Path) -> None:
    address = read_address(f"sqlite:///{tmp_path}/claims.db", "test")
    load_run(golden_run, address)
    check_claims(address, golden_run)
    tables = Tables(address)
    members: dict[str, list[Row]] = tables.by("side_claims", "fact_id", "side, position")
    for fact in read_records(golden_run / "facts.jsonl", Fact):
        assert [row["claim_id"] for row in members[fact.id]] == [claim for side in fact.sides for claim in side.claims]
    mentions = tables.by("mentions", "entity_id", "id")
    for entity in read_records(golden_run / "entities.jsonl", Entity):
        assert {row["id"] for row in mentions[entity.id]} == {mention.id for mention in entity.mentions}
    relations = {row["id"]: row for row in tables.rows("relations", "id")}
    for relation in read_records(golden_run / "relations.jsonl", Relation):
        assert json.loads(relations[relation.id]["levels"]) == relation.levels


def test_content_hash_tells_every_difference(tmp_path: Path) -> None:
    document = next(read_records(write_library(tmp_path / "run", LIBRARY) / "documents.jsonl", Document))
    same = document_entry(document.model_copy())
    other_part = document_entry(document.model_copy(update={"warnings": ()}))
    other_row = document_entry(document.model_copy(update={"title": None}))
    hashes = [entry.content_hash() for entry in (document_entry(document), same, other_part, other_row)]
    assert hashes[0] == hashes[1]
    assert len(set(hashes)) == 3
