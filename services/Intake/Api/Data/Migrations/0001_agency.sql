-- Transferring agencies 移送機關 and what they may transfer.
create table agency (
    code                   text primary key check (code ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,19}$'),
    terms                  json not null,
    feed_types             text[] not null default '{}',
    active_from            date not null,
    active_to              date,
    successor              text references agency,
    version                int not null,
    changed_at             timestamptz not null,
    changed_by             text not null
);
comment on column agency.feed_types is 'Event types the agency wants in its feed; empty = all';

-- Every version of an agency's master data, the current one included.
create table agency_version (
    code                   text not null references agency,
    version                int not null,
    terms                  json not null,
    active_to              date,
    successor              text,
    changed_at             timestamptz not null,
    changed_by             text not null,
    primary key (code, version)
);

-- The row lock of agency_feed orders the events of an agency: sequence order = commit order, without gaps.
create table agency_feed (
    agency                 text primary key,
    last_sequence          bigint not null default 0
);

create table agency_event (
    agency                 text not null,
    sequence               bigint not null,
    event_id               uuid not null,
    type                   text not null,
    subject                text not null,
    occurred_at            timestamptz not null,
    content                json not null,
    primary key (agency, sequence)
);
