-- Seizures 查封: what the record of one must hold beside its measure. site and custodian are JSON: they are read and written as a whole.
create table seizure (
    id uuid primary key,
    measure_id uuid not null unique references measure (id) deferrable initially deferred,
    obligor_id uuid not null references obligor (id),
    property_item_id uuid not null references property_item (id),
    property text collate "C" not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    case_id uuid not null,
    registry text,
    state text collate "C" not null check (state in ('ordered', 'effective', 'released', 'sold')),
    expected_proceeds bigint not null check (expected_proceeds >= 0),
    costs bigint not null check (costs >= 0),
    arrived_at timestamptz,
    registration_number text,
    effective_at timestamptz,
    site text,
    custodian text,
    end_reason text,
    version integer not null default 1,
    check ((state in ('released', 'sold')) = (end_reason is not null)),
    check (state in ('ordered', 'released') or effective_at is not null)
);

-- What is seized is not seized again (AEL 16), whoever is faster.
create unique index seizure_thing on seizure (property_item_id) where state in ('ordered', 'effective');
create index seizure_branch on seizure (branch, id);
create index seizure_section on seizure (branch, section, id);
create index seizure_obligor on seizure (obligor_id);

-- The auction 拍賣 of a seized thing, from the appraisal to the hand-over; opens_on is the day of the published session, price that of the sale.
create table auction (
    id uuid primary key,
    seizure_id uuid not null unique references seizure (id),
    branch text collate "C" not null,
    section text collate "C" not null,
    case_id uuid not null,
    is_real_estate boolean not null,
    state text collate "C" not null check (state in ('preparing', 'noticed', 'specialSale', 'awarded', 'paid', 'transferred', 'ended')),
    opens_on date,
    price bigint,
    content text not null,
    version integer not null default 1,
    check ((state = 'noticed') = (opens_on is not null)),
    check ((state in ('awarded', 'paid', 'transferred')) = (price is not null))
);

create index auction_branch on auction (branch, id);
create index auction_section on auction (branch, section, id);
create index auction_opens on auction (branch, opens_on, id) where state = 'noticed';

-- Bids 投標; a mailed one is sealed until the session is opened: nobody knows bidder and amount before.
create table bid (
    id uuid primary key,
    auction_id uuid not null references auction (id),
    session smallint not null,
    envelope text not null,
    by_mail boolean not null,
    received_at timestamptz not null,
    state text collate "C" not null check (state in ('sealed', 'counted', 'void', 'won', 'defaulted')),
    bidder text,
    bidder_number text collate "C",
    amount bigint check (amount >= 0),
    deposit bigint check (deposit >= 0),
    flaw text,
    version integer not null default 1,
    unique (auction_id, session, envelope),
    check ((state = 'sealed') = (amount is null))
);

-- Creditors who join the distribution of an auction's proceeds 參與分配.
create table joined_claim (
    id uuid primary key,
    auction_id uuid not null references auction (id),
    creditor text not null,
    kind text not null,
    claim text not null,
    amount bigint not null check (amount > 0),
    security_rank smallint not null check (security_rank > 0),
    filed_on date not null,
    reference text not null,
    version integer not null default 1
);

create index joined_claim_auction on joined_claim (auction_id, id);

-- The table of an auction's proceeds 分配表; content has its rows and objections and is read and written as a whole.
create table distribution (
    id uuid primary key,
    auction_id uuid not null unique references auction (id),
    branch text collate "C" not null,
    section text collate "C" not null,
    case_id uuid not null,
    proceeds bigint not null check (proceeds >= 0),
    state text collate "C" not null check (state in ('drafted', 'served', 'paidInPart', 'paid')),
    distribution_on date not null,
    content text not null,
    version integer not null default 1
);

create index distribution_branch on distribution (branch, id);
create index distribution_section on distribution (branch, section, id);

-- Breaks of what must hold of sales and their proceeds; empty at all times.
create view auction_violation as
    select d.id, 'hands out other than its proceeds' as what from distribution d
    where d.proceeds <> (d.content::json ->> 'surplus')::bigint
        + (select coalesce(sum((r ->> 'amount')::bigint), 0) from json_array_elements(d.content::json -> 'rows') r)
    union all
    select d.id, 'paid to cases other than booked' from distribution d
    where (select coalesce(sum((r ->> 'paid')::bigint), 0) from json_array_elements(d.content::json -> 'rows') r where r ->> 'caseId' is not null)
        <> (select coalesce(sum(p.amount), 0) from payment p where p.channel = 'distribution' and p.receipt_number like replace(d.id::text, '-', '') || '/%')
    union all
    select s.id, 'seized without a measure' from seizure s join measure m on m.id = s.measure_id
    where s.state in ('ordered', 'effective') and m.ended_at is not null
        and not exists (select from auction a where a.seizure_id = s.id and a.state in ('awarded', 'paid'))
    union all
    select a.id, 'auctioned without a seizure' from auction a join seizure s on s.id = a.seizure_id
    where a.state in ('preparing', 'noticed', 'specialSale') and s.state <> 'effective';
