-- Sections 股 of the branches. Version 0 = configuration delivered with the system; each later change counts one.
create table section (
    branch                 text not null,
    code                   text not null,
    version                int not null default 0,
    primary key (branch, code)
);

-- Which kinds a section takes and with what weight. Nothing is overwritten: on a day, the highest revision whose valid_from is not later is in force.
create table section_rule (
    branch                 text not null,
    section                text not null,
    revision               int not null,
    valid_from             date not null,
    valid_to               date,
    weight                 int not null check (weight between 0 and 1000),
    kinds                  text[] not null,
    reason                 text,
    recorded_at            timestamptz not null,
    recorded_by            text not null,
    primary key (branch, section, revision),
    foreign key (branch, section) references section (branch, code),
    check (valid_to is null or valid_to >= valid_from)
);

-- What the rotation counts for a section and kind (cases that followed their obligor included: they are load too). Measured in turns of the weight it stands
-- beside: another weight rescales it, a section that joins begins at the level of the others.
create table rotation_count (
    branch                 text not null,
    kind                   text not null,
    section                text not null,
    assigned               bigint not null,
    weight                 int not null,
    primary key (branch, kind, section)
) with (fillfactor = 50);

-- The section that holds an obligor in a branch.
create table obligor_section (
    branch                 text not null,
    identity_number        text not null,
    section                text not null,
    first_case_number      text not null,
    primary key (branch, identity_number)
);

-- Last serial of each branch, ROC year and kind; taken in the transaction that uses it, so there are no gaps.
create table case_number_counter (
    branch                 text not null,
    roc_year               int not null,
    kind                   text not null,
    last_serial            int not null check (last_serial <= 99999999),
    primary key (branch, roc_year, kind)
) with (fillfactor = 50);
