using System.Globalization;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>One change of a case.</summary>
/// <param name="Version">Version the case has had since; 1 is the opening.</param>
/// <param name="Kind">What happened, e.g. <c>paymentApplied</c>.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Actor">Subject of who did it, or <c>system</c>.</param>
/// <param name="ActorRole">Role he acted in.</param>
/// <param name="CauseId">Payment, amendment, withdrawal ... that caused it.</param>
/// <param name="Amount">NT$, where money moved.</param>
/// <param name="Detail">Closure kind, refusal code or reason.</param>
public sealed record CaseEventView(int Version, string Kind, DateTimeOffset At, string Actor, string? ActorRole, Guid? CauseId, long? Amount, string? Detail);

/// <summary>History of a case, oldest first. The opening is the case row itself.</summary>
internal static class ReadCaseHistory
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{idOrNumber}/history", Handle).WithName(nameof(ReadCaseHistory)).WithTags("cases").AllowRoles(CaseScope.Readers);

    private static async Task<Results<Ok<Page<CaseEventView>>, ProblemHttpResult>> Handle(
        string idOrNumber, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (CaseAddress.Parse(idOrNumber) is not { } address)
            return CaseRefusals.Unknown.Because("It is neither the id nor the number of a case.").ToProblem();
        var after = page.Position(1) is not [var last] ? 0 : int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : throw new CursorException();
        await using var command = source.CreateCommand();
        var seen = $"with seen as (select * from case_file c where {address.Condition(command.Parameters)} and {CaseScope.ToRead(caller, command.Parameters, "c")})";
        command.CommandText = $"""
            {seen}
            select h.* from (
                select 1 as version, '{CaseEventKind.Opened}' as kind, opened_at, 'system' as actor, null::text as actor_role, transfer_id, opened_amount, section from seen
                union all
                select e.version, e.kind, e.occurred_at, e.actor, e.actor_role, e.cause_id, e.amount, e.detail
                from seen join case_event e on e.roc_year = seen.roc_year and e.case_id = seen.id) h
            where version > {CaseScope.Add(command.Parameters, after)} order by version limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var items = new List<CaseEventView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            items.Add(new CaseEventView(reader.GetInt32(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3), reader.Optional(4),
                reader.OptionalGuid(5), reader.IsDBNull(6) ? null : reader.GetInt64(6), reader.Optional(7)));
        }

        return items.Count == 0 && after == 0
            ? CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem()
            : TypedResults.Ok(Page.Of(items, page.Size, item => [item.Version.ToString(CultureInfo.InvariantCulture)]));
    }
}
