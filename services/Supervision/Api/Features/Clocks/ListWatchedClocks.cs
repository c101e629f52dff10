using System.ComponentModel;
using System.Globalization;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Data.Audit;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.Supervision.Features.Clocks;

/// <summary>A clock that is due soon or late; its service explains it: <c>GET /v1/clocks/{service}/{clockId}</c>, or, for a limitation, the clocks of the case.</summary>
public sealed record WatchedClock
{
    public required string Service { get; init; }
    public required Guid ClockId { get; init; }

    /// <summary><c>warned</c> or <c>overdue</c>.</summary>
    public required string State { get; init; }

    public required string Rule { get; init; }

    /// <summary>What must be done, e.g. <c>forwarding</c>.</summary>
    public required string Name { get; init; }

    public required string SubjectType { get; init; }
    public required Guid SubjectId { get; init; }
    public string? CaseNumber { get; init; }
    public required string Branch { get; init; }
    public string? Section { get; init; }

    /// <summary>Last day in time; absent for a clock by the hour.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>First instant that is late.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When it was found.</summary>
    public required DateTimeOffset Since { get; init; }
}

/// <summary>The clocks behind the overview.</summary>
public static class ListWatchedClocks
{
    private const string Sql = """
        select service, clock_id, state, rule_id, name, subject_type, subject_id, case_number, branch, section, due_on, due_at, since
        from clock_watch
        where state <> 'settled' and ($1 is null or rule_id = $1) and ($2 is null or branch = $2) and ($3 is null or branch = $3) and ($4 is null or state = $4)
            and ($5 is null or (due_at, clock_id) > ($5, $6))
        order by due_at, clock_id limit $7
        """;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/clock-monitor/clocks", Handle)
        .AllowRoles(ClockFeatures.Readers)
        .WithName("ListWatchedClocks").WithTags("ClockMonitor")
        .WithSummary("Statutory clocks of all services that are due soon or late; late longest first.");

    public static async Task<Results<Ok<Page<WatchedClock>>, ProblemHttpResult>> Handle([Description("Only this rule.")] string? rule,
        [Description("Only this branch.")] string? branch, [Description("warned or overdue.")] string? state, [AsParameters] PageQuery page, Caller caller,
        NpgsqlDataSource source, CancellationToken cancel)
    {
        if (state is not (null or "warned" or "overdue"))
            return Problems.Validation(("/state", "warned or overdue"));
        var after = Position(page);
        await using var command = source.CreateCommand(Sql);
        foreach (var text in new[] { rule, branch, caller.Branch, state })
            command.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = (object?)after?.At ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        command.Parameters.Add(new() { Value = (object?)after?.Id ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new() { Value = page.Size + 1 });
        var rows = await command.ListAsync(Read, cancel);
        return TypedResults.Ok(Page.Of(rows, page.Size, row => [row.DueAt.ToString("O", CultureInfo.InvariantCulture), row.ClockId.ToString()]));
    }

    private static (DateTimeOffset At, Guid Id)? Position(PageQuery page) => page.Position(2) is not [var at, var id] ? null
        : DateTimeOffset.TryParseExact(at, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant) && Guid.TryParse(id, out var last)
            ? (instant.ToUniversalTime(), last)
            : throw new CursorException();

    private static WatchedClock Read(NpgsqlDataReader reader) => new()
    {
        Service = reader.GetString(0),
        ClockId = reader.GetGuid(1),
        State = reader.GetString(2),
        Rule = reader.GetString(3),
        Name = reader.GetString(4),
        SubjectType = reader.GetString(5),
        SubjectId = reader.GetGuid(6),
        CaseNumber = reader.IsDBNull(7) ? null : reader.GetString(7),
        Branch = reader.GetString(8),
        Section = reader.IsDBNull(9) ? null : reader.GetString(9),
        DueOn = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateOnly>(10),
        DueAt = reader.GetFieldValue<DateTimeOffset>(11),
        Since = reader.GetFieldValue<DateTimeOffset>(12),
    };
}
