-- What execution adds to a case (law.md 7.5). All columns stay null until something happens, so that opening a case costs what it cost before:
-- stage null is review; acted says that an act touched the case, so that ending one that nobody acted on looks nowhere else.
alter table case_file
    add column stage text collate "C" check (stage in ('correctionPending', 'active')),
    add column acted boolean,
    add column stayed boolean,
    add column reopened_on date,
    add column procedure_ended_on date,
    add check (procedure_ended_on is null or status = 'closed');

update case_file set procedure_ended_on = closed_on
where closure_kind in ('paidInFull', 'completed', 'revoked', 'impossible', 'withdrawn', 'returned', 'periodOver', 'deemedWithdrawn');

-- Closed for the statistics while the procedure goes on (certificate, other branch, court).
create index case_file_not_ended on case_file (branch, section, closed_on, id) where status = 'closed' and procedure_ended_on is null;

-- Stages other than review: a new case is in none of these.
create index case_file_active on case_file (branch, section, id) where status = 'open' and stage = 'active';
create index case_file_correction on case_file (branch, section, id) where status = 'open' and stage = 'correctionPending';

-- Sub-states of open cases, only where there is one; the worklist of a sub-state is a range of this index.
create table case_flag (
    case_id uuid not null,
    flag text collate "C" not null,
    roc_year smallint not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    since timestamptz not null,
    primary key (case_id, flag)
);

create index case_flag_worklist on case_flag (branch, section, flag, case_id);

-- An act 執行行為, in the partition of the year it was done in: its id is a UUID of version 7, so the year follows from it.
create table act (
    roc_year smallint not null,
    id uuid not null,
    kind text not null,
    basis_rule text not null,
    basis_article text not null,
    subject_type text,
    subject_id uuid,
    amount bigint,
    detail text,
    reason text,
    milder_means text,
    rulings text not null,
    proposal_id uuid,
    cases integer not null check (cases > 0),
    done_at timestamptz not null,
    actor text not null,
    actor_role text,
    primary key (roc_year, id)
) partition by list (roc_year);

-- The cases an act touched, in the partition of the case; version is that of the case after it.
create table act_case (
    roc_year smallint not null,
    case_id uuid not null,
    act_id uuid not null,
    act_year smallint not null,
    version integer not null,
    primary key (roc_year, case_id, act_id)
) partition by list (roc_year);

create index act_case_act on act_case (act_id);

-- Every coercive measure and restriction 執行措施, whatever chapter it is of.
create table measure (
    id uuid primary key,
    kind text collate "C" not null,
    state text collate "C" not null check (state in ('proposed', 'approved', 'inForce', 'stayed', 'released', 'ended', 'cancelled')),
    obligor_id uuid not null references obligor (id),
    branch text collate "C" not null,
    section text collate "C" not null,
    property_item_id uuid,
    third_party text collate "C",
    person_id uuid,
    addressee_kind text not null,
    addressee text,
    act_id uuid not null,
    amount bigint not null default 0 check (amount >= 0),
    proposed_at timestamptz not null,
    approved_at timestamptz,
    in_force_on date,
    until_on date,
    reduced_at timestamptz,
    ended_at timestamptz,
    end_reason text,
    version integer not null default 1,
    check ((state in ('released', 'ended', 'cancelled')) = (ended_at is not null)),
    check (ended_at is null or amount = 0),
    check (state not in ('inForce', 'stayed', 'released', 'ended') or in_force_on is not null)
);

create index measure_obligor on measure (obligor_id, id);
create index measure_live on measure (branch, section, kind, id) where ended_at is null;
create index measure_third_party on measure (third_party, id) where third_party is not null;
create index measure_property on measure (property_item_id) where property_item_id is not null and ended_at is null;

-- What a measure secures: amount is the part of the attached sum that stands for this case; held while a stay keeps it from taking effect for this case.
create table measure_case (
    roc_year smallint not null,
    case_id uuid not null,
    measure_id uuid not null,
    amount bigint not null default 0 check (amount >= 0),
    held boolean not null default false,
    ended_at timestamptz,
    primary key (roc_year, case_id, measure_id)
) partition by list (roc_year);

create index measure_case_measure on measure_case (measure_id);

-- What must be undone outside when a measure goes (CAN-01): one task per asset and restriction, open until the addressee has confirmed.
create table release_task (
    id uuid primary key,
    measure_id uuid not null references measure (id),
    action text not null check (action in ('release', 'reduce')),
    state text collate "C" not null default 'open' check (state in ('open', 'confirmed', 'superseded')),
    branch text collate "C" not null,
    section text collate "C" not null,
    addressee_kind text not null,
    addressee text,
    amount bigint,
    reason text not null,
    created_at timestamptz not null,
    due_on date not null,
    confirmed_on date,
    confirmed_by text,
    confirmation text,
    version integer not null default 1,
    check ((state = 'confirmed') = (confirmed_on is not null))
);

create index release_task_open on release_task (branch, section, due_on, id) where state = 'open';
create index release_task_measure on release_task (measure_id);

-- A stay holds measures and pauses clocks until it is lifted; of all measures of its cases or of the attacked ones.
create table stay (
    id uuid primary key,
    reason text collate "C" not null,
    scope text not null check (scope in ('all', 'measures')),
    act_id uuid not null,
    source_id uuid,
    from_on date not null,
    until_on date,
    detail text,
    lifted_on date,
    lift_reason text,
    lift_act_id uuid,
    version integer not null default 1,
    check ((lifted_on is null) = (lift_reason is null))
);

