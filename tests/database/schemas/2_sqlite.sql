CREATE TABLE collections (
    name TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    CONSTRAINT pk_collections PRIMARY KEY (name)
);
CREATE TABLE crossclaim_schema (
    version INTEGER NOT NULL,
    applied_at VARCHAR NOT NULL,
    CONSTRAINT pk_crossclaim_schema PRIMARY KEY (version)
);
CREATE TABLE runs (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    crossclaim TEXT NOT NULL,
    python TEXT NOT NULL,
    spacy TEXT NOT NULL,
    model TEXT NOT NULL,
    model_version TEXT NOT NULL,
    config_sha256 TEXT NOT NULL,
    config JSON NOT NULL,
    counts JSON NOT NULL,
    loaded_at VARCHAR NOT NULL,
    CONSTRAINT pk_runs PRIMARY KEY (collection, id),
    CONSTRAINT fk_runs_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE documents (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    uri TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT,
    language TEXT NOT NULL,
    published TEXT,
    text TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    retracted_at VARCHAR,
    CONSTRAINT pk_documents PRIMARY KEY (collection, id),
    CONSTRAINT fk_documents_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id),
    CONSTRAINT fk_documents_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE entities (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    retracted_at VARCHAR,
    CONSTRAINT pk_entities PRIMARY KEY (collection, id),
    CONSTRAINT fk_entities_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id),
    CONSTRAINT fk_entities_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE facts (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    disputed BOOLEAN NOT NULL,
    content_hash TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    retracted_at VARCHAR,
    CONSTRAINT pk_facts PRIMARY KEY (collection, id),
    CONSTRAINT fk_facts_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id),
    CONSTRAINT fk_facts_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE rejects (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    uri TEXT NOT NULL,
    stage TEXT NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    retracted_at VARCHAR,
    CONSTRAINT pk_rejects PRIMARY KEY (collection, id),
    CONSTRAINT ck_rejects_stage CHECK (stage in ('ingest', 'extract', 'crosscheck', 'write')),
    CONSTRAINT fk_rejects_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id),
    CONSTRAINT fk_rejects_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE reviews (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    decided_at VARCHAR NOT NULL,
    reviewer TEXT NOT NULL,
    action TEXT NOT NULL,
    about_kind TEXT NOT NULL,
    about_key TEXT NOT NULL,
    about_content TEXT,
    about_evidence TEXT,
    relation_id TEXT,
    label TEXT,
    reason TEXT,
    score DOUBLE,
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
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    retracted_at VARCHAR,
    CONSTRAINT pk_reviews PRIMARY KEY (collection, id),
    CONSTRAINT ck_reviews_action CHECK (action in ('accept', 'reject', 'skip', 'relabel', 'edit', 'mark_claim', 'same_entity', 'different_entities', 'undo')),
    CONSTRAINT ck_reviews_about_kind CHECK (about_kind in ('finding', 'claim', 'names')),
    CONSTRAINT ck_reviews_decision CHECK (decision in ('open', 'accepted', 'rejected', 'skipped', 'badly_extracted', 'same', 'different')),
    CONSTRAINT fk_reviews_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id),
    CONSTRAINT fk_reviews_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE aliases (
    collection TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    alias TEXT NOT NULL,
    CONSTRAINT pk_aliases PRIMARY KEY (collection, entity_id, position),
    CONSTRAINT fk_aliases_collection_entity_id FOREIGN KEY(collection, entity_id) REFERENCES entities (collection, id)
);
CREATE TABLE blocks (
    collection TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    level INTEGER NOT NULL,
    page INTEGER,
    source TEXT,
    CONSTRAINT pk_blocks PRIMARY KEY (collection, document_id, position),
    CONSTRAINT ck_blocks_kind CHECK (kind in ('heading', 'paragraph', 'list_item', 'table', 'boilerplate')),
    CONSTRAINT ck_blocks_start_char CHECK (0 <= start_char and start_char <= end_char),
    CONSTRAINT ck_blocks_level CHECK (level >= 0),
    CONSTRAINT ck_blocks_page CHECK (page >= 1),
    CONSTRAINT fk_blocks_collection_document_id FOREIGN KEY(collection, document_id) REFERENCES documents (collection, id)
);
CREATE TABLE claims (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    quote TEXT NOT NULL,
    text TEXT NOT NULL,
    predicate TEXT NOT NULL,
    lemma TEXT NOT NULL,
    voice TEXT NOT NULL,
    tense TEXT NOT NULL,
    aspect TEXT NOT NULL,
    polarity TEXT NOT NULL,
    modality TEXT NOT NULL,
    source TEXT,
    source_cue TEXT,
    source_factive BOOLEAN,
    kind TEXT NOT NULL,
    construction TEXT NOT NULL,
    checkworthy DOUBLE NOT NULL,
    confidence DOUBLE NOT NULL,
    content_hash TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    retracted_at VARCHAR,
    CONSTRAINT pk_claims PRIMARY KEY (collection, id),
    CONSTRAINT ck_claims_start_char CHECK (0 <= start_char and start_char <= end_char),
    CONSTRAINT ck_claims_sentence_start CHECK (0 <= sentence_start and sentence_start <= sentence_end),
    CONSTRAINT ck_claims_voice CHECK (voice in ('active', 'passive')),
    CONSTRAINT ck_claims_tense CHECK (tense in ('past', 'present', 'future', 'none')),
    CONSTRAINT ck_claims_aspect CHECK (aspect in ('simple', 'perfect', 'progressive', 'perfect_progressive')),
    CONSTRAINT ck_claims_polarity CHECK (polarity in ('positive', 'negative')),
    CONSTRAINT ck_claims_modality CHECK (modality in ('asserted', 'possible', 'planned', 'obligatory', 'conditional', 'asked')),
    CONSTRAINT ck_claims_kind CHECK (kind in ('event', 'state', 'definition', 'quantity')),
    CONSTRAINT ck_claims_checkworthy CHECK (checkworthy between 0 and 1),
    CONSTRAINT ck_claims_confidence CHECK (confidence between 0 and 1),
    CONSTRAINT fk_claims_collection_document_id FOREIGN KEY(collection, document_id) REFERENCES documents (collection, id),
    CONSTRAINT ck_claims_source CHECK ((source is null) = (source_cue is null)),
    CONSTRAINT fk_claims_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id),
    CONSTRAINT fk_claims_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE mentions (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    document_id TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    text TEXT NOT NULL,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    why TEXT NOT NULL,
    entity_id TEXT,
    content_hash TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    retracted_at VARCHAR,
    CONSTRAINT pk_mentions PRIMARY KEY (collection, id),
    CONSTRAINT ck_mentions_start_char CHECK (0 <= start_char and start_char <= end_char),
    CONSTRAINT ck_mentions_kind CHECK (kind in ('name', 'acronym', 'pronoun', 'nominal')),
    CONSTRAINT fk_mentions_collection_document_id FOREIGN KEY(collection, document_id) REFERENCES documents (collection, id),
    CONSTRAINT fk_mentions_collection_entity_id FOREIGN KEY(collection, entity_id) REFERENCES entities (collection, id),
    CONSTRAINT fk_mentions_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id),
    CONSTRAINT fk_mentions_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE merges (
    collection TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    why TEXT NOT NULL,
    CONSTRAINT pk_merges PRIMARY KEY (collection, entity_id, position),
    CONSTRAINT fk_merges_collection_entity_id FOREIGN KEY(collection, entity_id) REFERENCES entities (collection, id)
);
CREATE TABLE related_entities (
    collection TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    related_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    CONSTRAINT pk_related_entities PRIMARY KEY (collection, entity_id, position),
    CONSTRAINT fk_related_entities_collection_related_id FOREIGN KEY(collection, related_id) REFERENCES entities (collection, id),
    CONSTRAINT fk_related_entities_collection_entity_id FOREIGN KEY(collection, entity_id) REFERENCES entities (collection, id)
);
CREATE TABLE review_claims (
    collection TEXT NOT NULL,
    review_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    uri TEXT NOT NULL,
    quote TEXT NOT NULL,
    sentence TEXT NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_review_claims PRIMARY KEY (collection, review_id, position),
    CONSTRAINT fk_review_claims_collection_review_id FOREIGN KEY(collection, review_id) REFERENCES reviews (collection, id)
);
CREATE TABLE sides (
    collection TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    independent_origins INTEGER NOT NULL,
    CONSTRAINT pk_sides PRIMARY KEY (collection, fact_id, position),
    CONSTRAINT ck_sides_independent_origins CHECK (independent_origins >= 1),
    CONSTRAINT fk_sides_collection_fact_id FOREIGN KEY(collection, fact_id) REFERENCES facts (collection, id)
);
CREATE TABLE warnings (
    collection TEXT NOT NULL,
    document_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT pk_warnings PRIMARY KEY (collection, document_id, position),
    CONSTRAINT fk_warnings_collection_document_id FOREIGN KEY(collection, document_id) REFERENCES documents (collection, id)
);
CREATE TABLE arguments (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    text TEXT NOT NULL,
    resolved TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    mention_id TEXT,
    marker TEXT NOT NULL,
    head TEXT NOT NULL,
    quantifier TEXT NOT NULL,
    CONSTRAINT pk_arguments PRIMARY KEY (collection, claim_id, position),
    CONSTRAINT ck_arguments_role CHECK (role in ('subject', 'object', 'indirect_object', 'complement', 'agent', 'oblique', 'time', 'place', 'manner', 'purpose', 'condition', 'cause', 'clause', 'adverb')),
    CONSTRAINT ck_arguments_start_char CHECK (0 <= start_char and start_char <= end_char),
    CONSTRAINT fk_arguments_collection_mention_id FOREIGN KEY(collection, mention_id) REFERENCES mentions (collection, id),
    CONSTRAINT fk_arguments_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
);
CREATE TABLE claim_mentions (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    mention_id TEXT NOT NULL,
    CONSTRAINT pk_claim_mentions PRIMARY KEY (collection, claim_id, position),
    CONSTRAINT fk_claim_mentions_collection_mention_id FOREIGN KEY(collection, mention_id) REFERENCES mentions (collection, id),
    CONSTRAINT fk_claim_mentions_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
);
CREATE TABLE claim_reviews (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    review_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    reopened BOOLEAN NOT NULL,
    CONSTRAINT pk_claim_reviews PRIMARY KEY (collection, claim_id, position),
    CONSTRAINT ck_claim_reviews_decision CHECK (decision in ('open', 'accepted', 'rejected', 'skipped', 'badly_extracted', 'same', 'different')),
    CONSTRAINT fk_claim_reviews_collection_review_id FOREIGN KEY(collection, review_id) REFERENCES reviews (collection, id),
    CONSTRAINT fk_claim_reviews_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
);
CREATE TABLE open_references (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    why TEXT NOT NULL,
    CONSTRAINT pk_open_references PRIMARY KEY (collection, claim_id, position),
    CONSTRAINT ck_open_references_start_char CHECK (0 <= start_char and start_char <= end_char),
    CONSTRAINT fk_open_references_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
);
CREATE TABLE qualifiers (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start_char INTEGER,
    end_char INTEGER,
    resolved TEXT,
    mention_id TEXT,
    time_start TEXT,
    time_end TEXT,
    start_year INTEGER,
    granularity TEXT,
    time_relation TEXT,
    CONSTRAINT pk_qualifiers PRIMARY KEY (collection, claim_id, position),
    CONSTRAINT ck_qualifiers_kind CHECK (kind in ('time', 'place', 'manner', 'purpose', 'condition')),
    CONSTRAINT ck_qualifiers_start_char CHECK (0 <= start_char and start_char <= end_char),
    CONSTRAINT ck_qualifiers_granularity CHECK ((kind = 'time') = (granularity is not null) and granularity in ('day', 'week', 'month', 'season', 'quarter', 'year', 'decade', 'century', 'open')),
    CONSTRAINT ck_qualifiers_time_relation CHECK ((kind = 'time') = (time_relation is not null) and time_relation in ('at', 'since', 'until', 'before', 'after', 'during', 'every')),
    CONSTRAINT fk_qualifiers_collection_mention_id FOREIGN KEY(collection, mention_id) REFERENCES mentions (collection, id),
    CONSTRAINT fk_qualifiers_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
);
CREATE TABLE quantities (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    value DOUBLE NOT NULL,
    upper_value DOUBLE,
    unit TEXT NOT NULL,
    comparator TEXT NOT NULL,
    counted TEXT NOT NULL,
    text TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    CONSTRAINT pk_quantities PRIMARY KEY (collection, claim_id, position),
    CONSTRAINT ck_quantities_comparator CHECK (comparator in ('exact', 'about', 'at_least', 'at_most', 'range')),
    CONSTRAINT ck_quantities_start_char CHECK (0 <= start_char and start_char <= end_char),
    CONSTRAINT fk_quantities_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
);
CREATE TABLE relations (
    collection TEXT NOT NULL,
    id TEXT NOT NULL,
    label TEXT NOT NULL,
    direction TEXT NOT NULL,
    reason TEXT NOT NULL,
    score DOUBLE NOT NULL,
    status TEXT NOT NULL,
    claim_a TEXT NOT NULL,
    claim_b TEXT NOT NULL,
    explanation TEXT NOT NULL,
    levels JSON NOT NULL,
    copied BOOLEAN DEFAULT 0,
    content_hash TEXT NOT NULL,
    run_id TEXT NOT NULL,
    loaded_at VARCHAR NOT NULL,
    changed_at VARCHAR NOT NULL,
    retracted_at VARCHAR,
    CONSTRAINT pk_relations PRIMARY KEY (collection, id),
    CONSTRAINT ck_relations_label CHECK (label in ('agreement', 'conflict')),
    CONSTRAINT ck_relations_direction CHECK (direction in ('both', 'a_supports_b', 'b_supports_a')),
    CONSTRAINT ck_relations_score CHECK (score between 0 and 1),
    CONSTRAINT ck_relations_status CHECK (status in ('reported', 'possible')),
    CONSTRAINT fk_relations_collection_claim_a FOREIGN KEY(collection, claim_a) REFERENCES claims (collection, id),
    CONSTRAINT fk_relations_collection_claim_b FOREIGN KEY(collection, claim_b) REFERENCES claims (collection, id),
    CONSTRAINT ck_relations_two_claims CHECK (claim_a <> claim_b),
    CONSTRAINT ck_relations_conflict_is_mutual CHECK (label <> 'conflict' or direction = 'both'),
    CONSTRAINT fk_relations_collection_run_id FOREIGN KEY(collection, run_id) REFERENCES runs (collection, id),
    CONSTRAINT fk_relations_collection FOREIGN KEY(collection) REFERENCES collections (name)
);
CREATE TABLE side_claims (
    collection TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    side INTEGER NOT NULL,
    position INTEGER NOT NULL,
    claim_id TEXT NOT NULL,
    CONSTRAINT pk_side_claims PRIMARY KEY (collection, fact_id, side, position),
    CONSTRAINT fk_side_claims_collection_fact_id_side FOREIGN KEY(collection, fact_id, side) REFERENCES sides (collection, fact_id, position),
    CONSTRAINT fk_side_claims_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id),
    CONSTRAINT fk_side_claims_collection_fact_id FOREIGN KEY(collection, fact_id) REFERENCES facts (collection, id)
);
CREATE TABLE side_documents (
    collection TEXT NOT NULL,
    fact_id TEXT NOT NULL,
    side INTEGER NOT NULL,
    position INTEGER NOT NULL,
    document_id TEXT NOT NULL,
    origin INTEGER,
    CONSTRAINT pk_side_documents PRIMARY KEY (collection, fact_id, side, position),
    CONSTRAINT fk_side_documents_collection_fact_id_side FOREIGN KEY(collection, fact_id, side) REFERENCES sides (collection, fact_id, position),
    CONSTRAINT fk_side_documents_collection_document_id FOREIGN KEY(collection, document_id) REFERENCES documents (collection, id),
    CONSTRAINT fk_side_documents_collection_fact_id FOREIGN KEY(collection, fact_id) REFERENCES facts (collection, id)
);
CREATE TABLE differences (
    collection TEXT NOT NULL,
    relation_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    slot TEXT NOT NULL,
    value_a TEXT NOT NULL,
    value_b TEXT NOT NULL,
    CONSTRAINT pk_differences PRIMARY KEY (collection, relation_id, position),
    CONSTRAINT fk_differences_collection_relation_id FOREIGN KEY(collection, relation_id) REFERENCES relations (collection, id)
);
CREATE TABLE pieces (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    argument INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    marker TEXT NOT NULL,
    CONSTRAINT pk_pieces PRIMARY KEY (collection, claim_id, argument, position),
    CONSTRAINT ck_pieces_kind CHECK (kind in ('member', 'attachment')),
    CONSTRAINT ck_pieces_start_char CHECK (0 <= start_char and start_char <= end_char),
    CONSTRAINT fk_pieces_collection_claim_id_argument FOREIGN KEY(collection, claim_id, argument) REFERENCES arguments (collection, claim_id, position),
    CONSTRAINT fk_pieces_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
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
    CONSTRAINT ck_relation_reviews_decision CHECK (decision in ('open', 'accepted', 'rejected', 'skipped', 'badly_extracted', 'same', 'different')),
    CONSTRAINT fk_relation_reviews_collection_review_id FOREIGN KEY(collection, review_id) REFERENCES reviews (collection, id),
    CONSTRAINT fk_relation_reviews_collection_relation_id FOREIGN KEY(collection, relation_id) REFERENCES relations (collection, id)
);
CREATE TABLE terms (
    collection TEXT NOT NULL,
    claim_id TEXT NOT NULL,
    argument INTEGER NOT NULL,
    position INTEGER NOT NULL,
    lemma TEXT NOT NULL,
    pos TEXT NOT NULL,
    CONSTRAINT pk_terms PRIMARY KEY (collection, claim_id, argument, position),
    CONSTRAINT fk_terms_collection_claim_id_argument FOREIGN KEY(collection, claim_id, argument) REFERENCES arguments (collection, claim_id, position),
    CONSTRAINT fk_terms_collection_claim_id FOREIGN KEY(collection, claim_id) REFERENCES claims (collection, id)
);
CREATE INDEX ix_documents_collection_changed_at ON documents (collection, changed_at);
CREATE INDEX ix_documents_uri ON documents (uri);
CREATE INDEX ix_entities_collection_changed_at ON entities (collection, changed_at);
CREATE INDEX ix_entities_name ON entities (name);
CREATE INDEX ix_facts_collection_changed_at ON facts (collection, changed_at);
CREATE INDEX ix_facts_disputed ON facts (disputed);
CREATE INDEX ix_rejects_collection_changed_at ON rejects (collection, changed_at);
CREATE INDEX ix_reviews_collection_about_key_decided_at ON reviews (collection, about_key, decided_at);
CREATE INDEX ix_reviews_collection_changed_at ON reviews (collection, changed_at);
CREATE INDEX ix_aliases_alias ON aliases (alias);
CREATE INDEX ix_claims_collection_changed_at ON claims (collection, changed_at);
CREATE INDEX ix_claims_collection_document_id ON claims (collection, document_id);
CREATE INDEX ix_claims_lemma ON claims (lemma);
CREATE INDEX ix_mentions_collection_changed_at ON mentions (collection, changed_at);
CREATE INDEX ix_mentions_collection_document_id ON mentions (collection, document_id);
CREATE INDEX ix_mentions_collection_entity_id ON mentions (collection, entity_id);
CREATE INDEX ix_arguments_collection_mention_id ON arguments (collection, mention_id);
CREATE INDEX ix_arguments_head ON arguments (head);
CREATE INDEX ix_claim_mentions_collection_mention_id ON claim_mentions (collection, mention_id);
CREATE INDEX ix_qualifiers_kind_start_year_time_start ON qualifiers (kind, start_year, time_start);
CREATE INDEX ix_quantities_unit_value ON quantities (unit, value);
CREATE INDEX ix_relations_collection_changed_at ON relations (collection, changed_at);
CREATE INDEX ix_relations_collection_claim_a ON relations (collection, claim_a);
CREATE INDEX ix_relations_collection_claim_b ON relations (collection, claim_b);
CREATE INDEX ix_relations_label_status_score ON relations (label, status, score);
CREATE INDEX ix_side_claims_collection_claim_id ON side_claims (collection, claim_id);
CREATE INDEX ix_side_documents_collection_document_id ON side_documents (collection, document_id);
CREATE INDEX ix_relation_reviews_decision ON relation_reviews (decision);
CREATE INDEX ix_terms_lemma ON terms (lemma);
create view current_claims as
select
    c.collection, c.id as claim_id, c.text, c.quote, d.uri, d.title, d.published, c.start_char, c.end_char,
    s.resolved as subject, e.name as subject_entity, c.predicate, c.lemma,
    o.resolved as object, t.text as time_text, t.time_start, t.time_end, p.resolved as place,
    c.polarity, c.modality, c.source, c.kind, c.checkworthy, c.confidence, c.document_id, m.entity_id as subject_entity_id,
    c.loaded_at, c.changed_at, coalesce(v.decision = 'badly_extracted', false) as badly_extracted
