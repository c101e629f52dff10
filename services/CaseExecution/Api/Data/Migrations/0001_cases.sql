-- Obligor groups 歸戶: one row per identity number; the id is what links and URLs carry, never the number.
create table obligor (
    id uuid primary key,
    identity_number text collate "C" not null unique,
    type text not null check (type in ('person', 'entity')),
    name text not null
);

-- One title is one case is one number (ER 22). A partition is a ROC year, so that a closed year can be detached as a whole;
-- the id is a UUID of version 7 made of the receiving instant, so the year follows from it and lookups by id prune.
-- The claim lines are JSON in the row: a table of them costs 9 microseconds a case at opening, and they change only under the lock of the row.
-- The limitation clock stands in the row for the same reason; what it is explained by are the dates of the title beside it.
create table case_file (
    claimed bigint not null,
    paid bigint not null default 0,
    remitted bigint not null default 0,
    outstanding bigint not null,
    opened_amount bigint not null,
    opened_at timestamptz not null,
    serial integer not null,
    version integer not null default 1,
    applied_sequence integer not null default 0,
    suspended_days integer not null,
    received_on date not null,
    clock_from date,
    clock_due date,
    closed_on date,
    bid_won_on date,
    title_date date,
    title_served_on date,
    title_final_on date,
    payment_period_end date,
    collection_period_end date,
    birth_date date,
    deceased_on date,
    roc_year smallint not null,
    kind smallint not null check (kind between 1 and 4),
    id uuid not null,
    transfer_id uuid not null,
    obligor_id uuid not null,
    earlier_case_id uuid,
    branch text collate "C" not null,
    section text collate "C" not null,
    status text collate "C" not null default 'open' check (status in ('open', 'closed')),
    closure_kind text,
    agency text not null,
    agency_case_number text not null,
    sub_kind text not null,
    clock_rule text,
    title_kind text not null,
    title_number text,
    cause text,
    postal_code text,
    county text,
    district text,
    address_line text,
    certificate_number text,
    certificate_case_number text,
    preservation text,
    lines text not null,
    primary key (roc_year, id),
    unique (roc_year, branch, kind, serial),
    check (claimed = paid + remitted + outstanding and paid >= 0 and remitted >= 0 and outstanding >= 0),
    check ((status = 'closed') = (closed_on is not null) and (status = 'closed') = (closure_kind is not null))
) partition by list (roc_year);

-- The id is time-ordered, so these serve "oldest first" without a date.
create index case_file_worklist on case_file (branch, section, id) where status = 'open';
create index case_file_next_clock on case_file (branch, section, clock_due, id) where status = 'open';
create index case_file_closed on case_file (branch, section, closed_on, id) where status = 'closed';
create index case_file_obligor on case_file (obligor_id, id);
create index case_file_received on case_file using brin (received_on) with (pages_per_range = 32);

-- Representatives and co-obligors; the obligor himself is on the case.
create table party (
    roc_year smallint not null,
    case_id uuid not null,
    ordinal smallint not null,
    role text not null,
    obligor_id uuid,
    name text not null,
    identity_number text,
    type text not null,
    relation text,
    birth_date date,
    postal_code text,
    county text,
    district text,
    address_line text,
    primary key (roc_year, case_id, ordinal)
) partition by list (roc_year);

create index party_obligor on party (obligor_id, case_id) where obligor_id is not null;

-- History after the opening; the opening itself is the case row. One row per version of the case.
create table case_event (
    roc_year smallint not null,
    case_id uuid not null,
    version integer not null,
    kind text not null,
    occurred_at timestamptz not null,
    actor text not null,
    actor_role text,
    cause_id uuid,
    amount bigint,
    detail text,
    primary key (roc_year, case_id, version)
) partition by list (roc_year);

-- Append only. The opening entry is case_file.opened_amount; every later movement of claimed, paid or remitted stands here with its cause.
create table ledger_entry (
    roc_year smallint not null,
    case_id uuid not null,
    version integer not null,
    line smallint not null,
    account text not null check (account in ('claimed', 'paid', 'remitted')),
    amount bigint not null check (amount <> 0),
    cause text not null,
    cause_id uuid not null,
    booked_on date not null,
    booked_at timestamptz not null,
    primary key (roc_year, case_id, version, line, account)
) partition by list (roc_year);

-- Agency messages that came before their case or before an earlier one of the same transfer; applied as soon as their turn comes.
create table parked_message (
    message_id uuid primary key,
    case_id uuid,
    roc_year smallint not null,
    branch text collate "C" not null,
    claim_kind smallint not null,
    serial integer not null,
    sequence integer,
    kind text not null,
    body text not null,
    parked_at timestamptz not null
);

create index parked_message_case on parked_message (case_id, sequence);

-- Other services' objections, as the case shows them; their own service owns them. Newer versions replace older ones.
create table case_objection (
    objection_id uuid primary key,
    case_number text not null,
    case_id uuid,
    state text not null,
    objector text,
    received_on date,
    forward_by date,
    forwarded_on date,
    decide_by date,
    decision text,
    decided_by text,
    decision_number text,
    decided_on date,
    version integer not null
);

create index case_objection_case on case_objection (case_id);

-- Makes the partitions of a ROC year; detach them by name (case_file_y112 ...) when the year is archived.
create function create_year(year smallint) returns void language plpgsql security definer set search_path from current as $$
declare
    parent text;
begin
    foreach parent in array array['case_file', 'party', 'case_event', 'ledger_entry'] loop
        execute format('create table if not exists %I partition of %I for values in (%s)', parent || '_y' || year, parent, year);
    end loop;
end $$;

select create_year(year::smallint) from generate_series(112, 120) as year;
