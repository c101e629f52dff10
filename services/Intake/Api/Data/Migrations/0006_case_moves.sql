-- The branch a transfer was accepted for, when its case has moved to another since (移轉管轄); null on all others. What was accepted stays counted there.
alter table transfer add column received_branch text;
comment on column transfer.received_branch is 'Branch at acceptance, where the case moved later; branch, case_number and section are those of today';
