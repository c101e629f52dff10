-- Orders to an agency to report property (CEA 27; CER-01), and what it said; a statement without an order has no day of service.
create table agency_report (
    id uuid primary key,
    roc_year smallint not null,
    case_id uuid not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    agency text collate "C" not null,
    state text collate "C" not null check (state in ('open', 'property', 'none', 'over')),
    served_on date,
    due_on date,
    stated_on date,
    description text,
    reference text,
    version integer not null default 1,
    check ((served_on is null) = (due_on is null)),
    check ((state in ('property', 'none')) = (stated_on is not null))
);

create unique index agency_report_open on agency_report (case_id) where state = 'open';
create index agency_report_case on agency_report (case_id, id);
create index agency_report_due on agency_report (branch, section, due_on, id) where state = 'open';

-- Enforcement certificates 執行憑證 and their review 復核 by the agency's headquarters.
create table certificate (
    id uuid primary key,
    number text collate "C" not null unique,
    roc_year smallint not null,
    case_id uuid not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    agency text collate "C" not null,
    amount bigint not null,
    issued_on date not null,
    act_id uuid not null,
    review text collate "C" not null default 'unreviewed' check (review in ('unreviewed', 'accepted', 'sentBack')),
    sampled_on date,
    sent_back_on date,
    reports smallint not null default 0,
    report_due_on date,
    review_note text,
    successor_case_id uuid,
    retransferred_on date,
    version integer not null default 1,
    check ((successor_case_id is null) = (retransferred_on is null)),
    check (review <> 'sentBack' or sent_back_on is not null)
);

create index certificate_case on certificate (case_id);
create index certificate_list on certificate (branch, section, id);
create index certificate_review on certificate (review, branch, id);
create index certificate_sample on certificate (id) where sampled_on is not null and review = 'unreviewed';

-- Last serial of certificates, taken in the transaction that uses it: no gaps.
create table certificate_serial (
    branch text collate "C" not null,
    roc_year smallint not null,
    last integer not null,
    primary key (branch, roc_year)
);
