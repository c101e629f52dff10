-- What the decision on an objection still wants done: the attacked act revoked or corrected when it is founded, the stay lifted when it is not.
create table objection_effect (
    objection_id uuid primary key,
    roc_year smallint not null,
    case_id uuid not null,
    branch text collate "C" not null,
    section text collate "C" not null,
    decision text not null,
    decided_by text not null,
    decision_number text,
    decided_on date not null,
    state text collate "C" not null check (state in ('due', 'done')),
    effect text check (effect in ('revoked', 'corrected', 'none', 'stayLifted')),
    act_id uuid,
    done_on date,
    version integer not null default 1,
    check ((state = 'done') = (done_on is not null))
);

create index objection_effect_due on objection_effect (branch, section, objection_id) where state = 'due';
create index objection_effect_case on objection_effect (case_id);
create index stay_source on stay (source_id) where source_id is not null and lifted_on is null;
