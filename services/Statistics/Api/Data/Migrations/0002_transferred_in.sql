-- Cases received from another branch (移轉管轄); the branch they left counts them as closed. Open cases = new + transferred in - closed + reopened.
alter table daily_figure add column transferred_in_count bigint not null default 0;
