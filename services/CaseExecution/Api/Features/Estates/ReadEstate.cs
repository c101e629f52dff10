using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Estates;
using Enforcement.CaseExecution.Features.Property;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Estates;

/// <summary>The estate of an obligor who died.</summary>
/// <param name="ObligorId">Who.</param>
/// <param name="DiedOn">Day of death.</param>
/// <param name="LeftProperty">He left property.</param>
/// <param name="HeirsAreClear">Heirs are known, present, decided and able.</param>
/// <param name="HasAdministrator">There is an administrator or executor.</param>
/// <param name="Source">Where it is known from.</param>
/// <param name="ActId">The act, with its rulings.</param>
/// <param name="AgentActId">The act that appointed a special agent.</param>
/// <param name="RecordedAt">When.</param>
/// <param name="RecordedBy">Who recorded it.</param>
/// <param name="Version">Its version.</param>
public sealed record EstateView(
    Guid ObligorId, DateOnly DiedOn, bool LeftProperty, bool HeirsAreClear, bool HasAdministrator, string Source, Guid ActId, Guid? AgentActId, DateTimeOffset RecordedAt, string RecordedBy,
    int Version);

/// <summary>What is recorded of an obligor's death.</summary>
internal static class ReadEstate
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/obligors/{id:guid}/estate", Handle).WithName(nameof(ReadEstate)).WithTags("estates").WithSummary("The estate of an obligor who died")
            .AllowRoles(CaseScope.StaffReaders);

    private static async Task<Results<Ok<EstateView>, ProblemHttpResult>> Handle(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        var cancel = context.RequestAborted;
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (!await ReadProperty.IsSeenAsync(connection, caller, id, cancel))
            return EstateRefusals.Unknown.Because("No obligor has this id.").ToProblem();
        await using var command = new NpgsqlCommand("""
            select obligor_id, died_on, left_property, heirs_clear, has_administrator, source, act_id, agent_act_id, recorded_at, recorded_by, version from estate where obligor_id = $1
            """, connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return EstateRefusals.Unknown.Because("He lives as far as is known.").ToProblem();
        var view = new EstateView(reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1), reader.GetBoolean(2), reader.GetBoolean(3), reader.GetBoolean(4), reader.GetString(5), reader.GetGuid(6),
            reader.OptionalGuid(7), reader.GetFieldValue<DateTimeOffset>(8), reader.GetString(9), reader.GetInt32(10));
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }
}
