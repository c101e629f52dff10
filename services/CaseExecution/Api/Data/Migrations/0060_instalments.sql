-- Plans of payment by instalments 分期繳納 (ER 27). A plan is a request until it is granted; paid is what came in on its cases while it ran, and the earliest
-- instalments are paid first (set-based, InstalmentEffects).
create table instalment_plan (
    id uuid primary key,
    obligor_id uuid not null references obligor (id),
    branch text collate "C" not null,
    section text collate "C" not null,
    state text collate "C" not null check (state in ('requested', 'running', 'denied', 'withdrawn', 'completed', 'revoked', 'over')),
    hardship text,
    count smallint not null check (count > 0),
    first_due_on date not null,
    ex_officio boolean not null,
    explanation text not null,
    security text not null,
    security_reference text,
    total bigint not null check (total > 0),
    paid bigint not null default 0 check (paid >= 0),
    requested_on date not null,
    decided_on date,
    end_reason text,
    stay_id uuid references stay (id) deferrable initially deferred,
    -- All paid while cases still owe something: the act that says so and lifts the stay is still to be done (PlanCompletions).
    unsettled boolean,
    version integer not null default 1,
    check ((security = 'none') = (security_reference is null)),
    check (state not in ('running', 'completed', 'revoked') or (decided_on is not null and stay_id is not null))
);

create index instalment_plan_list on instalment_plan (branch, section, state, id);
create index instalment_plan_state on instalment_plan (state, id);
create index instalment_plan_unsettled on instalment_plan (id) where unsettled;
create index instalment_plan_obligor on instalment_plan (obligor_id, id);

-- A case is in one plan at a time: asked for or running.
create table instalment_plan_case (
    roc_year smallint not null,
    case_id uuid not null,
    plan_id uuid not null references instalment_plan (id),
    agency text collate "C" not null,
    amount bigint not null,
    ended_at timestamptz,
    primary key (roc_year, case_id, plan_id)
) partition by list (roc_year);

create unique index instalment_plan_case_open on instalment_plan_case (roc_year, case_id) where ended_at is null;
create index instalment_plan_case_plan on instalment_plan_case (plan_id);

create table instalment_consent (
    plan_id uuid not null references instalment_plan (id),
    agency text collate "C" not null,
    consents boolean,
    answered_on date,
    reference text,
    primary key (plan_id, agency),
    check ((consents is null) = (answered_on is null))
);

create table instalment (
    id uuid primary key,
    plan_id uuid not null references instalment_plan (id),
    number smallint not null,
    due_on date not null,
    amount bigint not null check (amount > 0),
    paid bigint not null default 0 check (paid between 0 and amount),
    paid_on date,
    missed_on date,
    unique (plan_id, number),
    check ((paid = amount) = (paid_on is not null))
);

select create_years();
