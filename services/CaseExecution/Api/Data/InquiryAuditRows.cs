using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Draws the monthly samples of inquiries (QRY-01), set-based.</summary>
internal static class InquiryAuditRows
{
    /// <summary>Draws the samples of a month that are not drawn yet: of one branch, or of all.</summary>
    /// <param name="connection">In the transaction.</param>
    /// <param name="month">First day of the month.</param>
    /// <param name="branch">Branch; null for all.</param>
    /// <param name="drawnBy">Who draws.</param>
    /// <param name="at">When.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>Audits drawn, each a state change.</returns>
    public static async Task<int> DrawAsync(NpgsqlConnection connection, DateOnly month, string? branch, string drawnBy, DateTimeOffset at, CancellationToken cancel)
    {
        var counts = await CountAsync(connection, month, branch, cancel);
        if (counts.Count == 0)
            return 0;
        await using var batch = new JournalBatch(connection);
        batch.AddCounted("""
            insert into inquiry_audit (id, branch, month, inquiries, required, drawn_at, drawn_by)
            select n.id, n.branch, $5, n.inquiries, n.required, $6, $7 from unnest($1, $2, $3, $4) as n (id, branch, inquiries, required) on conflict (branch, month) do nothing
            """,
            JournalBatch.Of(counts.Select(_ => Guid.CreateVersion7(at))), JournalBatch.Of(counts.Select(row => row.Branch)), JournalBatch.Of(counts.Select(row => row.Inquiries)),
            JournalBatch.Of(counts.Select(row => AccountQueries.Audit(new QueryAuditFacts(row.Inquiries)).Amount!.Value)), JournalBatch.One(month), JournalBatch.One(at),
            JournalBatch.One(drawnBy));

        // Which ones: by a digest of month and id, that nobody can steer and everybody can repeat.
        batch.Add("""
            insert into inquiry_audit_item (audit_id, inquiry_id)
            select a.id, i.id from inquiry_audit a cross join lateral (
                select i.id from inquiry i where i.branch = a.branch and i.asked_on >= $1 and i.asked_on < $2 order by md5(a.month::text || i.id::text), i.id limit a.required) i
            where a.month = $1 and a.drawn_at = $3 and a.drawn_by = $4 and not exists (select from inquiry_audit_item d where d.audit_id = a.id)
            """, JournalBatch.One(month), JournalBatch.One(month.AddMonths(1)), JournalBatch.One(at), JournalBatch.One(drawnBy));
        return await batch.ExecuteAsync(cancel);
    }

    private static async Task<List<(string Branch, long Inquiries)>> CountAsync(NpgsqlConnection connection, DateOnly month, string? branch, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select i.branch, count(*) from inquiry i where i.asked_on >= $1 and i.asked_on < $2 and ($3::text is null or i.branch = $3) group by i.branch order by i.branch
            """, connection)
        {
            Parameters = { new() { Value = month }, new() { Value = month.AddMonths(1) }, JournalBatch.One(branch, NpgsqlTypes.NpgsqlDbType.Text) },
        };
        var counts = new List<(string, long)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            counts.Add((reader.GetString(0), reader.GetInt64(1)));
        return counts;
    }
}
