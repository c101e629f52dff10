-- Acts that another branch is entrusted with 囑託 (ER 20(3)): a linked case with the word 助執 and a number of its own, recorded with the amount the directions say so
-- that no debt is counted twice; the debt stays in the case. branch and section are those of the case.
create table entrustment (
    id uuid primary key,
    case_id uuid not null,
    roc_year smallint not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    to_branch text collate "C" not null,
    to_section text collate "C",
    number_year smallint not null,
    serial integer not null,
    acts text[] not null check (cardinality(acts) > 0),
    county text not null,
    district text,
    task text not null,
    recorded_amount bigint not null,
    state text collate "C" not null check (state in ('sent', 'accepted', 'done', 'returned', 'refused', 'withdrawn', 'over')),
    sent_on date not null,
    sent_by text not null,
    due_on date not null,
    act_id uuid not null,
    reports integer not null default 0,
    collects boolean not null default false,
    ended_on date,
    note text,
    version integer not null default 1,
    unique (to_branch, number_year, serial),
    check (to_branch <> branch or state not in ('sent', 'accepted')),
    check ((state in ('sent', 'accepted')) = (ended_on is null))
);

create index entrustment_case on entrustment (case_id);
create index entrustment_open on entrustment (to_branch, due_on, id) where state in ('sent', 'accepted');
create index entrustment_to on entrustment (to_branch, id);
create index entrustment_from on entrustment (branch, section, id);

-- What the entrusted branch reported, in order.
create table entrustment_report (
    entrustment_id uuid not null references entrustment (id),
    ordinal smallint not null,
    act_id uuid not null,
    done_on date not null,
    report text not null,
    reported_at timestamptz not null,
    reported_by text not null,
    primary key (entrustment_id, ordinal)
);

-- Last serial of the entrusted cases of a branch and ROC year; taken in the transaction that uses it, so there are no gaps.
create table entrustment_counter (
    branch text collate "C" not null,
    roc_year smallint not null,
    last_serial integer not null,
    primary key (branch, roc_year)
);
