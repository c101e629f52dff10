-- This service's copy of the law: every approved change as it was published. Nothing is ever overwritten; what replaces a value is a later change.
create table law_change (
    edition      int primary key check (edition > 0),
    change_id    uuid not null unique,
    kind         text not null,
    content      bytea not null,
    approved_at  timestamptz not null,
    received_at  timestamptz not null default now()
);
create function refuse_law_rewrite() returns trigger language plpgsql as $$
begin
    raise exception 'A change of the law is never overwritten.' using errcode = 'insufficient_privilege';
end $$;
create trigger law_change_append_only before update or delete or truncate on law_change for each statement execute function refuse_law_rewrite();

-- The edition the service decides by: the last one before the first gap. Locked by whoever takes the next.
create table law_edition (
    only_one  boolean primary key default true check (only_one),
    number    int not null,
    asked_at  timestamptz not null default '-infinity'
);
insert into law_edition (number) values (0);
