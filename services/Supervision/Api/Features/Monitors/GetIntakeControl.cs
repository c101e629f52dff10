using System.ComponentModel;
using System.Globalization;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Data.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Supervision.Features.Monitors;

/// <summary>Lines decided, or cases opened, of a day, branch and agency.</summary>
public sealed record IntakeControlRow
{
    public required DateOnly Day { get; init; }

    /// <summary>Null where a returned line never reached a branch.</summary>
    public string? Branch { get; init; }

    public required string Agency { get; init; }

    /// <summary><c>accepted</c>, <c>needsCorrection</c>, <c>returned</c>, or <c>opened</c> for cases opened.</summary>
    public required string Outcome { get; init; }

    public required long Count { get; init; }

    /// <summary>NT$.</summary>
    public required long Amount { get; init; }
}

/// <summary>Control of intake and assignment 收、分案業務之管考.</summary>
public static class GetIntakeControl
{
    private const string Sql = """
        select day, branch, agency, outcome, sum(count)::bigint, sum(amount)::bigint
        from intake_control
        where day between $1 and $2 and ($3 is null or branch = $3) and ($4 is null or branch = $4) and ($5 is null or agency = $5)
            and ($6 is null or (day, coalesce(branch, ''), agency, outcome) > ($6::date, $7, $8, $9))
        group by day, branch, agency, outcome
        order by day, coalesce(branch, ''), agency, outcome
        limit $10
        """;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/monitors/intake", Handle)
        .AllowRoles([Roles.Auditor, Roles.Operations, .. Roles.Headquarters, Roles.Assigner, Roles.BranchHead])
        .WithName("GetIntakeControl").WithTags("Monitors")
        .WithSummary("Decided lines by outcome and opened cases, per receiving day, branch and agency.");

    public static async Task<Results<Ok<Page<IntakeControlRow>>, ProblemHttpResult>> Handle([Description("First receiving day.")] DateOnly from,
        [Description("Last receiving day.")] DateOnly to, [Description("Only this branch.")] string? branch,
        [Description("Only this agency.")] string? agency, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (to < from)
            return Problems.Validation(("to", "must not lie before from"));
        var position = (string?[]?)page.Position(4) ?? new string?[4];
        if (position[0] is { } day && !DateOnly.TryParseExact(day, "yyyy-MM-dd", out _))
            throw new CursorException();
        await using var command = source.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = from });
        command.Parameters.Add(new() { Value = to });
        foreach (var text in new[] { branch, caller.Branch, agency }.Concat(position))
            command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, DataTypeName = "text" });
        command.Parameters.Add(new() { Value = page.Size + 1 });
        var rows = await command.ListAsync(Read, cancel);
        return TypedResults.Ok(Page.Of(rows, page.Size,
            row => [row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Branch ?? "", row.Agency, row.Outcome]));
    }

    private static IntakeControlRow Read(NpgsqlDataReader reader) => new()
    {
        Day = reader.GetFieldValue<DateOnly>(0),
        Branch = reader.IsDBNull(1) ? null : reader.GetString(1),
        Agency = reader.GetString(2),
        Outcome = reader.GetString(3),
        Count = reader.GetInt64(4),
        Amount = reader.GetInt64(5),
    };
}
