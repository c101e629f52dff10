using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Limitation;

/// <summary>A case of whose clock something new is said.</summary>
internal sealed record LimitationCase(Guid Id, CaseNumber Number, string Section, string? Rule, DateOnly? DueOn, int ClockVersion, int CaseVersion);

/// <summary>Marks cases as told, set-based.</summary>
internal static class LimitationRows
{
    private const string Returned = "c.id, c.roc_year, c.branch, c.kind, c.serial, c.section, c.clock_rule, c.clock_due, c.clock_version, c.version";

    /// <summary>Claims the next cases of a step and marks them. Being due soon or over is a change of the case, with its version and history; that it is no longer, is not.</summary>
    public static async Task<List<LimitationCase>> TellAsync(
        NpgsqlConnection connection, LimitationStep step, DateOnly today, DateOnly warnedThrough, int size, DateTimeOffset now, CancellationToken cancel)
    {
        // The size stands in the text: the planner must know that the claim is small, or it would join by reading all cases.
        await using var command = new NpgsqlCommand($"""
            with due as (
                select roc_year, id from case_file where {step.Cases} order by clock_told, clock_due limit {size} for update skip locked),
            told as (
                update case_file c set clock_told = $3, clock_version = clock_version + 1, version = version + case when $3 > 0 then 1 else 0 end
                from due where c.roc_year = due.roc_year and c.id = due.id
                returning {Returned}),
            kept as (
                insert into case_event (roc_year, case_id, version, kind, cause_id, detail, occurred_at, actor)
                select roc_year, id, version, $4, id, clock_due::text, $5, 'system' from told where $3 > 0 and $1::date <= $2::date)
            select {Returned} from told c
            """, connection)
        {
            Parameters =
            {
                new() { Value = today },
                new() { Value = warnedThrough },
                new() { Value = (short)step.Say },
                new() { Value = step.Say == LimitationTold.Over ? CaseEventKind.LimitationOver : CaseEventKind.LimitationDueSoon },
                new() { Value = now },
            },
        };
        var cases = new List<LimitationCase>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            cases.Add(new LimitationCase(reader.GetGuid(0), new CaseNumber(reader.GetString(2), reader.GetInt16(1), (ClaimKind)reader.GetInt16(3), reader.GetInt32(4)),
                reader.GetString(5), reader.IsDBNull(6) ? null : reader.GetString(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7), reader.GetInt32(8),
                reader.GetInt32(9)));
        }

        return cases;
    }
}
