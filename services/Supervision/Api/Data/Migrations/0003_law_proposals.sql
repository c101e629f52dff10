-- Changes of the calendar and of tables: proposed by one, decided by another. A decided one never changes.
create table law_proposal (
    id           uuid primary key,
    kind         text not null,
    subject      text not null,
    content      jsonb not null,
    source       text not null,
    proposed_by  text not null,
    proposed_at  timestamptz not null,
    state        text not null,
    decided_by   text,
    decided_at   timestamptz,
    reason       text,
    edition      int unique,
    version      int not null,
    check ((state = 'proposed') = (decided_by is null)),
    check ((state = 'approved') = (edition is not null)),
    check (state not in ('approved', 'rejected') or decided_by <> proposed_by)
);
create index law_proposal_waiting_ix on law_proposal (id) where state = 'proposed';
create index law_proposal_subject_ix on law_proposal (kind, subject, id);
create function refuse_decided_law_proposal() returns trigger language plpgsql as $$
begin
    raise exception 'A decided change of the law stays as it is.' using errcode = 'insufficient_privilege';
end $$;
create trigger law_proposal_decided before update or delete on law_proposal
    for each row when (old.state <> 'proposed') execute function refuse_decided_law_proposal();
