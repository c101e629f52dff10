using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Courts;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Courts;

/// <summary>How joint handling ends.</summary>
/// <param name="Note">Letter it rests on; no personal data.</param>
public sealed record EndCourtJoinderRequest(string? Note);

/// <summary>Joint handlings: listed, read, of a case; the court sends our file back, gets the file of a seizure we give up, or takes its own back. Needs If-Match.</summary>
internal static class HandleCourtJoinder
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/court-joinders", List).WithName("ListCourtJoinders").WithTags("courts").WithSummary("Open joint handlings of the caller's scope, oldest first")
            .AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/court-joinders/{id:guid}", One).WithName("ReadCourtJoinder").WithTags("courts").WithSummary("One joint handling").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/cases/{idOrNumber}/court-joinders", OfCase).WithName("ListCaseCourtJoinders").WithTags("courts").WithSummary("The joint handlings of a case, ended ones included")
            .AllowRoles(CaseScope.StaffReaders);
        Route("return", "The court sends our file back: the case goes on", (joinder, journal, file, note) => joinder.Return(journal, file, note));
        Route("handover", "The seizure is given up: its state is kept and the court gets the file (DBL-02)", (joinder, journal, file, note) => joinder.HandOver(journal, file, note));
        Route("withdrawal", "The court takes its file back", (joinder, journal, file, note) => joinder.Withdraw(journal, file, note));

        void Route(string step, string summary, Func<CourtJoinder, Journal, CaseFile, string?, Result<Act>> end) =>
            routes.MapPost($"/v1/court-joinders/{{id:guid}}/{step}", (Guid id, EndCourtJoinderRequest request, Caller caller, Ledger ledger, HttpContext context) =>
                    EndAsync(id, request, caller, ledger, context, end))
                .WithName($"CourtJoinder{char.ToUpperInvariant(step[0])}{step[1..]}").WithTags("courts").WithSummary(summary)
                .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Ok<Page<CourtJoinderView>>> List([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"j.ended_on is null and {CaseScope.OfStaff(caller, command.Parameters, "j")}";
        if (page.Position(1) is [var last])
            conditions += $" and j.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"{CourtJoinderView.Select} where {conditions} order by j.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        return TypedResults.Ok(Page.Of(await ReadAllAsync(command, cancel), page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<CourtJoinderView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, context.RequestAborted) is not { } view)
            return CourtRefusals.Unknown.Because("No joint handling has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<IReadOnlyList<CourtJoinderView>>, ProblemHttpResult>> OfCase(string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindToReadAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand($"{CourtJoinderView.Select} where j.case_id = $1 order by j.id limit 200", connection) { Parameters = { new() { Value = caseId } } };
        return TypedResults.Ok<IReadOnlyList<CourtJoinderView>>(await ReadAllAsync(command, cancel));
    }

    private static Task<Results<Ok<CourtJoinderView>, ProblemHttpResult>> EndAsync(
        Guid id, EndCourtJoinderRequest request, Caller caller, Ledger ledger, HttpContext context, Func<CourtJoinder, Journal, CaseFile, string?, Result<Act>> end) =>
        ledger.RunAsync<Results<Ok<CourtJoinderView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (request.Note?.Length > 500)
                return Problems.Validation(("/note", "At most 500 characters."));
            if (await FindAsync(connection, caller, id, cancel) is not { } seen)
                return CourtRefusals.Unknown.Because("No joint handling has this id.").ToProblem();
            var file = (await CaseRows.LockAsync(connection, seen.CaseId, cancel))!;
            var joinder = await CourtRows.LockAsync(connection, id, cancel);
            if (Preconditions.Check(context.Request, joinder.Version) is { } stale)
                return stale;
            var journal = ledger.Open();
            if (!end(joinder, journal, file, request.Note).TryGet(out var act, out var refusal))
                return refusal.ToProblem();
            await CourtRows.UpdateAsync(connection, joinder, cancel);
            await ledger.WriteAsync(connection, journal, caller,
                new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId) { FurtherChanges = joinder.Version - joinder.StoredVersion }, cancel);
            context.SetETag(joinder.Version);
            return TypedResults.Ok((await FindAsync(connection, caller, id, cancel))!);
        }, context.RequestAborted);

    private static async Task<CourtJoinderView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{CourtJoinderView.Select} where j.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "j")}";
        return (await ReadAllAsync(command, cancel)).FirstOrDefault();
    }

    private static async Task<List<CourtJoinderView>> ReadAllAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var items = new List<CourtJoinderView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(CourtJoinderView.Read(reader));
        return items;
    }
}
