using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Data.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Supervision.Features.Clocks;

/// <summary>Clocks of one rule and branch that are due soon or late.</summary>
/// <param name="Rule">Rule that sets the due instant.</param>
/// <param name="Branch">Branch.</param>
/// <param name="Warned">How many are due soon.</param>
/// <param name="Overdue">How many are late.</param>
/// <param name="OldestDueAt">Due instant of the one that is late longest, or due next.</param>
public sealed record ClockMonitorRow(string Rule, string Branch, long Warned, long Overdue, DateTimeOffset OldestDueAt);

/// <summary>Overview of clocks that are due soon or late, of all services.</summary>
public static class GetClockMonitor
{
    private const string Sql = """
        select rule_id, branch, count(*) filter (where state = 'warned'), count(*) filter (where state = 'overdue'), min(due_at)
        from clock_watch
        where state <> 'settled' and ($1 is null or rule_id = $1) and ($2 is null or branch = $2) and ($3 is null or branch = $3)
            and ($4 is null or (rule_id, branch) > ($4, $5))
        group by rule_id, branch order by rule_id, branch limit $6
        """;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/clock-monitor", Handle)
        .AllowRoles(ClockFeatures.Readers)
        .WithName("GetClockMonitor").WithTags("ClockMonitor")
        .WithSummary("How many statutory clocks of all services are due soon or late, by rule and branch.");

    public static async Task<Ok<Page<ClockMonitorRow>>> Handle([Description("Only this rule, e.g. OBJ-02.")] string? rule,
        [Description("Only this branch.")] string? branch, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        var position = (string?[]?)page.Position(2) ?? new string?[2];
        await using var command = source.CreateCommand(Sql);
        foreach (var text in new[] { rule, branch, caller.Branch }.Concat(position))
            command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, DataTypeName = "text" });
        command.Parameters.Add(new() { Value = page.Size + 1 });
        var rows = await command.ListAsync(Read, cancel);
        return TypedResults.Ok(Page.Of(rows, page.Size, row => [row.Rule, row.Branch]));
    }

    private static ClockMonitorRow Read(NpgsqlDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetFieldValue<DateTimeOffset>(4));
}
