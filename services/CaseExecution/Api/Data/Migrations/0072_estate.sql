-- Who was named by an act of ours (AEL 24), and since when he is in office no more (CEA 25(3)); null on what the transfer brought.
alter table party
    add column named_by_act uuid,
    add column left_on date;

-- The estate of an obligor who died (AEL 15; CEA 5). One row an obligor; corrected by a further act.
create table estate (
    obligor_id uuid primary key references obligor (id),
    died_on date not null,
    left_property boolean not null,
    heirs_clear boolean not null,
    has_administrator boolean not null,
    source text not null,
    agent_act_id uuid,
    act_id uuid not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    version integer not null default 1
);
