using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Measures;

/// <summary>A measure as a case sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Code.</param>
/// <param name="Title">Its name in Chinese.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IsHeld">A stay keeps it from taking effect for this case.</param>
/// <param name="Amount">What it binds for this case, NT$.</param>
/// <param name="TotalAmount">What it binds for all its cases, NT$.</param>
/// <param name="PropertyItemId">The property it binds.</param>
/// <param name="ThirdParty">Whom it is addressed to.</param>
/// <param name="PersonId">The restricted person, when it is not the obligor.</param>
/// <param name="InForceOn">Day it took effect.</param>
/// <param name="Until">Day it lapses.</param>
/// <param name="EndedAt">When it ended, for this case or as a whole.</param>
/// <param name="EndReason">Why.</param>
/// <param name="ActId">The act that ordered it: <c>GET /v1/acts/{id}</c> has its legal basis.</param>
/// <param name="Version">Its version.</param>
public sealed record MeasureView(
    Guid Id, string Kind, string Title, MeasureState State, bool IsHeld, long Amount, long TotalAmount, Guid? PropertyItemId, string? ThirdParty, Guid? PersonId,
    DateOnly? InForceOn, DateOnly? Until, DateTimeOffset? EndedAt, string? EndReason, Guid ActId, int Version);

/// <summary>The measures of a case, oldest first, gone ones included.</summary>
internal static class ReadMeasures
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{idOrNumber}/measures", Handle).WithName(nameof(ReadMeasures)).WithTags("measures").AllowRoles(CaseScope.Readers);

    private static async Task<Results<Ok<Page<MeasureView>>, ProblemHttpResult>> Handle(
        string idOrNumber, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindToReadAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var after = page.Position(1) is [var last] ? $" and mc.measure_id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}" : "";
        command.CommandText = $"""
            select m.id, m.kind, m.state, mc.held, case when mc.ended_at is null then mc.amount else 0 end, m.amount, m.property_item_id, m.third_party, m.person_id,
                m.in_force_on, m.until_on, coalesce(mc.ended_at, m.ended_at), m.end_reason, m.act_id, m.version
            from measure_case mc join measure m on m.id = mc.measure_id
            where mc.roc_year = {CaseScope.Add(command.Parameters, CaseKey.RocYearOf(caseId)!.Value)} and mc.case_id = {CaseScope.Add(command.Parameters, caseId)}{after}
            order by mc.measure_id limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var items = new List<MeasureView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            items.Add(new MeasureView(reader.GetGuid(0), reader.GetString(1), MeasureKinds.Find(reader.GetString(1))!.Chinese, Codes.Stored<MeasureState>(reader.GetString(2)),
                reader.GetBoolean(3), reader.GetInt64(4), reader.GetInt64(5), reader.OptionalGuid(6), reader.Optional(7), reader.OptionalGuid(8), reader.OptionalDate(9),
                reader.OptionalDate(10), reader.OptionalInstant(11), reader.Optional(12), reader.GetGuid(13), reader.GetInt32(14)));
        }

        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }
}
