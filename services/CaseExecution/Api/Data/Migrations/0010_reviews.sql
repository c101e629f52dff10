-- Orders to the agency to correct a case (INT-07); one is open per case at a time.
create table correction_order (
    id uuid primary key,
    roc_year smallint not null,
    case_id uuid not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    act_id uuid not null,
    defect text not null,
    notified_on date not null,
    due_on date not null,
    state text collate "C" not null default 'open' check (state in ('open', 'corrected', 'over')),
    corrected_on date,
    version integer not null default 1,
    check ((state = 'corrected') = (corrected_on is not null))
);

create unique index correction_order_open_case on correction_order (case_id) where state = 'open';
create index correction_order_due on correction_order (branch, section, due_on, id) where state = 'open';

-- Notices that an act owes to the people of a case (ER 14 and others): one row per addressee until the notice of the notices chapter takes it up.
create table notice_due (
    id uuid primary key,
    roc_year smallint not null,
    case_id uuid not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    act_id uuid not null,
    act_kind text not null,
    addressee text not null check (addressee in ('obligor', 'party', 'agency')),
    party_ordinal smallint,
    created_at timestamptz not null,
    notice_id uuid,
    version integer not null default 1,
    check ((addressee = 'party') = (party_ordinal is not null))
);

create index notice_due_open on notice_due (branch, section, id) where notice_id is null;
create index notice_due_case on notice_due (case_id);
