-- Statutory clocks of the service's own subjects, and what happened to each. A service that keeps clocks embeds this file beside its own migrations.
-- A clock is open until ended_at; an open one of a name exists once per subject. due_at is the first instant after the period: 00:00 in Taipei on the day after
-- due_on, or the instant of an hour clock. next_at is when the scanner has to look at it next; null while it stands still or nothing is left to say.
create table clock (
    id            uuid primary key,
    subject_type  text collate "C" not null,
    subject_id    uuid not null,
    name          text collate "C" not null,
    case_id       uuid,
    case_number   text collate "C",
    branch        text collate "C" not null,
    section       text collate "C",
    agency        text collate "C",
    county        text,
    rule_id       text collate "C" not null,
    facts         jsonb not null,
    part          smallint,
    law_edition   int not null,
    state         text collate "C" not null check (state in ('running', 'paused', 'met', 'overdue', 'cancelled')),
    started_at    timestamptz not null,
    due_on        date,
    due_at        timestamptz not null,
    warn_lead     interval check (warn_lead > interval '0'),
    warn_at       timestamptz,
    paused_at     timestamptz,
    paused_days   int not null default 0 check (paused_days >= 0),
    paused_time   interval not null default interval '0',
    warned_at     timestamptz,
    overdue_at    timestamptz,
    ended_at      timestamptz,
    version       int not null,
    next_at       timestamptz generated always as (
        case when state = 'running' then case when warned_at is null and warn_at < due_at then warn_at else due_at end end) stored,
    check ((state = 'paused') = (paused_at is not null)),
    check (state not in ('met', 'cancelled') or ended_at is not null),
    check (state not in ('running', 'paused') or ended_at is null),
    check (state <> 'overdue' or overdue_at is not null)
);
create unique index clock_open_ux on clock (subject_type, subject_id, name) where ended_at is null;
create index clock_subject_ix on clock (subject_id);
create index clock_case_ix on clock (case_id) where case_id is not null;
create index clock_next_ix on clock (next_at, id) where next_at is not null;
create index clock_edition_ix on clock (law_edition, id) where ended_at is null;
create index clock_due_ix on clock (due_at, id) where ended_at is null;
create index clock_branch_ix on clock (branch, due_at, id) where ended_at is null;

-- One row per version. A move also keeps the due instant before, the edition that moved it, and the arithmetic by which it stands where it stands now.
create table clock_event (
    clock_id     uuid not null references clock (id),
    version      int not null,
    kind         text collate "C" not null,
    at           timestamptz not null,
    recorded_at  timestamptz not null,
    due_at       timestamptz not null,
    due_before   timestamptz,
    law_edition  int not null,
    reason       text,
    why          text[],
    why_chinese  text[],
    primary key (clock_id, version)
);
create index clock_event_moved_ix on clock_event (law_edition, clock_id) where kind = 'moved';
