-- A comparison of all services' totals over the receiving days from..to.
create table monitor_run (
    id            uuid primary key,
    from_day      date not null,
    to_day        date not null,
    requested_by  text not null,
    requested_at  timestamptz not null,
    asked_at      timestamptz not null,
    rounds        int not null,
    fingerprint   bytea,
    progressed_at timestamptz not null,
    state         text not null,
    settled_at    timestamptz
);
create index monitor_run_waiting_ix on monitor_run (id) where state = 'waiting';

-- What a service answered last in a run: money, changes, unsent messages.
create table monitor_report (
    run_id          uuid not null references monitor_run (id) on delete cascade,
    service         text not null,
    counted_at      timestamptz not null,
    changes         bigint,
    unsent_messages bigint not null,
    money           jsonb,
    primary key (run_id, service)
);

-- Cases as answered, per day, agency and branch; removed when the run settles (the results keep sums and differences).
create table monitor_case_total (
    run_id  uuid not null references monitor_run (id) on delete cascade,
    service text not null,
    day     date not null,
    agency  text not null,
    branch  text not null,
    count   bigint not null,
    amount  bigint not null,
    primary key (run_id, service, day, agency, branch)
);

-- The judgement of one invariant in one run, with the numbers it compared.
create table monitor_result (
    run_id           uuid not null references monitor_run (id) on delete cascade,
    invariant        smallint not null,
    state            text not null,
    difference_count int not null,
    numbers          jsonb not null,
    differences      jsonb not null,
    evaluated_at     timestamptz not null,
    primary key (run_id, invariant)
);

-- Control of intake and assignment: decided lines by outcome, and opened cases as outcome 'opened'.
create table intake_control (
    day     date not null,
    branch  text,
    agency  text not null,
    kind    text,
    outcome text not null,
    count   bigint not null,
    amount  bigint not null,
    unique nulls not distinct (day, branch, agency, kind, outcome)
);
-- Chunks already counted; never purged, so that a replay of any age changes nothing.
create table applied_chunk (
    chunk_id uuid not null,
    message  text not null,
    primary key (chunk_id, message)
);
