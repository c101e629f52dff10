-- What the rotation counts, one row for a branch and kind instead of one for each of its sections: a chunk reads and writes as many rows as it has branches and
-- kinds, not some three hundred. By section: [cases given, weight they were counted with]. Cases that followed their obligor count too: they are load as well.
create table rotation (
    branch                 text not null,
    kind                   text not null,
    sections               json not null,
    primary key (branch, kind)
) with (fillfactor = 50);

insert into rotation (branch, kind, sections)
select branch, kind, json_object_agg(section, json_build_array(assigned, weight) order by section) from rotation_count group by branch, kind;

drop table rotation_count;

-- Looked up by the identity number alone, which is one probe of the index for each obligor; hardly one is held in several branches.
alter table obligor_section drop constraint obligor_section_pkey, add primary key (identity_number, branch);
