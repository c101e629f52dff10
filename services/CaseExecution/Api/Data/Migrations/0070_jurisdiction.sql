-- A case that moved keeps its row, id and ROC year; its branch, section and serial are those of the branch that has it now. received_branch is the branch that
-- received it from intake, null on all that never moved: what was accepted, opened and counted there stays comparable.
alter table case_file add column received_branch text collate "C";

-- Requests to transfer jurisdiction 移轉管轄 (ER 20; law.md 3.2), decided by headquarters; approved ones wait for their numbers.
create table jurisdiction_transfer (
    id uuid primary key,
    state text collate "C" not null check (state in ('requested', 'approved', 'moved', 'rejected', 'withdrawn')),
    from_branch text collate "C" not null,
    from_section text collate "C" not null,
    to_branch text collate "C" not null,
    reason text not null,
    request_act_id uuid not null,
    requested_by text not null,
    requested_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    note text,
    moved_at timestamptz,
    version integer not null default 1,
    check (from_branch <> to_branch),
    check ((state in ('approved', 'moved', 'rejected', 'withdrawn')) = (decided_at is not null)),
    check ((state = 'moved') = (moved_at is not null)),
    check (decided_by is null or state = 'withdrawn' or decided_by <> requested_by)
);

create index jurisdiction_transfer_open on jurisdiction_transfer (from_branch, id) where state in ('requested', 'approved');
create index jurisdiction_transfer_to on jurisdiction_transfer (to_branch, id);
create index jurisdiction_transfer_all on jurisdiction_transfer (from_branch, id);

create table jurisdiction_transfer_case (
    transfer_id uuid not null references jurisdiction_transfer (id),
    case_id uuid not null,
    is_open boolean not null default true,
    primary key (transfer_id, case_id)
);

-- A case is asked for once at a time.
create unique index jurisdiction_transfer_case_open on jurisdiction_transfer_case (case_id) where is_open;
create index jurisdiction_transfer_case_case on jurisdiction_transfer_case (case_id);

-- Tail files 尾卷: what stays at the branch a case left, under the number it had there. The number leads to the case for ever.
create table tail_file (
    roc_year smallint not null,
    branch text collate "C" not null,
    kind smallint not null,
    serial integer not null,
    case_id uuid not null,
    section text collate "C" not null,
    agency text not null,
    transfer_id uuid not null references jurisdiction_transfer (id),
    to_number text collate "C" not null,
    closed_already boolean not null,
    claimed bigint not null,
    paid bigint not null,
    remitted bigint not null,
    outstanding bigint not null,
    moved_on date not null,
    primary key (roc_year, branch, kind, serial)
);

create index tail_file_list on tail_file (branch, section, case_id);
create index tail_file_case on tail_file (case_id);
