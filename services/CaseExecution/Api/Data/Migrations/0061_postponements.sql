-- Postponements 延緩執行 (CEA 10): what the agency agreed to, and what the branch made of it.
create table postponement (
    id uuid primary key,
    roc_year smallint not null,
    case_id uuid not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    agency text collate "C" not null,
    state text collate "C" not null check (state in ('requested', 'running', 'notified', 'continued', 'deemedWithdrawn', 'over')),
    reference text not null,
    agreed_on date not null,
    wished_until date,
    until_on date,
    stay_id uuid references stay (id) deferrable initially deferred,
    notified_on date,
    apply_by date,
    applied_on date,
    version integer not null default 1,
    check (state in ('requested', 'over') or (until_on is not null and stay_id is not null)),
    check ((notified_on is null) = (apply_by is null))
);

create index postponement_case on postponement (case_id, id);
create unique index postponement_open on postponement (case_id) where state in ('running', 'notified');
create index postponement_list on postponement (branch, section, state, id);
create index postponement_state on postponement (state, id);
