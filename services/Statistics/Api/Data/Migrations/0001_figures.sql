-- The figures of a day, by branch, agency and kind of claim. Branch and kind are null where a returned line never got that far.
-- Open cases at the end of a day = sum of new - closed + reopened up to that day.
create table daily_figure (
    day                  date not null,
    branch               text,
    agency               text not null,
    kind                 text,
    accepted_count       bigint not null default 0,
    accepted_amount      bigint not null default 0,
    correction_count     bigint not null default 0,
    correction_amount    bigint not null default 0,
    returned_count       bigint not null default 0,
    returned_amount      bigint not null default 0,
    new_count            bigint not null default 0,
    new_amount           bigint not null default 0,
    closed_count         bigint not null default 0,
    reopened_count       bigint not null default 0,
    payment_count        bigint not null default 0,
    collected_amount     bigint not null default 0,
    after_closure_amount bigint not null default 0,
    amended_count        bigint not null default 0,
    amended_amount       bigint not null default 0,
    unique nulls not distinct (day, branch, agency, kind)
) with (fillfactor = 70);
create index daily_figure_agency_ix on daily_figure (agency, day);
create index daily_figure_branch_ix on daily_figure (branch, day);

-- Messages already counted. Never purged: a replay of any age changes nothing.
create table applied_event (
    event_id uuid not null,
    message  text not null,
    primary key (event_id, message)
);