from claims c
join documents d on d.collection = c.collection and d.id = c.document_id
join arguments s on s.collection = c.collection and s.claim_id = c.id and s.position = 0
left join mentions m on m.collection = s.collection and m.id = s.mention_id
left join entities e on e.collection = m.collection and e.id = m.entity_id
left join arguments o on o.collection = c.collection and o.claim_id = c.id and o.position = 1
left join qualifiers t on t.collection = c.collection and t.claim_id = c.id and t.kind = 'time' and t.position = 0
left join qualifiers p on p.collection = c.collection and p.claim_id = c.id and p.kind = 'place'
left join claim_reviews v on v.collection = c.collection and v.claim_id = c.id
where c.retracted_at is null;
create view open_conflicts as
select
    r.collection, r.id as relation_id, r.reason, r.score, r.explanation,
    da.uri as uri_a, a.quote as quote_a, a.text as text_a, a.source as source_a, da.published as published_a,
    db.uri as uri_b, b.quote as quote_b, b.text as text_b, b.source as source_b, db.published as published_b,
    r.claim_a, r.claim_b, r.changed_at, coalesce(v.decision, 'open') as decision
from relations r
join claims a on a.collection = r.collection and a.id = r.claim_a
join documents da on da.collection = a.collection and da.id = a.document_id
join claims b on b.collection = r.collection and b.id = r.claim_b
join documents db on db.collection = b.collection and db.id = b.document_id
left join relation_reviews v on v.collection = r.collection and v.relation_id = r.id
where
    r.retracted_at is null and r.label = 'conflict' and r.status = 'reported'
    and coalesce(v.decision, 'open') in ('open', 'skipped');
