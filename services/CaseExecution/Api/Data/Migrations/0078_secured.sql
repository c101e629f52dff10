-- What a distribution keeps deposited for claims that are not final yet (CEA 133), NT$: nearly always 0, so the index holds the few that do.
alter table distribution add column secured bigint not null default 0 check (secured >= 0);
create index distribution_secured on distribution (id) where secured > 0;
