-- Joint handling with a court 合併執行 (CEA 33-1, 33-2; ER 25, 26): our file sent to the court that seized first, or a court's file received because we did.
create table court_joinder (
    id uuid primary key,
    case_id uuid not null,
    roc_year smallint not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    direction text not null check (direction in ('sent', 'received')),
    state text collate "C" not null check (state in ('open', 'returned', 'handoverDue', 'handedOver', 'withdrawn', 'over')),
    court text not null,
    court_number text not null,
    measure_id uuid references measure (id),
    amount bigint check (amount >= 0),
    since_on date not null,
    reported_closed boolean not null default false,
    act_id uuid not null,
    ended_on date,
    note text,
    version integer not null default 1,
    check ((state in ('open', 'handoverDue')) = (ended_on is null))
);

create index court_joinder_case on court_joinder (case_id);
create index court_joinder_open on court_joinder (branch, section, id) where ended_on is null;
create unique index court_joinder_number on court_joinder (case_id, court, court_number) where ended_on is null;
