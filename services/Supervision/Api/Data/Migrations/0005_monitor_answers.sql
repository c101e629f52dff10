-- When supervision took the answer, by its own clock: an answer older than the settle time is no answer, the service is down.
alter table monitor_report add column taken_at timestamptz not null default now();
