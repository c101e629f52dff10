-- An objection (AEL 9) from receipt to the service of the decision.
create table objection (
    id              uuid primary key,
    case_number     text not null,
    branch          text not null,
    case_id         uuid,
    objector        text not null,
    objector_name   text not null,
    act_kind        text not null,
    act             text not null,
    grounds         text not null,
    form            text not null,
    received_on     date not null,
    filed_at        timestamptz not null,
    state           text not null,
    rejection       text,
    measures        text,
    opinion         text,
    forwarded_on    date,
    decision        text,
    decided_by      text,
    decision_number text unique,
    reasons         text,
    decided_on      date,
    served_on       date,
    withdrawn_on    date,
    version         int not null check (version > 0)
);
create index objection_branch_ix on objection (branch, id);
create index objection_case_ix on objection (case_number, id);
create index objection_state_ix on objection (state, id);

-- One clock of each kind at most; steps hold the arithmetic of the due day.
create table objection_clock (
    objection_id  uuid not null references objection (id),
    kind          text not null,
    rule_id       text not null,
    starts_on     date not null,
    due_on        date not null,
    state         text not null,
    ended_on      date,
    articles      text[] not null,
    steps         text[] not null,
    steps_chinese text[] not null,
    primary key (objection_id, kind)
);
create index objection_clock_running_ix on objection_clock (due_on) where state = 'running';

-- The last number given in a ROC year; raised in the transaction of the decision, so the numbers have no gaps.
create table decision_serial (
    roc_year int primary key,
    last     int not null
);
