-- Payment by instalments that case-execution asks an agency to consent to (ER 27): one row per plan and agency, with the agency's cases of the plan.
create table instalment_request (
    plan_id       uuid not null,
    agency        text not null,
    branch        text not null,
    state         text not null check (state in ('pending', 'consented', 'refused', 'closed')),
    instalments   int not null,
    first_due_on  date not null,
    last_due_on   date not null,
    hardship      text,
    security      text not null,
    amount        bigint not null,
    cases         json not null,
    requested_at  timestamptz not null,
    answered_at   timestamptz,
    plan_state    text,
    plan_version  int not null default 0,
    version       int not null default 1,
    primary key (agency, plan_id)
);
comment on column instalment_request.amount is 'NT$ owed on the agency''s cases of the plan';
comment on column instalment_request.plan_state is 'Last state of the plan reported by case-execution; null while it is asked for';
create index instalment_request_plan on instalment_request (plan_id);
create index instalment_request_state on instalment_request (agency, state, plan_id);
