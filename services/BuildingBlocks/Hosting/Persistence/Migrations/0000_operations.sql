-- What operations did by hand, and why; the audit record of each act leaves with the same transaction.
create table operations_act (
    act_id    uuid primary key,
    acted_at  timestamptz not null,
    actor     text not null,
    action    text not null,
    subject   text not null,
    reason    text not null,
    affected  int
);

-- A row here pauses the relays of all instances.
create table relay_pause (
    only_one   boolean primary key default true check (only_one),
    paused_at  timestamptz not null,
    paused_by  text not null,
    reason     text not null
);

-- Holds what was set aside and nothing else, so counting it reads no other row.
create index outbox_set_aside on outbox (set_aside_at) where set_aside_at is not null and published_at is null;
