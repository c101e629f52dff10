using Enforcement.CaseExecution.Domain.Proposals;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Approval rules.</summary>
internal static class ApprovalRows
{
    public const string Columns = "r.id, r.act_kind, r.branch, r.from_amount, r.roles, r.from_on, r.until_on";

    /// <summary>The rule that applies to an act now; null when nobody else must approve.</summary>
    public static async Task<ApprovalRule?> ForAsync(NpgsqlConnection connection, string actKind, string branch, long? amount, DateOnly day, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from approval_rule r where r.act_kind = $1 and (r.branch is null or r.branch = $2)", connection)
        {
            Parameters = { new() { Value = actKind }, new() { Value = branch } },
        };
        var rules = new List<ApprovalRule>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            rules.Add(Read(reader));
        return ApprovalRule.For(rules, actKind, branch, amount, day);
    }

    /// <summary>The least amount from which an act needs a second person; null when it never does. For acts over many cases at once.</summary>
    public static async Task<long?> LeastAsync(NpgsqlConnection connection, string actKind, string branch, DateOnly day, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select coalesce(min(from_amount) filter (where branch = $2), min(from_amount) filter (where branch is null)) from approval_rule
            where act_kind = $1 and (branch is null or branch = $2) and from_on <= $3 and (until_on is null or until_on >= $3)
            """, connection) { Parameters = { new() { Value = actKind }, new() { Value = branch }, new() { Value = day } } };
        return await command.ExecuteScalarAsync(cancel) as long?;
    }

    public static ApprovalRule Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetString(1), reader.Optional(2), reader.GetInt64(3),
        reader.GetFieldValue<string[]>(4), reader.GetFieldValue<DateOnly>(5), reader.OptionalDate(6));
}