create view reviewed_findings as
select
    r.collection, r.id as relation_id, v.decision, coalesce(v.decided_label, r.label) as label,
    coalesce(v.decided_reason, r.reason) as reason, w.why, w.note, w.reviewer, w.decided_at, v.reopened,
    r.label as label_of_run, r.reason as reason_of_run, r.score, r.explanation, v.review_id
from relations r
join relation_reviews v on v.collection = r.collection and v.relation_id = r.id
join reviews w on w.collection = v.collection and w.id = v.review_id
where r.retracted_at is null;
create view facts_with_sources as
select
    f.collection, f.id as fact_id, f.disputed, s.position as side, s.value, s.independent_origins,
    d.uri, d.title, d.published, c.quote, c.source, c.id as claim_id, o.origin
from facts f
join sides s on s.collection = f.collection and s.fact_id = f.id
join side_claims k on k.collection = s.collection and k.fact_id = s.fact_id and k.side = s.position
join claims c on c.collection = k.collection and c.id = k.claim_id
join documents d on d.collection = c.collection and d.id = c.document_id
left join side_documents o
    on o.collection = s.collection and o.fact_id = s.fact_id and o.side = s.position and o.document_id = c.document_id
where f.retracted_at is null;
create view timeline as
select
    c.collection, q.start_year, q.time_start, q.time_end, q.granularity, q.time_relation, q.text as time_text,
    c.text, d.uri, c.polarity, c.modality, c.source, c.id as claim_id
