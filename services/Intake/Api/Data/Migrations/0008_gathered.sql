-- What chunks of single transfers announce, until it leaves in one message with that of their neighbours (decision 0014). Nearly always empty.
create table gathered_chunk (
    chunk_id uuid primary key,
    received_on date not null,
    assigned bytea,
    decided bytea not null,
    audits bytea not null,
    traceparent text,
    created_at timestamptz not null
);
alter table gathered_chunk alter column assigned set storage external, alter column decided set storage external, alter column audits set storage external;
