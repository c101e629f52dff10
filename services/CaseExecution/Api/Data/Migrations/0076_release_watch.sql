-- What was said of a release task that is late: whoever has to be told something is a range of one of these indexes.
alter table release_task add column told_overdue boolean not null default false;

create index release_task_late on release_task (due_on, id) where state = 'open' and not told_overdue;
create index release_task_settled on release_task (id) where state <> 'open' and told_overdue;
