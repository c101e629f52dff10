create table batch (
    batch_id               uuid primary key,
    agency                 text not null,
    reference              text not null,
    state                  text not null check (state in ('receiving', 'interrupted', 'completed')),
    started_at             timestamptz not null,
    ended_at               timestamptz,
    attempts               int not null default 1,
    opened                 int not null default 0,
    content_digest         bytea,
    interruption           text,
    receipt                json,
    unique (agency, reference)
) with (fillfactor = 70);
create index batch_agency on batch (agency, batch_id);

-- A committed chunk of a batch: totals, and the answers to its lines as compressed NDJSON, so that they stream and are repeated word for word.
create table batch_chunk (
    batch_id               uuid not null references batch,
    chunk_no               int not null,
    chunk_id               uuid not null,
    first_line             int not null,
    last_line              int not null,
    accepted               int not null,
    needs_correction       int not null,
    returned               int not null,
    repeated               int not null,
    conflicts              int not null,
    input_digest           bytea not null,
    totals                 json not null,
    results                bytea not null,
    results_length         int not null,
    results_digest         text not null,
    primary key (batch_id, chunk_no)
);
alter table batch_chunk alter column results set storage external;
