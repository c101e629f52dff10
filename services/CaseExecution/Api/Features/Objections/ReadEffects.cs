using System.ComponentModel;
using Enforcement.CaseExecution.Data;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Objections;

/// <summary>What the decision on an objection wants done, or what was done.</summary>
/// <param name="ObjectionId">The objection.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Branch">Branch.</param>
/// <param name="Section">Section.</param>
/// <param name="Decision"><c>founded</c>, <c>unfounded</c>, <c>inadmissible</c> or <c>withdrawn</c>.</param>
/// <param name="DecidedBy"><c>branch</c> or <c>agency</c>.</param>
/// <param name="DecisionNumber">Number of the Agency's decision.</param>
/// <param name="DecidedOn">Day of the decision.</param>
/// <param name="State"><c>due</c> or <c>done</c>.</param>
/// <param name="Effect"><c>revoked</c>, <c>corrected</c>, <c>none</c> or <c>stayLifted</c>.</param>
/// <param name="ActId">The act that did it.</param>
/// <param name="DoneOn">Day it was done.</param>
public sealed record ObjectionEffectView(
    Guid ObjectionId, Guid CaseId, string Branch, string Section, string Decision, string DecidedBy, string? DecisionNumber, DateOnly DecidedOn, string State, string? Effect,
    Guid? ActId, DateOnly? DoneOn);

/// <summary>Decisions that wait for their effect, oldest objection first.</summary>
internal static class ReadEffects
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/objection-effects", List).WithName("ListObjectionEffects").WithTags("objections").AllowRoles(CaseScope.StaffReaders);

    private static async Task<Ok<Page<ObjectionEffectView>>> List(
        [AsParameters] PageQuery page, [Description("Section; the token's where it names one.")] string? section, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"e.state = 'due' and {CaseScope.OfStaff(caller, command.Parameters, "e")}";
        if (section is not null)
            conditions += $" and e.section = {CaseScope.Add(command.Parameters, section)}";
        if (page.Position(1) is [var last])
            conditions += $" and e.objection_id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"""
            select e.objection_id, e.case_id, e.branch, e.section, e.decision, e.decided_by, e.decision_number, e.decided_on, e.state, e.effect, e.act_id, e.done_on
            from objection_effect e where {conditions} order by e.objection_id limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var items = new List<ObjectionEffectView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            items.Add(new ObjectionEffectView(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.Optional(6), reader.GetFieldValue<DateOnly>(7), reader.GetString(8), reader.Optional(9), reader.OptionalGuid(10), reader.OptionalDate(11)));
        }

        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.ObjectionId.ToString()]));
    }
}
