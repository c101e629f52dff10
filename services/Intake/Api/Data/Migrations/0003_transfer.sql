-- One transfer line and its decision. Not partitioned: "one live transfer per agency and agency case number" must hold over all years, and PostgreSQL
-- keeps a unique index over partitions only when it contains the partition key. The case tables of case-execution are the ones that are detached by year.
create table transfer (
    transfer_id            uuid primary key,
    case_id                uuid,
    batch_id               uuid,
    received_at            timestamptz not null,
    amount                 bigint not null,
    current_amount         bigint not null,
    received_on            date not null,
    case_received_on       date,
    correction_due_on      date,
    line                   int not null,
    version                int not null,
    last_sequence          int not null,
    case_state_version     int not null,
    agency                 text not null,
    agency_case_number     text,
    status                 text not null,
    branch                 text,
    kind                   text,
    sub_kind               text,
    identity_number        text,
    case_number            text,
    section                text,
    section_reason         text,
    jurisdiction_reason    text,
    case_state             text,
    content_hash           uuid not null,
    live                   boolean generated always as (case when status in ('accepted', 'needsCorrection') then true end) stored,
    findings               json,
    claims                 json,
    form                   json not null
);
comment on column transfer.amount is 'NT$ as decided; never changes after acceptance, so that it can be compared with what was opened';
comment on column transfer.current_amount is 'NT$ after the agency''s amendments';
comment on column transfer.case_received_on is 'Receiving day of the case: of the transfer, or of the correction that made it acceptable';
comment on column transfer.claims is 'Claim lines as amended; null while they stand as in the form';
comment on column transfer.case_state is 'Last state of the case reported by case-execution: open or closed';

comment on column transfer.live is 'True or null: nulls do not collide, so one index both keeps live keys unique and finds every transfer of a key';

create unique index transfer_key on transfer (agency, agency_case_number, live);
create unique index transfer_unnamed on transfer (agency, content_hash, received_on) where agency_case_number is null;
create index transfer_agency on transfer (agency, transfer_id);
create index transfer_branch_not_accepted on transfer (branch, transfer_id) where status <> 'accepted';
create index transfer_correction_due on transfer (correction_due_on) where status = 'needsCorrection';
create index transfer_case_received on transfer using brin (case_received_on) with (pages_per_range = 32);

-- What happened to a transfer after its first decision; version 1 is the row itself.
create table transfer_change (
    transfer_id            uuid not null references transfer,
    version                int not null,
    change_id              uuid not null,
    action                 text not null,
    content                json not null,
    changed_at             timestamptz not null,
    changed_by             text not null,
    primary key (transfer_id, version)
);

-- Payments that agencies received themselves and reported; a receipt number counts once.
create table agency_payment (
    agency                 text not null,
    receipt_number         text not null,
    report_id              uuid not null,
    transfer_id            uuid not null references transfer,
    amount                 bigint not null check (amount > 0),
    paid_on                date not null,
    reported_at            timestamptz not null,
    primary key (agency, receipt_number)
);
create index agency_payment_transfer on agency_payment (transfer_id);
