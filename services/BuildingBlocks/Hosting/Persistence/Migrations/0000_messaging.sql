-- Outbox, inbox and idempotency keys: the same in every service's schema.
create table outbox (
    id            uuid primary key,
    seq           bigint generated always as identity,
    type          text not null,
    payload       bytea not null,
    traceparent   text,
    created_at    timestamptz not null default now(),
    available_at  timestamptz not null default now(),
    attempts      int not null default 0,
    last_error    text,
    published_at  timestamptz,
    set_aside_at  timestamptz
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_delay = 0);
alter table outbox alter column payload set storage external;
create index outbox_unsent on outbox (available_at, seq) where published_at is null and set_aside_at is null;
create index outbox_published on outbox (published_at) where published_at is not null;

create table inbox (
    message_id   uuid not null,
    consumer     text not null,
    received_at  timestamptz not null default now(),
    primary key (message_id, consumer)
);
create index inbox_received on inbox using brin (received_at);

create table idempotency_key (
    caller        text not null,
    key           text not null,
    fingerprint   bytea not null,
    created_at    timestamptz not null,
    status        int,
    content_type  text,
    location      text,
    etag          text,
    body          bytea,
    primary key (caller, key)
);
create index idempotency_key_created on idempotency_key using brin (created_at);
