using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Law.Clocks;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Orders whose measure went, on whatever path, are closed, and their clocks fall away. The third party learns it by the measure's release task.</summary>
internal static class GarnishmentEnds
{
    private const string Close = """
        update garnishment g set closed_at = m.ended_at, version = g.version + 1
        from measure m where m.id = g.id and g.closed_at is null and m.ended_at is not null and (m.id = any($3) or m.id in (
            select o.measure_id from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select measure_id from measure_case c where c.roc_year = t.roc_year and c.case_id = t.case_id) o))
        """;

    public static void Write(JournalBatch batch, Journal journal)
    {
        var (cases, measures) = Touched(journal);
        if (cases.Count + measures.Count > 0)
            batch.AddCounted(Close, [.. CaseKeys.Of(cases), JournalBatch.Of(measures)]);
    }

    /// <summary>After the journal is written. A period of the third party itself is not stopped by a stay, so only ends are followed.</summary>
    public static async Task FollowAsync(ClockBook clocks, NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var (cases, measures) = Touched(journal);
        if (cases.Count + measures.Count == 0)
            return;
        await using var command = new NpgsqlCommand("""
            select array(select c.subject_id from clock c join garnishment g on g.id = c.subject_id
                where c.subject_type = $1 and c.ended_at is null and g.closed_at = $2 order by c.subject_id)
            """, connection)
        {
            Parameters = { JournalBatch.One(GarnishmentClocks.SubjectType), JournalBatch.One(journal.At) },
        };
        if (await command.ExecuteScalarAsync(cancel) is Guid[] { Length: > 0 } closed
            && (await clocks.CancelAsync(ClockSelection.AllOf(GarnishmentClocks.SubjectType, closed), journal.At, "orderEnded", cancel)).Refusal is { } refusal)
            throw new InvalidOperationException($"Clocks of ended orders could not be cancelled: {refusal.Detail}");
    }

    private static (List<Domain.Cases.CaseFile> Cases, List<Guid> Measures) Touched(Journal journal) =>
        ([.. journal.Ended.Where(file => file.IsActed)], [.. journal.Measures.Where(measure => !measure.State.IsLive()).Select(measure => measure.Id)]);
}
