-- Cases of one obligor handled together 併案 under a lead case: each keeps its title and number (ER 22), acts go over the group. branch and section are those of the case.
create table joined_case (
    id uuid primary key,
    lead_case_id uuid not null,
    case_id uuid not null,
    roc_year smallint not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    act_id uuid not null,
    joined_on date not null,
    left_on date,
    left_reason text,
    version integer not null default 1,
    check (lead_case_id <> case_id),
    check ((left_on is null) = (left_reason is null))
);

create unique index joined_case_open on joined_case (case_id) where left_on is null;
create index joined_case_lead on joined_case (lead_case_id, case_id);
create index joined_case_case on joined_case (case_id);
