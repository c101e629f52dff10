using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// Moves the rows of cases to their new branch: the case under its new number, the tail file under the old one, and every row that carries branch and section of its
/// case for the sake of an index. A table with such columns stands here; a test looks whether one is missing. Their versions stay: what changed is the case.
/// </summary>
public static class MoveWriter
{
    /// <summary>Tables whose rows with <c>case_id</c> carry branch and section of the case.</summary>
    public static IReadOnlyList<string> CaseTables { get; } =
    [
        "case_flag", "correction_order", "notice_due", "entrustment", "court_joinder", "joined_case", "appearance_record", "postponement", "agency_report", "certificate",
        "objection_effect",
    ];

    /// <summary>Tables whose rows with <c>measure_id</c> follow their measure.</summary>
    public static IReadOnlyList<string> MeasureTables { get; } = ["release_task", "seizure", "restriction", "custody", "court_report"];

    /// <summary>Tables of an obligor's person: they move with his last open case of the branch.</summary>
    public static IReadOnlyList<string> ObligorTables { get; } = ["security_ground", "luxury_hearing", "guarantee"];

    /// <summary>Tables with branch or section that <see cref="Write"/> treats by statements of their own, or that keep where something happened.</summary>
    public static IReadOnlyList<string> OtherTables { get; } =
    [
        "case_file", "tail_file", "measure", "proposal", "suspense", "clock", "jurisdiction_transfer", "payment", "receipt_file", "parked_message",
        "approval_rule", "property_item", "entrustment_counter", "insolvency", "notice", "inquiry", "inquiry_audit", "notice_run", "moratorium",
        "garnishment", "auction", "distribution", "instalment_plan", "certificate_serial",
    ];

    private const string From = "from unnest($1, $2, $3, $4, $5, $6) as n (roc_year, case_id, branch, section, serial, number)";

    private const string Measures = $"""
        select o.measure_id, n.branch, n.section {From}
        cross join lateral (select measure_id from measure_case m where m.roc_year = n.roc_year and m.case_id = n.case_id and m.ended_at is null) o
        where not exists (
            select from measure_case s join case_file c on c.roc_year = s.roc_year and c.id = s.case_id
            where s.measure_id = o.measure_id and s.ended_at is null and c.branch <> n.branch)
        """;

    internal static void Write(JournalBatch batch, Journal journal)
    {
        var moves = journal.Moves.OrderBy(move => move.Case.Id).ToList();
        if (moves.Count == 0)
            return;
        TailFiles(batch, journal, moves);
        batch.Add($"""
            update case_file c set received_branch = coalesce(c.received_branch, c.branch), branch = n.branch, serial = n.serial, section = n.section
            {From} where c.roc_year = n.roc_year and c.id = n.case_id
            """, Parameters(moves));
        foreach (var table in CaseTables)
            batch.Add($"update {table} t set branch = n.branch, section = n.section {From} where t.case_id = n.case_id", Parameters(moves));
        batch.Add($"update proposal t set branch = n.branch, section = n.section, case_number = n.number {From} where t.case_id = n.case_id and t.state = 'open'", Parameters(moves));
        batch.Add($"update notice t set branch = n.branch, section = n.section, case_number = n.number {From} where t.case_id = n.case_id", Parameters(moves));

        // An answered inquiry stays where it was asked: that branch audits it.
        batch.Add($"update inquiry t set branch = n.branch, section = n.section, case_number = n.number {From} where t.case_id = n.case_id and t.state = 'asked'", Parameters(moves));
        batch.Add($"update suspense t set branch = n.branch {From} where t.case_id = n.case_id and t.state = 'open'", Parameters(moves));
        batch.Add($"""
            update clock t set branch = n.branch, section = case when t.section is not null then n.section end, case_number = n.number
            {From} where t.case_id = n.case_id and t.ended_at is null and t.subject_type <> 'entrustment'
            """, Parameters(moves));

        // A notice of several cases has a clock that names none.
        batch.Add($"""
            update clock t set branch = n.branch, section = n.section {From} join notice i on i.case_id = n.case_id
            where t.subject_type = 'notice' and t.subject_id = i.id and t.case_id is null and t.ended_at is null
            """, Parameters(moves));
        batch.Add($"update insolvency t set branch = n.branch, section = n.section {From} join stay_case s on s.roc_year = n.roc_year and s.case_id = n.case_id where t.stay_id = s.stay_id and t.ended_on is null", Parameters(moves));
        batch.Add($"""
            update clock t set branch = n.branch, section = n.section {From} join stay_case s on s.roc_year = n.roc_year and s.case_id = n.case_id
            join insolvency i on i.stay_id = s.stay_id where t.subject_type = 'insolvency' and t.subject_id = i.id and t.ended_at is null
            """, Parameters(moves));
        batch.Add($"update measure t set branch = n.branch, section = n.section from ({Measures}) n where t.id = n.measure_id and t.ended_at is null", Parameters(moves));
        foreach (var table in MeasureTables)
            batch.Add($"update {table} t set branch = n.branch, section = n.section from ({Measures}) n where t.measure_id = n.measure_id", Parameters(moves));
        WriteChapters(batch, moves);
    }

