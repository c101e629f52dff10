-- A daily file of receipts from a collection channel.
create table receipt_file (
    id uuid primary key,
    channel text not null,
    reference text not null,
    state text not null check (state in ('running', 'completed', 'refused')),
    branch text,
    content_digest text not null,
    lines integer not null default 0,
    amount bigint not null default 0,
    allocated_lines integer not null default 0,
    allocated_amount bigint not null default 0,
    suspense_lines integer not null default 0,
    suspense_amount bigint not null default 0,
    repeated_lines integer not null default 0,
    repeated_amount bigint not null default 0,
    refused_lines integer not null default 0,
    received_at timestamptz not null,
    completed_at timestamptz,
    version integer not null default 1,
    unique (channel, reference)
);

create table receipt_line (
    file_id uuid not null references receipt_file (id),
    line integer not null,
    outcome text not null check (outcome in ('allocated', 'suspense', 'repeated', 'refused')),
    code text,
    payment_id uuid,
    amount bigint,
    primary key (file_id, line)
);

-- A receipt number is unique per channel and collector (the reporting agency of channel 'agency', else empty).
create table payment (
    id uuid primary key,
    channel text not null,
    collector text not null default '',
    receipt_number text not null,
    reference text not null,
    amount bigint not null check (amount > 0),
    allocated bigint not null,
    suspended bigint not null,
    refunded bigint not null,
    cancelled bigint not null,
    paid_on date not null,
    booked_at timestamptz not null,
    branch text,
    case_id uuid,
    file_id uuid references receipt_file (id),
    version integer not null default 1,
    unique (channel, collector, receipt_number),
    check (amount = allocated + suspended + refunded + cancelled and least(allocated, suspended, refunded, cancelled) >= 0)
);

create index payment_case on payment (case_id) where case_id is not null;

-- Append only: what a payment did to a line, and why in that order; negative when taken back.
create table payment_allocation (
    payment_id uuid not null references payment (id),
    roc_year smallint not null,
    case_id uuid not null,
    case_version integer not null,
    line smallint not null,
    amount bigint not null check (amount <> 0),
    reason text not null,
    articles text not null,
    after_closure boolean not null,
    allocated_at timestamptz not null,
    primary key (payment_id, case_id, case_version, line, after_closure)
);

create index payment_allocation_case on payment_allocation (case_id);

-- Money received that belongs to no claim (yet).
create table suspense (
    id uuid primary key,
    payment_id uuid not null references payment (id),
    amount bigint not null check (amount >= 0),
    opened_amount bigint not null check (opened_amount > 0),
    reason text not null,
    state text not null check (state in ('open', 'assigned', 'refunded', 'cancelled')),
    branch text,
    case_id uuid,
    opened_at timestamptz not null,
    version integer not null default 1,
    check ((state = 'open') = (amount > 0))
);

create index suspense_payment on suspense (payment_id);
create index suspense_open on suspense (branch, id) where state = 'open';

create table refund (
    id uuid primary key,
    payment_id uuid not null references payment (id),
    suspense_id uuid not null references suspense (id),
    amount bigint not null check (amount > 0),
    payee text not null,
    refunded_on date not null,
    refunded_at timestamptz not null
);

create index refund_payment on refund (payment_id);
