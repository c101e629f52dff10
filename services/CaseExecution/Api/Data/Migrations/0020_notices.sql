-- Notices 通知 to the people of one or more cases of one obligor; filed under one of them. pending counts the addressees not served yet.
create table notice (
    id uuid primary key,
    kind text collate "C" not null check (kind in ('payment', 'appearance', 'report', 'information')),
    state text collate "C" not null default 'open' check (state in ('open', 'fulfilled', 'over', 'cancelled')),
    branch text collate "C" not null,
    section text collate "C" not null,
    obligor_id uuid not null references obligor (id),
    case_id uuid not null,
    case_number text collate "C" not null,
    act_id uuid not null,
    run_id uuid,
    told_act_id uuid,
    amount bigint not null check (amount >= 0),
    day_on date,
    appear_at timestamptz,
    place text,
    purpose text,
    issued_on date not null,
    issued_at timestamptz not null,
    issued_by text not null,
    pending smallint not null check (pending >= 0),
    ended_on date,
    version integer not null default 1,
    check ((kind = 'information') = (day_on is null)),
    check ((kind = 'appearance') = (appear_at is not null)),
    check ((state = 'open') = (ended_on is null))
);

create index notice_open on notice (branch, section, id) where state = 'open';
create index notice_open_branch on notice (branch, id) where state = 'open';
create index notice_day on notice (branch, section, day_on, id) where state = 'open' and day_on is not null;
create index notice_day_branch on notice (branch, day_on, id) where state = 'open' and day_on is not null;
create index notice_unserved on notice (branch, section, id) where pending > 0;
create index notice_unserved_branch on notice (branch, id) where pending > 0;
create index notice_appearance on notice (branch, appear_at, id) where state = 'open' and kind = 'appearance';
create index notice_run_of on notice (run_id) where run_id is not null;

-- The cases of a notice, in the partition of the case.
create table notice_case (
    roc_year smallint not null,
    case_id uuid not null,
    notice_id uuid not null,
    primary key (roc_year, case_id, notice_id)
) partition by list (roc_year);

create index notice_case_notice on notice_case (notice_id);

-- Who gets a notice, and how it was served on him: effective_on by APA 74/81, later_on by the stricter view where the law is disputed, counts_from the one to go by.
create table notice_addressee (
    id uuid primary key,
    notice_id uuid not null references notice (id),
    ordinal smallint not null,
    role text collate "C" not null,
    party_ordinal smallint,
    third_party text collate "C",
    name text not null,
    address text,
    county text,
    served_as text not null,
    through text not null,
    recipient text not null,
    state text collate "C" not null default 'pending' check (state in ('pending', 'served')),
    manner text collate "C",
    served_on date,
    effective_on date,
    later_on date,
    counts_from date,
    kept_until date,
    is_proven boolean,
    certificate_number text,
    unique (notice_id, ordinal),
    check ((state = 'served') = (served_on is not null and effective_on is not null and counts_from is not null and manner is not null)),
    check (later_on is null or later_on >= effective_on)
);

create index notice_addressee_third_party on notice_addressee (third_party, notice_id) where third_party is not null;

-- Every attempt at service, successful or not; never changed. A notice moved to another day is served again: the earlier service stays here.
create table service_attempt (
    id uuid primary key,
    notice_id uuid not null references notice (id),
    addressee_id uuid not null references notice_addressee (id),
    act_id uuid not null,
    tried_on date not null,
    outcome text collate "C" not null check (outcome in ('served', 'failed')),
    manner text collate "C",
    reason text collate "C",
    effective_on date,
    later_on date,
    recorded_at timestamptz not null,
    recorded_by text not null
);

create index service_attempt_notice on service_attempt (notice_id, id);

-- Times without summons and acts on site; of one branch, or of all where branch is null.
create table moratorium (
    id uuid primary key,
    branch text collate "C",
    from_on date not null,
    until_on date not null,
    excepted_sub_kinds text[] not null,
    allows_urgent boolean not null,
    reason text not null,
    set_by text not null,
    set_at timestamptz not null,
    ended_on date,
    version integer not null default 1,
    check (until_on >= from_on)
);

create index moratorium_time on moratorium (until_on, branch);

-- One request over many cases: notices for a worklist, or another day for many appearances. Done in chunks, each a transaction of its own.
create table notice_run (
    id uuid primary key,
    task text collate "C" not null check (task in ('issue', 'inform', 'move')),
    state text collate "C" not null default 'open' check (state in ('open', 'done')),
    branch text collate "C" not null,
    section text collate "C",
    content text not null,
    total integer not null,
    done integer not null default 0,
    notices integer not null default 0,
    skipped integer not null default 0,
    requested_at timestamptz not null,
    requested_by text not null,
    requester_role text not null,
    failed_at timestamptz,
    done_at timestamptz,
    version integer not null default 1,
    check ((state = 'done') = (done_at is not null)),
    check (done <= total and skipped <= done)
);

create index notice_run_open on notice_run (id) where state = 'open';
create index notice_run_branch on notice_run (branch, id);

-- Issue: one row per case, those of an obligor side by side. Inform: one row per case and act. Move: one row per notice. refusal says why it was skipped.
create table notice_run_item (
    run_id uuid not null references notice_run (id),
    ordinal integer not null,
    case_id uuid,
    obligor_id uuid not null,
    notice_id uuid,
    told_act_id uuid,
    is_done boolean not null default false,
    refusal text,
    primary key (run_id, ordinal),
    check (case_id is not null or notice_id is not null)
);

select create_years();

create index notice_due_since on notice_due (branch, section, created_at, id) where notice_id is null;
create index notice_due_since_branch on notice_due (branch, created_at, id) where notice_id is null;
drop index notice_due_open;
