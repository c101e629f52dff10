-- Measures against the person (AEL 17 to 24). What a measure is, and whether it is in force, stands in measure; these tables keep what only this chapter knows of it,
-- under the id of the measure. Evidence and health stand here and nowhere else: not in acts, messages, audit records or logs.

-- Grounds of AEL 17(1) found against the obligor of a group, each with its evidence.
create table security_ground (
    id uuid primary key,
    obligor_id uuid not null references obligor (id),
    branch text collate "C" not null,
    section text collate "C" not null,
    ground text collate "C" not null check (ground in ('ableButUnwilling', 'flight', 'hidesProperty', 'refusesToAnswer', 'noOrFalseReport', 'noShow')),
    arose_on date not null,
    evidence text not null,
    source_reference text,
    act_id uuid not null,
    found_at timestamptz not null,
    found_by text not null,
    withdrawn_on date,
    withdrawn_by text,
    version integer not null default 1,
    check ((withdrawn_on is null) = (withdrawn_by is null))
);

create index security_ground_obligor on security_ground (obligor_id, branch, id);

create table security_order (
    measure_id uuid primary key references measure (id) deferrable initially deferred,
    obligor_id uuid not null,
    amount bigint not null check (amount > 0),
    days integer check (days > 0),
    served_on date,
    due_on date,
    given_on date,
    security_kind text check (security_kind in ('cash', 'securities', 'property', 'guarantee', 'other')),
    version integer not null default 1,
    check ((served_on is null) = (due_on is null)),
    check (given_on is null or served_on is not null)
);

create index security_order_obligor on security_order (obligor_id);

-- review_due_on is null once the restriction is over.
create table restriction (
    measure_id uuid primary key references measure (id) deferrable initially deferred,
    obligor_id uuid not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    grounds text[] not null check (cardinality(grounds) > 0),
    arrears bigint not null,
    exits integer not null check (exits >= 0),
    restricted_on date not null,
    obligor_notified_on date,
    immigration_notified_on date,
    immigration_reference text,
    review_due_on date,
    version integer not null default 1,
    check ((obligor_notified_on is null) = (immigration_notified_on is null))
);

create index restriction_obligor on restriction (obligor_id, measure_id);
create index restriction_review_due on restriction (review_due_on, measure_id) where review_due_on is not null;
create index restriction_review_branch on restriction (branch, review_due_on, measure_id) where review_due_on is not null;

-- Whoever changes what an obligor owes asks it; almost no obligor is in it.
create index measure_personal on measure (obligor_id)
    where ended_at is null and kind in ('exitRestriction', 'residenceRestriction', 'arrest', 'holding', 'custody');

create table restriction_review (
    id uuid primary key,
    measure_id uuid not null references restriction (measure_id),
    reviewed_on date not null,
    upheld boolean not null,
    arrears bigint not null,
    note text not null,
    reviewed_by text not null,
    act_id uuid not null
);

create index restriction_review_of on restriction_review (measure_id, id);

-- Applications to the court 聲請 for arrest and custody; the measure of the same id is what they ask for.
create table court_application (
    measure_id uuid primary key references measure (id) deferrable initially deferred,
    kind text collate "C" not null check (kind in ('arrest', 'custody')),
    obligor_id uuid not null,
    person_id uuid,
    held_measure_id uuid references measure (id) deferrable initially deferred,
    court text not null,
    filed_at timestamptz not null,
    urgent boolean not null default false,
    file_number text,
    ruling_number text,
    ruled_on date,
    served_on date,
    granted boolean,
    appeal_by date,
    appealed_on date,
    appellant text check (appellant in ('branch', 'obligor')),
    quashed_on date,
    version integer not null default 1,
    check ((ruled_on is null) = (granted is null)),
    check ((appealed_on is null) = (appellant is null))
);

create index court_application_obligor on court_application (obligor_id, measure_id);

-- The hours of an arrest or temporary holding.
create table holding (
    measure_id uuid primary key references measure (id) deferrable initially deferred,
    obligor_id uuid not null,
    started_at timestamptz not null,
    due_at timestamptz not null,
    check (due_at > started_at)
);

create index holding_obligor on holding (obligor_id, measure_id);

