using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Assignment;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.Intake.Features.Sections;

/// <summary>A rule with who recorded it.</summary>
internal sealed record RecordedRule(SectionRule Rule, string? Reason, DateTimeOffset RecordedAt, string RecordedBy);

/// <summary>The rows of sections and their rules; rules are only ever added.</summary>
internal static class SectionStore
{
    private const string Columns = "branch, section, revision, valid_from, valid_to, weight, kinds, reason, recorded_at, recorded_by";

    public static async Task<List<RecordedRule>> RulesAsync(NpgsqlConnection connection, string? branch, string? section, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"select {Columns} from section_rule where ($1 is null or branch = $1) and ($2 is null or section = $2) order by branch, section, revision", connection)
        {
            Parameters = { Sql.Text(branch), Sql.Text(section) },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var rules = new List<RecordedRule>();
        while (await reader.ReadAsync(cancel))
        {
            rules.Add(new RecordedRule(new SectionRule
            {
                Branch = reader.GetString(0),
                Section = reader.GetString(1),
                Revision = reader.GetInt32(2),
                ValidFrom = reader.GetFieldValue<DateOnly>(3),
                ValidTo = reader.IsDBNull(4) ? null : reader.GetFieldValue<DateOnly>(4),
                Weight = reader.GetInt32(5),
                Kinds = WireNames.Set<ClaimKind>(reader.GetFieldValue<string[]>(6)),
            }, reader.IsDBNull(7) ? null : reader.GetString(7), reader.GetFieldValue<DateTimeOffset>(8), reader.GetString(9)));
        }

        return rules;
    }

    /// <summary>Adds a rule; the section's version becomes its revision.</summary>
    public static async Task AddAsync(NpgsqlConnection connection, RecordedRule recorded, CancellationToken cancel)
    {
        var rule = recorded.Rule;
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("""
            insert into section (branch, code, version) values ($1, $2, $3) on conflict (branch, code) do update set version = excluded.version
            """)
        {
            Parameters = { new() { Value = rule.Branch }, new() { Value = rule.Section }, new() { Value = rule.Revision } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"insert into section_rule ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)")
        {
            Parameters =
            {
                new() { Value = rule.Branch }, new() { Value = rule.Section }, new() { Value = rule.Revision }, new() { Value = rule.ValidFrom },
                Sql.Date(rule.ValidTo), new() { Value = rule.Weight },
                new() { Value = rule.Kinds.Order().Select(WireNames.Of).ToArray() }, Sql.Text(recorded.Reason), new() { Value = recorded.RecordedAt },
                new() { Value = recorded.RecordedBy },
            },
        });
        await batch.ExecuteNonQueryAsync(cancel);
    }
}
