-- Views of what holds now: records that a later load did not find any more (retracted_at) are left out.
-- Plain SQL that SQLite, PostgreSQL and DuckDB read alike. Each view begins with "create view" at the start of a line.

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
