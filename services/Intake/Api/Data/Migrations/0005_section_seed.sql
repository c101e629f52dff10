-- Configuration data, not law: the number of sections is known for Taichung only (23); the others are plausible and are replaced through PUT /v1/sections.
-- Every section takes every kind with weight 1 at first.
insert into section (branch, code)
select branch, substr('甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥忠孝仁愛信義和平禮廉', place, 1)
from (values
    ('tpy', 22),
    ('sly', 14),
    ('pcy', 23),
    ('tyy', 20),
    ('scy', 14),
    ('tcy', 23),
    ('chy', 14),
    ('cyy', 12),
    ('tny', 18),
    ('ksy', 23),
    ('pty', 10),
    ('hly', 8),
    ('ily', 8)
) as branch_size(branch, size), generate_series(1, size) as place;

insert into section_rule (branch, section, revision, valid_from, weight, kinds, reason, recorded_at, recorded_by)
select branch, code, 0, date '2001-01-01', 1, array['tax', 'healthInsurance', 'fine', 'fee'], 'initial configuration', timestamptz '2001-01-01 00:00:00+08', 'system'
from section;
