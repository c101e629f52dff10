using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Law.Clocks;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Clocks of entrustments and insolvencies end with their cases or stays, whatever ended those.</summary>
internal static class LifeClocks
{
    private const string Over = """
        select array(select id from entrustment where case_id = any($1) and state = 'over'),
            array(select i.id from insolvency i where i.ended_on is not null and (i.stay_id = any($2) or i.stay_id in (select stay_id from stay_case where case_id = any($1))))
        """;

    public static async Task FollowAsync(ClockBook clocks, NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var ended = journal.Ended.Where(file => file.IsActed).Select(file => file.Id).ToArray();
        var lifted = journal.Stays.Where(stay => stay.LiftedOn is not null).Select(stay => stay.Id).ToArray();
        if (ended.Length + lifted.Length == 0)
            return;
        Guid[] entrustments, insolvencies;
        await using (var command = new NpgsqlCommand(Over, connection) { Parameters = { new() { Value = ended }, new() { Value = lifted } } })
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            await reader.ReadAsync(cancel);
            (entrustments, insolvencies) = (reader.GetFieldValue<Guid[]>(0), reader.GetFieldValue<Guid[]>(1));
        }

        if (entrustments.Length > 0)
            await clocks.CancelAsync(ClockSelection.AllOf(EntrustmentClocks.Subject, entrustments), journal.At, "caseEnded", cancel);
        if (insolvencies.Length > 0)
            await clocks.CancelAsync(ClockSelection.AllOf(InsolvencyRows.Subject, insolvencies), journal.At, "stayLifted", cancel);
    }
}
