-- The clocks of objections move into the clock book (0001_clocks.sql). Their facts are the day they start from; their due days stay as they were computed.
-- Days begin in Taipei, which is always eight hours ahead of UTC.
insert into clock (id, subject_type, subject_id, name, case_id, case_number, branch, rule_id, facts, part, law_edition, state, started_at, due_on, due_at,
    overdue_at, ended_at, version)
select gen_random_uuid(), 'objection', o.id, c.kind, o.case_id, o.case_number, o.branch, c.rule_id, jsonb_build_object('from', c.starts_on),
    case c.kind when 'report' then 0 when 'opinion' then 1 when 'approval' then 2 end, 0, c.state, c.starts_on::timestamp at time zone interval '08:00', c.due_on,
    (c.due_on + 1)::timestamp at time zone interval '08:00',
    case when c.state = 'overdue' then (c.due_on + 1)::timestamp at time zone interval '08:00' end,
    case when c.state = 'cancelled' then coalesce(o.withdrawn_on, o.received_on)::timestamp at time zone interval '08:00'
        else c.ended_on::timestamp at time zone interval '08:00' end, 1
from objection_clock c join objection o on o.id = c.objection_id;

insert into clock_event (clock_id, version, kind, at, recorded_at, due_at, law_edition)
select id, version, 'started', started_at, now(), due_at, law_edition from clock;

drop table objection_clock;
