-- The subjects of the test service: what a clock that fires changes.
create table file (
    id      uuid primary key,
    version int not null default 1
);
