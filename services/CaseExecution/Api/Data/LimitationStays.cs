using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Statute;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// The end of a stay that a court or another law ordered moves the limitation of taxes and tax fines by the days the law deducts (TCA 23(3); LIM-12). What the case
/// explains of its clock then says so, because the days stand with its title. Other periods never stop.
/// </summary>
internal static class LimitationStays
{
    public static async Task FollowAsync(NpgsqlConnection connection, Journal journal, CancellationToken cancel)
    {
        var lifted = journal.Stays.Where(stay => stay.LiftedOn is not null && IsDeducted(stay)).Select(stay => stay.Id).ToList();
        if (lifted.Count == 0)
            return;
        var moved = (await ReadAsync(connection, lifted, cancel)).Select(row => (row.Id, After: Deduct(row.Title, row.From, journal.Day))).Where(row => row.After is not null)
            .Select(row => (row.Id, After: row.After!.Value, Clock: LimitationClock.AtOpening(row.After.Value))).ToList();
        if (moved.Count == 0)
            return;
        await using var command = new NpgsqlCommand("""
            update case_file c set suspended_days = n.days, collection_period_end = n.collection_end, clock_due = n.due
            from unnest($1, $2, $3, $4, $5) as n (roc_year, id, days, collection_end, due) where c.roc_year = n.roc_year and c.id = n.id
            """, connection)
        {
            Parameters =
            {
                JournalBatch.Of(moved.Select(row => CaseKey.RocYearOf(row.Id)!.Value)), JournalBatch.Of(moved.Select(row => row.Id)),
                JournalBatch.Of(moved.Select(row => row.After.SuspendedDays)), JournalBatch.Of(moved.Select(row => row.After.CollectionPeriodEnd), NpgsqlDbType.Date),
                JournalBatch.Of(moved.Select(row => row.Clock?.DueOn), NpgsqlDbType.Date),
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>What the law says of the days of a stay that is being lifted, for the act that lifts it; nothing while another stay still holds, or where none are deducted.</summary>
    public static async Task<IReadOnlyList<Ruling>> AskAsync(NpgsqlConnection connection, Stay stay, DateOnly until, CancellationToken cancel) => IsDeducted(stay)
        ? [.. (await ReadAsync(connection, [stay.Id], cancel)).DistinctBy(row => (row.From, row.Title)).Select(row => LimitationClock.Stopped(row.Title, row.From, until))]
        : [];

    private static bool IsDeducted(Stay stay) => stay.Terms is { Scope: StayScope.All, Reason.IsDeductedFromTaxPeriod: true };

    // An end that the agency stated on the form knows nothing of a stay that came later: it moves by the same days.
    private static TitleDates? Deduct(TitleDates title, DateOnly from, DateOnly until) => LimitationClock.Stopped(title, from, until) is { IsAllowed: true, Amount: { } days }
        ? title with { SuspendedDays = title.SuspendedDays + (int)days, CollectionPeriodEnd = title.CollectionPeriodEnd?.AddDays((int)days) }
        : null;

    // Stays that overlap count once: when the last of them ends, from the day the first began.
    private static async Task<List<(Guid Id, DateOnly From, TitleDates Title)>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<Guid> lifted, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            select c.id, x.from_on, {TitleRows.Columns} from (
                select sc.roc_year, sc.case_id, min(o.from_on) as from_on from stay s join stay_case sc on sc.stay_id = s.id
                join lateral (
                    select p.from_on from stay_case pc join stay p on p.id = pc.stay_id
                    where pc.roc_year = sc.roc_year and pc.case_id = sc.case_id and p.scope = 'all' and p.reason = any($2) and coalesce(pc.lifted_on, 'infinity') >= s.from_on) o on true
                where s.id = any($1) and not exists (
                    select from stay_case pc join stay p on p.id = pc.stay_id
                    where pc.roc_year = sc.roc_year and pc.case_id = sc.case_id and pc.lifted_on is null and p.scope = 'all' and p.reason = any($2) and p.id <> all($1))
                group by sc.roc_year, sc.case_id) x
            join case_file c on c.roc_year = x.roc_year and c.id = x.case_id
            """, connection)
        {
            Parameters = { JournalBatch.Of(lifted), JournalBatch.Of(StayReason.All.Where(reason => reason.IsDeductedFromTaxPeriod).Select(reason => reason.Code)) },
        };
        var rows = new List<(Guid, DateOnly, TitleDates)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rows.Add((reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1), TitleRows.Read(reader, 2)));
        return rows;
    }
}
