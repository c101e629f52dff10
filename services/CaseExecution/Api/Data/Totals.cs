using Enforcement.Contracts.Supervision.V1;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Both sides of the invariants (design.md section 6), each counted from other rows than the one it is compared with.</summary>
internal static class Totals
{
    // Every table whose rows have a version that rises by one per audited change.
    private static readonly string[] Versioned =
    [
        "case_file", "payment", "suspense", "receipt_file", "measure", "release_task", "stay", "proposal", "approval_rule", "property_item",
        "correction_order", "notice_due", "garnishment", "security_ground", "security_order", "restriction", "court_application", "court_report",
        "luxury_breach", "guarantee", "seizure", "auction", "bid", "joined_claim", "distribution", "instalment_plan", "postponement", "agency_report",
        "certificate", "objection_effect", "notice", "moratorium", "notice_run", "inquiry", "inquiry_audit", "jurisdiction_transfer", "entrustment",
        "estate", "insolvency", "court_joinder", "joined_case",
    ];

    private const string Money = """
        with cases as (select coalesce(sum(claimed), 0)::bigint as claimed, coalesce(sum(paid), 0)::bigint as paid, coalesce(sum(remitted), 0)::bigint as remitted,
                coalesce(sum(outstanding), 0)::bigint as outstanding from case_file),
            unbalanced as (
                select count(*) as number from case_file c
                left join (select roc_year, case_id, sum(amount) as applied from payment_allocation group by roc_year, case_id) a
                    on a.roc_year = c.roc_year and a.case_id = c.id
                where c.paid <> coalesce(a.applied, 0) or c.claimed <> c.paid + c.remitted + c.outstanding
                    or (c.version > 1 and exists (
                        select from (select sum(claimed) as claimed, coalesce(sum(paid), 0) as paid, coalesce(sum(remitted), 0) as remitted
                            from json_to_recordset(c.lines::json) as line (claimed bigint, paid bigint, remitted bigint)) sums
                        where (sums.claimed, sums.paid, sums.remitted) is distinct from (c.claimed, c.paid, c.remitted))))
        select claimed, paid, remitted, outstanding, (select coalesce(sum(amount - cancelled), 0)::bigint from payment),
            (select coalesce(sum(amount), 0)::bigint from payment_allocation), (select coalesce(sum(amount), 0)::bigint from suspense where state = 'open'),
            (select coalesce(sum(amount), 0)::bigint from refund), number
        from cases, unbalanced
        """;

    public static async Task<List<CaseDayTotal>> CasesAsync(NpgsqlConnection connection, DateOnly from, DateOnly to, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select received_on, agency, coalesce(received_branch, branch), count(*), sum(opened_amount)::bigint from case_file
            where roc_year between $1 and $2 and received_on between $3 and $4 group by 1, 2, 3 order by 1, 2, 3
            """, connection)
        {
            Parameters =
            {
                new() { Value = (short)TaipeiTime.RocYear(from) }, new() { Value = (short)TaipeiTime.RocYear(to) }, new() { Value = from }, new() { Value = to },
            },
        };
        var totals = new List<CaseDayTotal>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            totals.Add(new CaseDayTotal
            {
                Day = reader.GetFieldValue<DateOnly>(0),
                Agency = reader.GetString(1),
                Branch = reader.GetString(2),
                Count = reader.GetInt64(3),
                Amount = reader.GetInt64(4),
            });
        }

        return totals;
    }

    public static async Task<MoneyTotals> MoneyAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(Money, connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return new MoneyTotals
        {
            Claimed = reader.GetInt64(0),
            Paid = reader.GetInt64(1),
            Remitted = reader.GetInt64(2),
            Outstanding = reader.GetInt64(3),
            Received = reader.GetInt64(4),
            Allocated = reader.GetInt64(5),
            Suspense = reader.GetInt64(6),
            Refunded = reader.GetInt64(7),
            UnbalancedCases = reader.GetInt64(8),
        };
    }

    /// <summary>Sum of all versions (invariant 3), and messages that are not sent yet.</summary>
    public static async Task<(long Changes, long Unsent)> ChangesAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var sums = string.Join(" + ", Versioned.Select(table => $"(select coalesce(sum(version), 0) from {table})::bigint"));
        await using var command = new NpgsqlCommand($"select {sums}, (select count(*) from outbox where published_at is null)", connection) { CommandTimeout = 300 };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
