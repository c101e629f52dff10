using System.ComponentModel;
using System.Text.Json;
using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.Intake.Features.Feed;

/// <summary>An event of an agency's feed in the shape of CloudEvents 1.0.</summary>
public sealed record AgencyEvent
{
    public string SpecVersion => "1.0";
    public required Guid Id { get; init; }
    public string Source => "/intake";

    /// <summary>e.g. <c>transfers.decided</c>, <c>case.closed</c>, <c>case.paid</c>.</summary>
    public required string Type { get; init; }

    public required string Subject { get; init; }
    public required DateTimeOffset Time { get; init; }
    public string DataContentType => "application/json";

    /// <summary>1, 2, 3 ... per agency without gaps; ask with the last one seen.</summary>
    public required long Sequence { get; init; }

    public required JsonElement Data { get; init; }
}

/// <summary>Events after a number.</summary>
/// <param name="Events">In order of their sequence.</param>
/// <param name="Last">Number to ask after next time.</param>
/// <param name="More">True when more events wait already.</param>
public sealed record AgencyEvents(IReadOnlyList<AgencyEvent> Events, long Last, bool More);

internal static class ReadAgencyEvents
{
    private const int Most = 500;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/agency-events", Handle)
        .AllowRoles(Roles.Agency)
        .WithTags("Agency events")
        .WithSummary("The agency's events after a sequence number")
        .WithDescription("Numbers have no gaps and events appear in their order, so a reader that keeps the last number misses nothing.");

    private static async Task<Ok<AgencyEvents>> Handle(
        [Description("The last sequence number seen; 0 or absent for the beginning.")] long? after,
        [Description("1 to 500, default 100.")] int? limit, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        var rows = Math.Clamp(limit ?? 100, 1, Most);
        await using var command = source.CreateCommand("""
            select sequence, event_id, type, subject, occurred_at, content from agency_event
            where agency = $1 and sequence > $2 order by sequence limit $3
            """);
        command.Parameters.AddRange((NpgsqlParameter[])[new() { Value = caller.Agency! }, new() { Value = after ?? 0 }, new() { Value = rows + 1 }]);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var events = new List<AgencyEvent>();
        while (await reader.ReadAsync(cancel))
        {
            events.Add(new AgencyEvent
            {
                Sequence = reader.GetInt64(0),
                Id = reader.GetGuid(1),
                Type = reader.GetString(2),
                Subject = reader.GetString(3),
                Time = reader.GetFieldValue<DateTimeOffset>(4),
                Data = JsonDocument.Parse(reader.GetString(5)).RootElement,
            });
        }

        var more = events.Count > rows;
        if (more)
            events.RemoveAt(rows);
        return TypedResults.Ok(new AgencyEvents(events, events.Count > 0 ? events[^1].Sequence : after ?? 0, more));
    }
}
