using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Npgsql;

namespace Enforcement.Hosting.Operations;

/// <summary>The outbox: look, pause and resume all relays of the service, take back what was set aside.</summary>
internal static class OutboxEndpoints
{
    public static void Map(IEndpointRouteBuilder group)
    {
        group.MapGet("/outbox", (RelayGauge gauge) => TypedResults.Ok(OutboxState.Of(gauge))).WithSummary("State of the outbox; a few seconds old.");
        group.MapGet("/outbox/set-aside", ListAsync).WithSummary("Messages set aside after too many failures, without their content.");
        group.MapPost("/outbox/set-aside/{id:guid}/release", ReleaseAsync).WithSummary("Lets the relay try a set-aside message again; a reason is needed.");
        group.MapPost("/outbox/pause", PauseAsync).WithSummary("Pauses the relays of all instances; messages wait in the outbox. A reason is needed.");
        group.MapPost("/outbox/resume", ResumeAsync).WithSummary("Lets the relays go on; a reason is needed.");
    }

    private static async Task<Ok<List<SetAsideMessage>>> ListAsync(NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand("""
            select id, type, created_at, set_aside_at, attempts, last_error from outbox
            where set_aside_at is not null and published_at is null order by set_aside_at limit 200
            """);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var found = new List<SetAsideMessage>();
        while (await reader.ReadAsync(cancel))
        {
            found.Add(new SetAsideMessage(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetFieldValue<DateTimeOffset>(3),
                reader.GetInt32(4), Redaction.Of(reader.IsDBNull(5) ? null : reader.GetString(5))));
        }

        return TypedResults.Ok(found);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ReleaseAsync(Guid id, ActRequest request, OperationsActs acts, Caller caller, CancellationToken cancel)
    {
        if (ActReason.Refuse(request.Reason) is { } problem)
            return problem;
        const string Sql = "update outbox set set_aside_at = null, attempts = 0, available_at = now() where id = $1 and set_aside_at is not null and published_at is null";
        return await acts.ChangeAsync(caller, "outbox_message.released", id.ToString(), request.Reason!, connection => ExecuteAsync(connection, Sql, cancel, id), cancel) == 0
            ? OperationsRefusals.MessageUnknown.Because(id.ToString()).ToProblem()
            : TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PauseAsync(ActRequest request, OperationsActs acts, RelayGauge gauge, NpgsqlDataSource source,
        Caller caller, CancellationToken cancel)
    {
        if (ActReason.Refuse(request.Reason) is { } problem)
            return problem;
        const string Sql = "insert into relay_pause (paused_at, paused_by, reason) values (now(), $1, $2) on conflict do nothing";
        await acts.ChangeAsync(caller, "relay.paused", "relay", request.Reason!, connection => ExecuteAsync(connection, Sql, cancel, caller.Subject, request.Reason!), cancel);
        await gauge.ReadAsync(source, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ResumeAsync(ActRequest request, OperationsActs acts, RelayGauge gauge, NpgsqlDataSource source,
        Caller caller, CancellationToken cancel)
    {
        if (ActReason.Refuse(request.Reason) is { } problem)
            return problem;
        await acts.ChangeAsync(caller, "relay.resumed", "relay", request.Reason!, connection => ExecuteAsync(connection, "delete from relay_pause", cancel), cancel);
        await gauge.ReadAsync(source, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Why an act is done.</summary>
/// <param name="Reason">Kept with the act, at most 500 characters.</param>
public sealed record ActRequest(string? Reason);

/// <summary>State of an outbox.</summary>
/// <param name="Unsent">Messages not yet confirmed; counted up to 10,000.</param>
/// <param name="OldestSeconds">Age of the oldest.</param>
/// <param name="SetAside">Messages set aside.</param>
/// <param name="Paused">Whether the relays are paused.</param>
public sealed record OutboxState(long Unsent, double OldestSeconds, long SetAside, bool Paused)
{
    internal static OutboxState Of(RelayGauge gauge) => new(gauge.Unsent, gauge.OldestSeconds, gauge.SetAside, gauge.IsPaused);
}

/// <summary>A message set aside.</summary>
/// <param name="Id">Message id.</param>
/// <param name="Contract">Full name of its contract.</param>
/// <param name="CreatedAt">When it was written, UTC.</param>
/// <param name="SetAsideAt">When it was set aside, UTC.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">What failed last, without what could be a person's.</param>
public sealed record SetAsideMessage(Guid Id, string Contract, DateTimeOffset CreatedAt, DateTimeOffset SetAsideAt, int Attempts, string? LastError);