create table stay_case (
    roc_year smallint not null,
    case_id uuid not null,
    stay_id uuid not null,
    lifted_on date,
    primary key (roc_year, case_id, stay_id)
) partition by list (roc_year);

create index stay_case_stay on stay_case (stay_id);

create table stay_measure (
    stay_id uuid not null references stay (id),
    measure_id uuid not null references measure (id),
    primary key (stay_id, measure_id)
);

-- Which acts need a second person, from which amount, and who may be it. A change is a new row; nothing is deleted.
create table approval_rule (
    id uuid primary key,
    act_kind text collate "C" not null,
    branch text collate "C",
    from_amount bigint not null check (from_amount >= 0),
    roles text[] not null check (cardinality(roles) > 0),
    from_on date not null,
    until_on date,
    reason text not null,
    set_by text not null,
    set_at timestamptz not null,
    version integer not null default 1,
    check (until_on is null or until_on >= from_on)
);

create index approval_rule_kind on approval_rule (act_kind, branch, from_on);

-- An act that waits for the second person; content is the request of its chapter.
create table proposal (
    id uuid primary key,
    act_kind text collate "C" not null,
    state text collate "C" not null check (state in ('open', 'approved', 'rejected', 'withdrawn')),
    branch text collate "C" not null,
    section text collate "C" not null,
    case_id uuid not null,
    case_number text not null,
    amount bigint,
    roles text[] not null,
    content text not null,
    reason text,
    proposed_by text not null,
    proposer_role text not null,
    proposed_at timestamptz not null,
    decided_by text,
    decider_role text,
    decided_at timestamptz,
    note text,
    act_id uuid,
    version integer not null default 1,
    check ((state = 'open') = (decided_at is null)),
    check (decided_by is null or state = 'withdrawn' or decided_by <> proposed_by)
);

create index proposal_open on proposal (branch, section, id) where state = 'open';
create index proposal_case on proposal (case_id);

-- What an obligor owns, as far as it is known 財產; identity is what tells two items of a kind apart.
create table property_item (
    id uuid primary key,
    obligor_id uuid not null references obligor (id),
    kind text collate "C" not null,
    identity text collate "C" not null,
    state text collate "C" not null check (state in ('known', 'gone', 'wrong')),
    value bigint check (value >= 0),
    third_party text collate "C",
    details text not null,
    source text not null,
    source_reference text,
    known_on date not null,
    branch text collate "C" not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    version integer not null default 1,
    unique (obligor_id, kind, identity)
);

-- Earlier versions of an item, so that a correction hides nothing.
create table property_change (
    property_item_id uuid not null references property_item (id),
    version integer not null,
    state text not null,
    value bigint,
    details text not null,
    source text not null,
    known_on date not null,
    reason text not null,
    changed_at timestamptz not null,
    changed_by text not null,
    primary key (property_item_id, version)
);

-- Breaks of what must hold (README, "What always holds"); empty at all times. Costs are lines of the claim, so outstanding is debt plus costs.
create view measure_violation as
    select m.id as measure_id, mc.case_id, 'in force on an ended case' as what
    from measure m join measure_case mc on mc.measure_id = m.id join case_file c on c.roc_year = mc.roc_year and c.id = mc.case_id
    where m.ended_at is null and mc.ended_at is null and c.procedure_ended_on is not null
    union all
    select m.id, mc.case_id, 'in force on a stayed case'
    from measure m join measure_case mc on mc.measure_id = m.id join case_file c on c.roc_year = mc.roc_year and c.id = mc.case_id
    where m.state = 'inForce' and mc.ended_at is null and not mc.held and c.stayed
    union all
    select null, mc.case_id, 'attached more than is owed'
    from measure_case mc join case_file c on c.roc_year = mc.roc_year and c.id = mc.case_id
    where mc.ended_at is null group by mc.roc_year, mc.case_id, c.outstanding having sum(mc.amount) > c.outstanding
    union all
    select m.id, null, 'attached sum is not that of its cases'
    from measure m where m.amount <> coalesce((select sum(mc.amount) from measure_case mc where mc.measure_id = m.id and mc.ended_at is null), 0)
    union all
    select m.id, null, 'live without a case'
    from measure m where m.ended_at is null and not exists (select from measure_case mc where mc.measure_id = m.id and mc.ended_at is null)
    union all
    select m.id, null, 'gone without a release task'
    from measure m where m.state in ('released', 'ended') and m.addressee_kind <> 'none' and not exists (select from release_task t where t.measure_id = m.id and t.action = 'release');

-- Partitions of a ROC year for every table that is partitioned by it; a chapter that adds such a table ends its migration with create_years().
create or replace function create_year(year smallint) returns void language plpgsql security definer set search_path from current as $$
declare
    parent text;
begin
    for parent in
        select c.relname from pg_partitioned_table p join pg_class c on c.oid = p.partrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = p.partattrs[0]
        where c.relnamespace = current_schema()::regnamespace and a.attname = 'roc_year' and p.partnatts = 1 order by c.relname
    loop
        execute format('create table if not exists %I partition of %I for values in (%s)', parent || '_y' || year, parent, year);
    end loop;
end $$;

-- The years that cases have, for tables that came later.
create function create_years() returns void language plpgsql security definer set search_path from current as $$
declare
    partition text;
begin
    for partition in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = (current_schema() || '.case_file')::regclass
    loop
        perform create_year(substring(partition from '\d+$')::smallint);
    end loop;
end $$;

select create_years();