from qualifiers q
join claims c on c.collection = q.collection and c.id = q.claim_id
join documents d on d.collection = c.collection and d.id = c.document_id
where q.kind = 'time' and q.start_year is not null and c.retracted_at is null;
create view entity_claims as
select
    e.collection, e.id as entity_id, e.name as entity, e.label, a.role, c.text, d.uri, c.quote, c.id as claim_id
from entities e
join mentions m on m.collection = e.collection and m.entity_id = e.id
join arguments a on a.collection = m.collection and a.mention_id = m.id
join claims c on c.collection = a.collection and c.id = a.claim_id
join documents d on d.collection = c.collection and d.id = c.document_id
where e.retracted_at is null and m.retracted_at is null and c.retracted_at is null;
create view entity_profile as
select
    e.collection, e.id as entity_id, e.name as entity, e.label,
    coalesce(m.mentions, 0) as mentions, coalesce(m.documents, 0) as documents,
    coalesce(c.claims, 0) as claims, coalesce(c.claims_as_subject, 0) as claims_as_subject,
    coalesce(r.conflicts, 0) as conflicts, t.first_year, t.last_year
from entities e
left join (
    select collection, entity_id, count(*) as mentions, count(distinct document_id) as documents
    from mentions where retracted_at is null group by collection, entity_id
) m on m.collection = e.collection and m.entity_id = e.id
left join (
    select
        collection, entity_id, count(distinct claim_id) as claims,
        count(distinct case when role = 'subject' then claim_id end) as claims_as_subject
    from entity_claims group by collection, entity_id
) c on c.collection = e.collection and c.entity_id = e.id
left join (
    select c.collection, c.entity_id, count(distinct o.relation_id) as conflicts
    from entity_claims c
    join (
        select collection, relation_id, claim_a as claim_id from open_conflicts
        union all
        select collection, relation_id, claim_b as claim_id from open_conflicts
    ) o on o.collection = c.collection and o.claim_id = c.claim_id
    group by c.collection, c.entity_id
) r on r.collection = e.collection and r.entity_id = e.id
left join (
    select c.collection, c.entity_id, min(y.start_year) as first_year, max(y.start_year) as last_year
    from entity_claims c
    join timeline y on y.collection = c.collection and y.claim_id = c.claim_id
    group by c.collection, c.entity_id
) t on t.collection = e.collection and t.entity_id = e.id
where e.retracted_at is null;
