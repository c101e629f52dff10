-- Insolvency of an obligor: what stays his cases (INSV-01), what was reported to the proceeding, and its end. The cases are those of the stay.
create table insolvency (
    id uuid primary key,
    obligor_id uuid not null references obligor (id),
    event text collate "C" not null check (event in ('preservationOrder', 'rehabilitation', 'bankruptcy', 'reorganisation')),
    branch text collate "C" not null,
    section text collate "C" not null,
    court text not null,
    court_number text not null,
    opened_on date not null,
    until_on date,
    claim_by date,
    claimed_on date,
    claimed_amount bigint check (claimed_amount >= 0),
    claim_reference text,
    stay_id uuid not null references stay (id) deferrable initially deferred,
    act_id uuid not null,
    ended_on date,
    end_reason text,
    version integer not null default 1,
    check ((claimed_on is null) = (claimed_amount is null)),
    check ((ended_on is null) = (end_reason is null))
);

create index insolvency_obligor on insolvency (obligor_id, id);
create index insolvency_open on insolvency (branch, section, id) where ended_on is null;
create index insolvency_stay on insolvency (stay_id);
