create table note (
    id       uuid primary key,
    text     text not null unique,
    version  int not null
);
create table applied (case_number text not null, times int not null);
