using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Stays;

/// <summary>Why a stay ends.</summary>
/// <param name="Reason">Decision it rests on; no personal data.</param>
public sealed record LiftStayRequest(string Reason);

/// <summary>The stays of a case; lifting one sets free what no other stay holds. Needs If-Match of the stay.</summary>
internal static class LiftStay
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cases/{idOrNumber}/stays", List).WithName("ListStays").WithTags("stays").AllowRoles(CaseScope.Readers);
        routes.MapPost("/v1/stays/{id:guid}/lifting", Lift).WithName(nameof(LiftStay)).WithTags("stays").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<IReadOnlyList<StayView>>, ProblemHttpResult>> List(string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindToReadAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand(
            $"{StayView.Select} join stay_case c on c.stay_id = s.id where c.roc_year = $1 and c.case_id = $2 order by s.id limit 200", connection)
        {
            Parameters = { new() { Value = CaseKey.RocYearOf(caseId)!.Value }, new() { Value = caseId } },
        };
        var items = new List<StayView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(StayView.Read(reader));
        return TypedResults.Ok<IReadOnlyList<StayView>>(items);
    }

    private static Task<Results<Ok<StayView>, ProblemHttpResult>> Lift(Guid id, LiftStayRequest request, Caller caller, Ledger ledger, HttpContext context) =>
        ledger.RunAsync<Results<Ok<StayView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500)
                return Problems.Validation(("/reason", "1 to 500 characters."));
            if (!await IsSeenAsync(connection, caller, id, cancel))
                return StayRefusals.Unknown.Because("No stay has this id.").ToProblem();
            var files = await CaseRows.LockAsync(connection, await StayRows.CasesAsync(connection, id, cancel), cancel);
            var stay = (await StayRows.LockAsync(connection, id, cancel))!;
            if (Preconditions.Check(context.Request, stay.Version) is { } stale)
                return stale;
            if (stay.BarsLifting(ledger.Open().Day) is { } bar)
                return bar.ToProblem();
            var journal = ledger.Open();
            var limitation = await LimitationStays.AskAsync(connection, stay, journal.Day, cancel);
            if (!StayActs.Lift(journal, stay, files.Values, request.Reason, limitation).TryGet(out var act, out var refusal))
                return refusal.ToProblem();
            await ledger.WriteAsync(connection, journal, caller, new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId), cancel);
            context.SetETag(stay.Version);
            return TypedResults.Ok(await ReadAsync(connection, id, cancel));
        }, context.RequestAborted);

    private static async Task<bool> IsSeenAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"""
            select exists (select from stay_case sc join case_file c on c.roc_year = sc.roc_year and c.id = sc.case_id
                where sc.stay_id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.Of(caller, command.Parameters, "c")})
            """;
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<StayView> ReadAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"{StayView.Select} where s.id = $1", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return StayView.Read(reader);
    }
}
