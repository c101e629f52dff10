using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Law.Clocks;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// Clocks of <see cref="ProcedureClocks"/> follow their case: they stand still while a stay holds all of it, run on when the last of such stays is lifted, and fall away
/// when its procedure ends.
/// </summary>
internal static class CaseClocks
{
    /// <summary>How long before the end of a deadline of the procedure its clock warns.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromDays(7);

    public static async Task FollowAsync(ClockBook clocks, NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var ended = journal.Ended.Where(file => file.IsActed).Select(file => file.Id).ToList();
        if (ended.Count > 0)
            Check(await clocks.CancelAsync(ClockSelection.OfCases(ended, ProcedureClocks.EndWithCase), journal.At, "caseEnded", cancel));
        var stays = journal.Stays.Where(stay => stay.Terms.Scope == StayScope.All && stay.Terms.Reason.PausesClocks).ToList();
        var begun = stays.Where(stay => stay.LiftedOn is null).SelectMany(stay => stay.Cases).ToList();
        if (begun.Count > 0)
            Check(await clocks.PauseAsync(ClockSelection.OfCases(begun, ProcedureClocks.Paused), journal.At, "stayed", cancel));
        var lifted = stays.Where(stay => stay.LiftedOn is not null).Select(stay => stay.Id).ToList();
        if (lifted.Count > 0)
            Check(await clocks.ResumeAsync(ClockSelection.OfCases(await FreeAsync(connection, lifted, cancel), ProcedureClocks.Paused), journal.At, "stayLifted", cancel));
    }

    /// <summary>Cases of lifted stays that no other stay of the kind holds.</summary>
    public static async Task<IReadOnlyCollection<Guid>> FreeAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> lifted, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select array(select c.case_id from stay_case c where c.stay_id = any($1) and not exists (
                select from stay_case o join stay s on s.id = o.stay_id
                where o.roc_year = c.roc_year and o.case_id = c.case_id and o.lifted_on is null and s.scope = 'all' and s.reason = any($2)))
            """, connection)
        {
            Parameters = { JournalBatch.Of(lifted), JournalBatch.Of(StayReason.All.Where(reason => reason.PausesClocks).Select(reason => reason.Code)) },
        };
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }

    private static void Check(Kernel.Result<IReadOnlyList<Clock>> turned)
    {
        if (turned.IsRefused)
            throw new InvalidOperationException($"Clocks of a case could not turn: {turned.Refusal.Detail}");
    }
}
