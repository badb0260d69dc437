"""The records that crossclaim writes, one class a file; usable alone, with nothing but pydantic.

>>> from crossclaim_schemas import Claim, read_record
>>> with open("outputs/kazakhstan/claims.jsonl", encoding="utf-8") as lines:
...     claims = [read_record(Claim, line) for line in lines]
"""

from .base import SCHEMA_VERSION, Part, Record, json_line, make_id
from .catalogue import FILES, RECORDS, schema_text, schema_versions
from .claim import (
    Argument,
    Attribution,
    Claim,
    Mention,
    OpenReference,
    Piece,
    Place,
    Qualifiers,
    Quantity,
    Time,
)
from .document import Block, Document
from .entity import Entity, EntityMention, Merge, Related
from .identity import claim_id, claim_id_of, mention_id
from .manifest import Manifest
from .reading import read_record
from .reject import Reject
from .relation import Difference, Fact, Relation, Side
from .review import AboutClaim, AboutFinding, AboutNames, Review, ReviewedClaim, Verdict, review_id

__all__ = [
    "FILES", "RECORDS", "SCHEMA_VERSION", "AboutClaim", "AboutFinding", "AboutNames", "Argument", "Attribution", "Block", "Claim", "Difference",
    "Document", "Entity", "EntityMention", "Fact", "Manifest", "Mention", "Merge", "OpenReference", "Part", "Piece", "Place", "Qualifiers",
    "Quantity", "Record", "Reject", "Related", "Relation", "Review", "ReviewedClaim", "Side", "Time", "Verdict", "claim_id", "claim_id_of",
    "json_line", "make_id", "mention_id", "read_record", "review_id", "schema_text", "schema_versions",
]  # fmt: skip
