-- Clocks of all services that are due soon or late, as their services last said; settled ones stay, so that a repeat of any age changes nothing.
create table clock_watch (
    service      text collate "C" not null,
    clock_id     uuid not null,
    version      int not null,
    state        text collate "C" not null check (state in ('warned', 'overdue', 'settled')),
    rule_id      text collate "C",
    name         text,
    subject_type text,
    subject_id   uuid,
    case_number  text,
    branch       text collate "C",
    section      text,
    due_on       date,
    due_at       timestamptz,
    since        timestamptz not null,
    outcome      text,
    primary key (service, clock_id),
    check (state = 'settled' or (rule_id is not null and branch is not null and due_at is not null))
);
create index clock_watch_rule_ix on clock_watch (rule_id, branch, state, due_at) where state <> 'settled';
create index clock_watch_branch_ix on clock_watch (branch, due_at, clock_id) where state <> 'settled';
create index clock_watch_due_ix on clock_watch (due_at, clock_id) where state <> 'settled';
