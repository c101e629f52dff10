-- Orders to third parties 扣押命令 (CEA 115 ff.). An order is the measure of the same id: what it binds, for which case, and until when stands there; here stands what
-- passed between branch and third party. content is what a row of its own would not be asked by: protection, answer, objection, order to pay.
create table garnishment (
    id uuid primary key references measure (id) deferrable initially deferred,
    act_id uuid not null,
    obligor_id uuid not null references obligor (id),
    branch text collate "C" not null,
    section text collate "C" not null,
    lead_case_id uuid not null,
    lead_case_year smallint not null,
    third_party text collate "C" not null,
    third_party_name text,
    claim text collate "C" not null check (claim in ('deposit', 'securities', 'claim', 'insurance', 'prisonerMoney', 'wages', 'livingPayments')),
    property_item_id uuid,
    known bigint check (known >= 0),
    most bigint not null check (most > 0),
    fee bigint not null check (fee >= 0),
    ordered_on date not null,
    stage text collate "C" not null check (stage in ('ordered', 'served', 'answered', 'objected', 'paymentOrdered')),
    served_on date,
    object_by date,
    collected bigint not null default 0 check (collected >= 0),
    content text not null,
    closed_at timestamptz,
    version integer not null default 1,
    check ((stage = 'ordered') = (served_on is null)),
    check ((served_on is null) = (object_by is null))
);

create index garnishment_open on garnishment (branch, section, id) where closed_at is null;
create index garnishment_obligor_open on garnishment (obligor_id, branch, id) where closed_at is null;
create index garnishment_third_party on garnishment (third_party, id);
create index garnishment_third_party_open on garnishment (third_party, id) where closed_at is null;

-- One month of a continuing attachment: what was paid to the obligor, and what of it is attached by the protection of that month.
create table garnishment_instalment (
    garnishment_id uuid not null references garnishment (id),
    month date not null check (extract(day from month) = 1),
    paid_on date not null,
    pay bigint not null check (pay >= 0),
    due bigint not null check (due >= 0),
    act_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (garnishment_id, month)
);

-- What a third party says it has paid, until the money is booked; and what was booked on an order.
create table garnishment_payment (
    garnishment_id uuid not null references garnishment (id),
    receipt_number text not null,
    amount bigint not null check (amount > 0),
    paid_on date not null,
    payment_id uuid references payment (id),
    advised_at timestamptz,
    advised_by text,
    booked_at timestamptz,
    primary key (garnishment_id, receipt_number),
    check ((payment_id is null) = (booked_at is null)),
    check (payment_id is not null or advised_at is not null)
);
