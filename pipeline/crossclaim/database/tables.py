"""The tables, once for all three engines: records with their stamps, and the parts of records under their key.

Every key begins with the collection, so that run folders of different subjects share a database. A *record* table has an id, a hash of
the whole record, and when it came, changed and vanished; rows of a *part* table belong to one record and are replaced with it.
Closed sets are checked by the database with the very values of the record models.
"""

from typing import get_args

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    false,
)

from crossclaim_schemas import (
    Argument,
    Block,
    Claim,
    Mention,
    Piece,
    Quantity,
    Reject,
    Relation,
    Review,
    Time,
    Verdict,
)

from .columns import OPEN, Instant, maybe, metadata, one_of, part_table, points_at, record_table, share, span, words

SCHEMA_VERSION = 2

schema_versions = Table(
    "crossclaim_schema",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("applied_at", Instant, nullable=False),
)
# No foreign key to the run: runs refer to their collection already, and a circle could not be filled.
collections = Table(
    "collections",
    metadata,
    Column("name", Text, primary_key=True),
    words("run_id"),
    Column("loaded_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
)
runs = Table(
    "runs",
    metadata,
    Column("collection", Text, ForeignKey("collections.name"), primary_key=True),
    Column("id", Text, primary_key=True),
    words("schema_version"),
    words("crossclaim"),
    words("python"),
    words("spacy"),
    words("model"),
    words("model_version"),
    words("config_sha256"),
    Column("config", OPEN, nullable=False),
    Column("counts", OPEN, nullable=False),
    Column("loaded_at", Instant, nullable=False),
)
documents = record_table(
    "documents",
    words("uri"),
    words("media_type"),
    words("sha256"),
    maybe("title"),
    words("language"),
    maybe("published"),
    words("text"),
    Index(None, "uri"),
)
blocks = part_table(
    "blocks",
    "documents",
    *one_of("kind", Block),
    *span(),
    Column("level", Integer, nullable=False),
    Column("page", Integer),
    maybe("source"),
    CheckConstraint("level >= 0", name="level"),
    CheckConstraint("page >= 1", name="page"),
)
warnings = part_table("warnings", "documents", words("text"))
entities = record_table("entities", words("name"), words("label"), Index(None, "name"))
aliases = part_table("aliases", "entities", words("alias"), Index(None, "alias"))
merges = part_table("merges", "entities", words("name"), words("why"))
related_entities = part_table(
    "related_entities", "entities", words("related_id"), words("kind"), points_at("entities", "related_id")
)
mentions = record_table(
    "mentions",
    words("document_id"),
    *span(),
    words("text"),
    *one_of("kind", Mention),
    words("label"),
    words("name"),
    words("why"),
    maybe("entity_id"),
    points_at("documents", "document_id"),
    points_at("entities", "entity_id"),
    Index(None, "collection", "entity_id"),
    Index(None, "collection", "document_id"),
)
reviews = record_table(
    "reviews",
    Column("decided_at", Instant, nullable=False),
    words("reviewer"),
    *one_of("action", Review),
    words("about_kind"),
    CheckConstraint("about_kind in ('finding', 'claim', 'names')", name="about_kind"),
    words("about_key"),
    maybe("about_content"),
    maybe("about_evidence"),
    maybe("relation_id"),
    maybe("label"),
    maybe("reason"),
    Column("score", Double),
    maybe("status"),
    maybe("name_a"),
    maybe("name_b"),
    *one_of("decision", Verdict),
    maybe("why"),
    maybe("decided_label"),
    maybe("decided_reason"),
    words("note"),
    maybe("undoes"),
    maybe("queue"),
    Index(None, "collection", "about_key", "decided_at"),
)
review_claims = part_table(
    "review_claims", "reviews", words("claim_id"), words("uri"), words("quote"), words("sentence"), words("text")
)
claims = record_table(
    "claims",
    words("document_id"),
    *span(),
    *span("sentence_start", "sentence_end"),
    words("quote"),
    words("text"),
    words("predicate"),
    words("lemma"),
    *one_of("voice", Claim),
    *one_of("tense", Claim),
    *one_of("aspect", Claim),
    *one_of("polarity", Claim),
    *one_of("modality", Claim),
    maybe("source"),
    maybe("source_cue"),
    Column("source_factive", Boolean),
    *one_of("kind", Claim),
    words("construction"),
    *share("checkworthy"),
    *share("confidence"),
    points_at("documents", "document_id"),
    CheckConstraint("(source is null) = (source_cue is null)", name="source"),
    Index(None, "collection", "document_id"),
    Index(None, "lemma"),
)
claim_mentions = part_table(
    "claim_mentions", "claims", words("mention_id"), points_at("mentions", "mention_id"),
    Index(None, "collection", "mention_id"),
)  # fmt: skip
arguments = part_table(
    "arguments",
    "claims",
    *one_of("role", Argument),
    words("text"),
    words("resolved"),
    *span(),
    maybe("mention_id"),
    words("marker"),
    words("head"),
    words("quantifier"),
    points_at("mentions", "mention_id"),
    Index(None, "collection", "mention_id"),
    Index(None, "head"),
)
_ARGUMENT = (
    ["collection", "claim_id", "argument"],
    ["arguments.collection", "arguments.claim_id", "arguments.position"],
)
terms = part_table(
    "terms", "claims", words("lemma"), words("pos"), ForeignKeyConstraint(*_ARGUMENT), Index(None, "lemma"),
    key=("argument", "position"),
)  # fmt: skip
pieces = part_table(
    "pieces", "claims", *one_of("kind", Piece), words("text"), *span(), words("marker"),
    ForeignKeyConstraint(*_ARGUMENT), key=("argument", "position"),
)  # fmt: skip
_GRAINS = ", ".join(f"'{value}'" for value in get_args(Time.model_fields["granularity"].annotation))
_STANDS = ", ".join(f"'{value}'" for value in get_args(Time.model_fields["relation"].annotation))
qualifiers = part_table(
    "qualifiers",
    "claims",
    words("kind"),
    CheckConstraint("kind in ('time', 'place', 'manner', 'purpose', 'condition')", name="kind"),
    words("text"),
    *span(optional=True),
    maybe("resolved"),
    maybe("mention_id"),
    maybe("time_start"),
    maybe("time_end"),
    Column("start_year", Integer),
    maybe("granularity"),
    CheckConstraint(f"(kind = 'time') = (granularity is not null) and granularity in ({_GRAINS})", name="granularity"),
    maybe("time_relation"),
    CheckConstraint(
        f"(kind = 'time') = (time_relation is not null) and time_relation in ({_STANDS})", name="time_relation"
    ),
    points_at("mentions", "mention_id"),
    Index(None, "kind", "start_year", "time_start"),
)
quantities = part_table(
    "quantities",
    "claims",
    Column("value", Double, nullable=False),
    Column("upper_value", Double),
    words("unit"),
    *one_of("comparator", Quantity),
    words("counted"),
    words("text"),
    *span(),
    Index(None, "unit", "value"),
)
open_references = part_table("open_references", "claims", words("text"), *span(), words("why"))
relations = record_table(
    "relations",
    *one_of("label", Relation),
    *one_of("direction", Relation),
    words("reason"),
    *share("score"),
    *one_of("status", Relation),
    words("claim_a"),
    words("claim_b"),
    words("explanation"),
    Column("levels", OPEN, nullable=False),
    Column("copied", Boolean, server_default=false()),
    points_at("claims", "claim_a"),
    points_at("claims", "claim_b"),
    CheckConstraint("claim_a <> claim_b", name="two_claims"),
    CheckConstraint("label <> 'conflict' or direction = 'both'", name="conflict_is_mutual"),
    Index(None, "collection", "claim_a"),
    Index(None, "collection", "claim_b"),
    Index(None, "label", "status", "score"),
)
# What a reviewer's decision says of a record of this run: at most one row each, at position 0.
claim_reviews = part_table(
    "claim_reviews",
    "claims",
    words("review_id"),
    *one_of("decision", Verdict),
    Column("reopened", Boolean, nullable=False),
    points_at("reviews", "review_id"),
)
relation_reviews = part_table(
    "relation_reviews",
    "relations",
    words("review_id"),
    *one_of("decision", Verdict),
    maybe("decided_label"),
    maybe("decided_reason"),
    Column("reopened", Boolean, nullable=False),
    points_at("reviews", "review_id"),
    Index(None, "decision"),
)
differences = part_table("differences", "relations", words("slot"), words("value_a"), words("value_b"))
facts = record_table("facts", Column("disputed", Boolean, nullable=False), Index(None, "disputed"))
sides = part_table(
    "sides", "facts", words("value"), Column("independent_origins", Integer, nullable=False),
    CheckConstraint("independent_origins >= 1", name="independent_origins"),
)  # fmt: skip
side_claims = part_table(
    "side_claims",
    "facts",
    words("claim_id"),
    ForeignKeyConstraint(
        ["collection", "fact_id", "side"], ["sides.collection", "sides.fact_id", "sides.position"]
    ),
    points_at("claims", "claim_id"),
    Index(None, "collection", "claim_id"),
    key=("side", "position"),
)  # fmt: skip
# `origin` numbers the texts behind a side: documents that have its claims from one text share it.
side_documents = part_table(
    "side_documents",
    "facts",
    words("document_id"),
    Column("origin", Integer),
    ForeignKeyConstraint(["collection", "fact_id", "side"], ["sides.collection", "sides.fact_id", "sides.position"]),
    points_at("documents", "document_id"),
    Index(None, "collection", "document_id"),
    key=("side", "position"),
)
rejects = record_table("rejects", words("uri"), *one_of("stage", Reject), words("code"), words("message"))

# In the order in which they are loaded: what others refer to comes first.
RECORDS = (documents, entities, mentions, reviews, claims, relations, facts, rejects)
PARTS = {
    record.name: [table for table in metadata.sorted_tables if table.info.get("owner") == record.name]
    for record in RECORDS
}