    // What hangs on a measure, a plan or the person, and not on one case.
    private static void WriteChapters(JournalBatch batch, List<CaseMove> moves)
    {
        batch.Add($"update garnishment t set branch = n.branch, section = n.section from ({Measures}) n where t.id = n.measure_id", Parameters(moves));
        batch.Add($"update auction t set branch = n.branch, section = n.section from ({Measures}) n join seizure s on s.measure_id = n.measure_id where t.seizure_id = s.id", Parameters(moves));
        batch.Add($"""
            update distribution t set branch = n.branch, section = n.section from ({Measures}) n
            join seizure s on s.measure_id = n.measure_id join auction a on a.seizure_id = s.id where t.auction_id = a.id
            """, Parameters(moves));
        batch.Add($"""
            update clock t set branch = n.branch, section = case when t.section is not null then n.section end from ({Measures}) n
            where t.subject_id = n.measure_id and t.case_id is null and t.ended_at is null
            """, Parameters(moves));
        batch.Add($"""
            update instalment_plan t set branch = n.branch, section = n.section
            {From} join instalment_plan_case p on p.roc_year = n.roc_year and p.case_id = n.case_id and p.ended_at is null
            where t.id = p.plan_id and not exists (
                select from instalment_plan_case o join case_file c on c.roc_year = o.roc_year and c.id = o.case_id
                where o.plan_id = t.id and o.ended_at is null and c.branch <> n.branch)
            """, Parameters(moves));
        foreach (var table in ObligorTables)
        {
            var section = table == "security_ground" ? ", section = n.section" : "";
            batch.Add($"""
                update {table} t set branch = n.branch{section}
                {From} join case_file c on c.roc_year = n.roc_year and c.id = n.case_id
                where t.obligor_id = c.obligor_id and t.branch <> n.branch
                    and not exists (select from case_file o where o.obligor_id = t.obligor_id and o.branch = t.branch and o.status = 'open')
                """, Parameters(moves));
        }
    }

    private static void TailFiles(JournalBatch batch, Journal journal, List<CaseMove> moves) => batch.Add("""
        insert into tail_file (roc_year, branch, kind, serial, case_id, section, agency, transfer_id, to_number, closed_already, claimed, paid, remitted, outstanding, moved_on)
        select c.roc_year, c.branch, c.kind, c.serial, c.id, c.section, c.agency, n.transfer_id, n.to_number, c.status = 'closed', c.claimed, c.paid, c.remitted, c.outstanding, $5
        from unnest($1, $2, $3, $4) as n (roc_year, case_id, transfer_id, to_number) join case_file c on c.roc_year = n.roc_year and c.id = n.case_id
        """,
        JournalBatch.Of(moves.Select(move => (short)move.Number.RocYear)), JournalBatch.Of(moves.Select(move => move.Case.Id)), JournalBatch.Of(moves.Select(move => move.TransferId)),
        JournalBatch.Of(moves.Select(move => move.Number.ToString())), JournalBatch.One(journal.Day));

    private static NpgsqlParameter[] Parameters(List<CaseMove> moves) =>
    [
        JournalBatch.Of(moves.Select(move => (short)move.Number.RocYear)), JournalBatch.Of(moves.Select(move => move.Case.Id)),
        JournalBatch.Of(moves.Select(move => move.Number.Branch)), JournalBatch.Of(moves.Select(move => move.Section)), JournalBatch.Of(moves.Select(move => move.Number.Serial)),
        JournalBatch.Of(moves.Select(move => move.Number.ToString())),
    ];
}
