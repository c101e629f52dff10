-- What was last said of the limitation clock of a case: 0 nothing, 1 due soon (LIM-11), 2 over; and how often something was said, which is the clock's version.
-- Both have constant defaults, so that adding them rewrites no row and opening a case costs what it cost.
alter table case_file
    add column clock_told smallint not null default 0 check (clock_told between 0 and 2),
    add column clock_version integer not null default 1;

-- Ranges of due days by what was said of them: whoever has to be told something is at the end of a range. Few distinct days, so the index is small.
create index case_file_clock_told on case_file (clock_told, clock_due) where status = 'open';
create index case_file_clock_untold on case_file (clock_told) where status = 'closed' and clock_told > 0;
