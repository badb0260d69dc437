-- Reviewers' decisions, and what they say of the claims and findings of the run; copies of one text, and the documents of a side.
-- {instant}, {real} and {open} are the engine's types; lines of foreign keys (they begin with a comma) and indexes are left out
-- where the engine keeps none. A step never changes once a version with it is out: later changes are steps of their own.

CREATE TABLE reviews (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    decided_at {instant} NOT NULL,
    reviewer TEXT NOT NULL,
    action TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about_key TEXT NOT NULL,
    about_content TEXT,
    about_evidence TEXT,
    relation_id TEXT,
    label TEXT,
    reason TEXT,
    score {real},
    status TEXT,
    name_a TEXT,
    name_b TEXT,
    decision TEXT NOT NULL,
    why TEXT,
    decided_label TEXT,
    decided_reason TEXT,
    note TEXT NOT NULL,
    undoes TEXT,
    queue TEXT,
    content_hash TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at {instant} NOT NULL,
    changed_at {instant} NOT NULL,
    retracted_at {instant},
    CONSTRAINT pk_reviews PRIMARY KEY (collection, id),
    CONSTRAINT ck_reviews_action CHECK (action in ('accept', 'reject', 'skip', 'relabel', 'edit', 'mark_claim', 'same_entity', 'different_entities', 'undo')),
    CONSTRAINT ck_reviews_about_kind CHECK (about_kind in ('finding', 'claim', 'names')),
    CONSTRAINT ck_reviews_decision CHECK (decision in ('open', 'accepted', 'rejected', 'skipped', 'badly_extracted', 'same', 'different'))
    , CONSTRAINT fk_reviews_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id)
    , CONSTRAINT fk_reviews_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE INDEX ix_reviews_collection_about_key_decided_at ON reviews (collection, about_key, decided_at);
CREATE INDEX ix_reviews_collection_changed_at ON reviews (collection, changed_at);

CREATE TABLE review_claims (
    collection TEXT NOT NULL,
    review_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    uri TEXT NOT NULL,
    quote TEXT NOT NULL,
    sentence TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_review_claims PRIMARY KEY (collection, review_id, position)
    , CONSTRAINT fk_review_claims_collection_review_id FOREIGN KEY(collection, review_id) REFERENCES reviews (collection, id)
);

CREATE TABLE claim_reviews (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    review_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    reopened BOOLEAN NOT NULL,
    CONSTRAINT pk_claim_reviews PRIMARY KEY (collection, claim_id, position),
    CONSTRAINT ck_claim_reviews_decision CHECK (decision in ('open', 'accepted', 'rejected', 'skipped', 'badly_extracted', 'same', 'different'))
    , CONSTRAINT fk_claim_reviews_collection_review_id FOREIGN KEY(collection, review_id) REFERENCES reviews (collection, id)
    , CONSTRAINT fk_claim_reviews_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
);

CREATE TABLE relation_reviews (
    collection TEXT NOT NULL,
    relation_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    review_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    decided_label TEXT,
    decided_reason TEXT,
    reopened BOOLEAN NOT NULL,
    CONSTRAINT pk_relation_reviews PRIMARY KEY (collection, relation_id, position),
    CONSTRAINT ck_relation_reviews_decision CHECK (decision in ('open', 'accepted', 'rejected', 'skipped', 'badly_extracted', 'same', 'different'))
    , CONSTRAINT fk_relation_reviews_collection_review_id FOREIGN KEY(collection, review_id) REFERENCES reviews (collection, id)
    , CONSTRAINT fk_relation_reviews_collection_relation_id FOREIGN KEY(collection, relation_id) REFERENCES relations (collection, id)
);
CREATE INDEX ix_relation_reviews_decision ON relation_reviews (decision);
CREATE TABLE side_documents (
    collection TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    side INTEGER NOT NULL,
    position INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    origin INTEGER,
    CONSTRAINT pk_side_documents PRIMARY KEY (collection, fact_id, side, position)
    , CONSTRAINT fk_side_documents_collection_fact_id_side FOREIGN KEY(collection, fact_id, side) REFERENCES sides (collection, fact_id, position)
    , CONSTRAINT fk_side_documents_collection_document_id FOREIGN KEY(collection, document_id) REFERENCES documents (collection, id)
    , CONSTRAINT fk_side_documents_collection_fact_id FOREIGN KEY(collection, fact_id) REFERENCES facts (collection, id)
);
CREATE INDEX ix_side_documents_collection_document_id ON side_documents (collection, document_id);

ALTER TABLE relations ADD COLUMN copied BOOLEAN DEFAULT false;
