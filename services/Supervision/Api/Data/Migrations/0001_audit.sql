-- The audit log: one row per recorded change, each hash covers its content and the hash before it (README, "Canonical form").
create table audit_record (
    seq           bigint primary key,
    record_id     uuid not null unique,
    service       text not null,
    occurred_at   timestamptz not null,
    actor         text not null,
    actor_role    text,
    action        text not null,
    subject_type  text not null,
    subject_id    text not null,
    changes       int not null check (changes >= 0),
    digest        text,
    rules         text[] not null,
    previous_hash bytea not null,
    hash          bytea not null
);
create index audit_record_subject_ix on audit_record (subject_id, seq);
create index audit_record_service_ix on audit_record (service, seq);
create index audit_record_action_ix on audit_record (action, seq);

-- Merkle roots over consecutive records, chained among themselves.
create table audit_checkpoint (
    number        bigint primary key,
    first_seq     bigint not null unique,
    last_seq      bigint not null unique,
    root          bytea not null,
    created_at    timestamptz not null,
    previous_hash bytea not null,
    hash          bytea not null
);

-- The last row of either chain; locked by whoever extends it, so that chains never fork.
create table chain_head (
    chain text primary key,
    seq   bigint not null,
    hash  bytea not null
);
insert into chain_head values ('audit', 0, decode(repeat('00', 32), 'hex')), ('checkpoint', 0, decode(repeat('00', 32), 'hex'));

-- What each service has recorded so far; compared with what it says it changed (invariant 3).
create table audit_total (
    service text primary key,
    records bigint not null,
    changes bigint not null
);

-- What is recorded stays: not even the service's own role may change or remove it. Whoever disables this is found by the chain.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append-only.' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_record_append_only before update or delete or truncate on audit_record
    for each statement execute function refuse_change();
create trigger audit_checkpoint_append_only before update or delete or truncate on audit_checkpoint
    for each statement execute function refuse_change();
