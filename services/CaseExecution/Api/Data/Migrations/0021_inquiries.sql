-- Records of appearances 詢問筆錄 and of those who did not appear; never changed. What was said stands here only.
create table appearance_record (
    id uuid primary key,
    roc_year smallint not null,
    case_id uuid not null,
    case_number text collate "C" not null,
    notice_id uuid references notice (id),
    obligor_id uuid not null references obligor (id),
    branch text collate "C" not null,
    section text collate "C" not null,
    act_id uuid not null,
    appeared boolean not null,
    counts boolean,
    person text collate "C" not null,
    party_ordinal smallint,
    person_name text,
    held_at timestamptz not null,
    place text,
    identity_checked boolean not null,
    questions text,
    statement text,
    signature text collate "C",
    signature_note text,
    good_reason text,
    recorded_at timestamptz not null,
    recorded_by text not null,
    check (appeared = (signature is not null)),
    check (appeared = (counts is null)),
    check (appeared or (questions is null and statement is null))
);

create index appearance_record_case on appearance_record (case_id, id);
create index appearance_record_obligor on appearance_record (obligor_id, id);
create index appearance_record_notice on appearance_record (notice_id) where notice_id is not null;

-- Inquiries about property 財產查詢, which are their own log: who asked whom what for, who approved it, what came back.
create table inquiry (
    id uuid primary key,
    subject text collate "C" not null,
    addressee text collate "C" not null,
    purpose text not null,
    roc_year smallint not null,
    case_id uuid not null,
    case_number text collate "C" not null,
    obligor_id uuid not null references obligor (id),
    branch text collate "C" not null,
    section text collate "C" not null,
    act_id uuid not null,
    state text collate "C" not null default 'asked' check (state in ('asked', 'answered')),
    asked_on date not null,
    asked_at timestamptz not null,
    asked_by text not null,
    approved_by text,
    approval_slip text,
    answered_on date,
    answer_reference text,
    found integer check (found >= 0),
    version integer not null default 1,
    check ((state = 'answered') = (answered_on is not null) and (state = 'answered') = (found is not null))
);

create index inquiry_section on inquiry (branch, section, id);
create index inquiry_branch on inquiry (branch, id);
create index inquiry_open on inquiry (branch, section, id) where state = 'asked';
create index inquiry_case on inquiry (case_id, id);
create index inquiry_month on inquiry (branch, asked_on);

-- Monthly audit of a sample of the inquiries of a branch (QRY-01). The sample follows from the month and the ids alone, so drawing again gives the same.
create table inquiry_audit (
    id uuid primary key,
    branch text collate "C" not null,
    month date not null check (extract(day from month) = 1),
    inquiries bigint not null check (inquiries > 0),
    required bigint not null check (required > 0),
    audited bigint not null default 0,
    objections bigint not null default 0,
    drawn_at timestamptz not null,
    drawn_by text not null,
    version integer not null default 1,
    unique (branch, month),
    check (audited <= required and objections <= audited)
);

create table inquiry_audit_item (
    audit_id uuid not null references inquiry_audit (id),
    inquiry_id uuid not null references inquiry (id),
    in_order boolean,
    note text,
    audited_at timestamptz,
    audited_by text,
    primary key (audit_id, inquiry_id),
    check ((in_order is null) = (audited_at is null))
);