create table custody (
    measure_id uuid primary key references court_application (measure_id),
    obligor_id uuid not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    centre text not null,
    from_on date not null,
    until_on date not null,
    check (until_on > from_on)
);

create index custody_obligor on custody (obligor_id, measure_id);
create index custody_until on custody (until_on, measure_id);
create index custody_branch on custody (branch, until_on, measure_id);

-- Bars of AEL 21 are facts of health and family.
create table custody_suspension (
    measure_id uuid primary key references custody (measure_id),
    bar text collate "C" not null check (bar in ('livelihood', 'pregnancy', 'birth', 'illness')),
    evidence text not null,
    suspended_on date not null
);

create table interview (
    id uuid primary key,
    custody_id uuid not null references custody (measure_id),
    held_on date not null,
    month smallint not null,
    centre_notice text not null,
    record text not null,
    held_by text not null,
    act_id uuid not null
);

create index interview_custody on interview (custody_id, held_on, id);

-- What the court that ruled must be told (AEL 23).
create table court_report (
    id uuid primary key,
    measure_id uuid not null references measure (id) deferrable initially deferred,
    event text collate "C" not null check (event in ('arrestResult', 'custodyBegun', 'interview', 'suspension', 'release')),
    branch text collate "C" not null,
    section text collate "C" not null,
    court text not null,
    event_on date not null,
    due_on date not null,
    recorded_at timestamptz not null,
    reported_on date,
    reference text,
    version integer not null default 1,
    check ((reported_on is null) = (reference is null))
);

create index court_report_open on court_report (due_on, id) where reported_on is null;
create index court_report_branch on court_report (branch, due_on, id) where reported_on is null;
create index court_report_recorded on court_report (recorded_at) where reported_on is null;
create index court_report_measure on court_report (measure_id);

create table luxury_hearing (
    id uuid primary key,
    obligor_id uuid not null,
    branch text collate "C" not null,
    served_on date not null,
    hearing_on date not null,
    act_id uuid not null
);

create index luxury_hearing_obligor on luxury_hearing (obligor_id, branch, id);

create table luxury_ban (
    measure_id uuid primary key references measure (id) deferrable initially deferred,
    obligor_id uuid not null,
    hearing_id uuid not null references luxury_hearing (id),
    orders text not null,
    third_parties text[] not null,
    weighing text not null
);

create index luxury_ban_obligor on luxury_ban (obligor_id);

create table luxury_breach (
    id uuid primary key,
    measure_id uuid not null references luxury_ban (measure_id),
    breached_on date not null,
    evidence text not null,
    order_kind text not null check (order_kind in ('pay', 'report')),
    order_amount bigint check (order_amount > 0),
    order_due_on date not null,
    obeyed boolean,
    concluded_on date,
    version integer not null default 1,
    check ((order_kind = 'pay') = (order_amount is not null)),
    check ((obeyed is null) = (concluded_on is null))
);

create index luxury_breach_ban on luxury_breach (measure_id, id);

create table guarantee (
    id uuid primary key,
    obligor_id uuid not null references obligor (id),
    branch text collate "C" not null,
    guarantor_id uuid not null references obligor (id),
    security_order_id uuid references security_order (measure_id),
    amount bigint not null check (amount > 0),
    promises_payment boolean not null,
    given_on date not null,
    document text not null,
    enforced_on date,
    version integer not null default 1
);

create index guarantee_obligor on guarantee (obligor_id, branch, id);

-- Breaks of what must hold of persons; empty at all times.
-- What needs a number of the law (threshold, how often) is asked of the statute by the tests.
create view person_violation as
    select m.id as measure_id, 'restriction without its next review' as what
    from restriction r join measure m on m.id = r.measure_id where (r.review_due_on is null) <> (m.ended_at is not null)
    union all
    select m.id, 'custody beyond its last day' from custody c join measure m on m.id = c.measure_id
    where m.ended_at is null and c.until_on < (now() at time zone 'Asia/Taipei')::date
    union all
    select m.id, 'held beyond the hours' from holding h join measure m on m.id = h.measure_id where m.ended_at is null and h.due_at < now()
    union all
    select m.id, 'custody without a ruling of the court' from custody c join court_application a on a.measure_id = c.measure_id join measure m on m.id = c.measure_id
    where m.ended_at is null and (a.granted is not true or a.quashed_on is not null);
