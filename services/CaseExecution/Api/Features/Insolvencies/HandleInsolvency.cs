using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Insolvencies;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Insolvencies;

/// <summary>A report of claims.</summary>
/// <param name="FiledOn">Day it was filed.</param>
/// <param name="Reference">Number of the letter.</param>
public sealed record ClaimInsolvencyRequest(DateOnly FiledOn, string Reference);

/// <summary>The end of an insolvency.</summary>
/// <param name="Reason">Ruling it rests on; no personal data.</param>
public sealed record EndInsolvencyRequest(string Reason);

/// <summary>Insolvencies: listed, read, the claims reported to the proceeding, ended. Needs If-Match of the insolvency.</summary>
internal static class HandleInsolvency
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/insolvencies", List).WithName("ListInsolvencies").WithTags("insolvencies").WithSummary("Insolvencies that stay cases of the caller's scope, oldest first")
            .AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/insolvencies/{id:guid}", One).WithName("ReadInsolvency").WithTags("insolvencies").WithSummary("One insolvency").AllowRoles(CaseScope.StaffReaders);
        routes.MapPost("/v1/insolvencies/{id:guid}/claim", Claim).WithName("ClaimInsolvency").WithTags("insolvencies").WithSummary("What is owed is reported to the proceeding")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/insolvencies/{id:guid}/end", End).WithName("EndInsolvency").WithTags("insolvencies").WithSummary("The proceeding is over: the stay is lifted")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Ok<Page<InsolvencyView>>> List([AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = $"i.ended_on is null and {CaseScope.OfStaff(caller, command.Parameters, "i")}";
        if (page.Position(1) is [var last])
            conditions += $" and i.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"{InsolvencyView.Select} where {conditions} order by i.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<InsolvencyView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(InsolvencyView.Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<InsolvencyView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, HttpContext context)
    {
        await using var connection = await source.OpenConnectionAsync(context.RequestAborted);
        if (await FindAsync(connection, caller, id, context.RequestAborted) is not { } view)
            return InsolvencyRefusals.Unknown.Because("No insolvency has this id.").ToProblem();
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<InsolvencyView>, ProblemHttpResult>> Claim(
        Guid id, ClaimInsolvencyRequest request, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Reference) || request.Reference.Length > 100
            ? Problems.Validation(("/reference", "1 to 100 characters."))
            : await DoAsync(id, caller, ledger, clocks, context, (journal, insolvency, _, cases) => insolvency.Claim(journal, cases, request.FiledOn, request.Reference));

    private static async Task<Results<Ok<InsolvencyView>, ProblemHttpResult>> End(
        Guid id, EndInsolvencyRequest request, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500
            ? Problems.Validation(("/reason", "1 to 500 characters."))
            : await DoAsync(id, caller, ledger, clocks, context, (journal, insolvency, stay, cases) => insolvency.End(journal, stay, cases, request.Reason));

    private static Task<Results<Ok<InsolvencyView>, ProblemHttpResult>> DoAsync(
        Guid id, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context, Func<Journal, ObligorInsolvency, Stay, IReadOnlyCollection<CaseFile>, Result<Act>> decide) =>
        ledger.RunAsync<Results<Ok<InsolvencyView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (await FindAsync(connection, caller, id, cancel) is not { } seen)
                return InsolvencyRefusals.Unknown.Because("No insolvency has this id.").ToProblem();
            var files = await CaseRows.LockAsync(connection, await StayRows.CasesAsync(connection, seen.StayId, cancel), cancel);
            var stay = (await StayRows.LockAsync(connection, seen.StayId, cancel))!;
            var insolvency = (await InsolvencyRows.LockAsync(connection, id, cancel))!;
            if (Preconditions.Check(context.Request, insolvency.Version) is { } stale)
                return stale;
            var journal = ledger.Open();
            if (!decide(journal, insolvency, stay, files.Values).TryGet(out var act, out var refusal))
                return refusal.ToProblem();
            await InsolvencyRows.UpdateAsync(connection, insolvency, cancel);
            if (insolvency.EndedOn is not null)
                await clocks.CancelAsync(ClockSelection.AllOf(InsolvencyRows.SubjectOf(id)), journal.At, "ended", cancel);
            await ledger.WriteAsync(connection, journal, caller,
                new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId) { FurtherChanges = insolvency.Version - insolvency.StoredVersion }, cancel);
            context.SetETag(insolvency.Version);
            return TypedResults.Ok((await FindAsync(connection, caller, id, cancel))!);
        }, context.RequestAborted);

    private static async Task<InsolvencyView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"{InsolvencyView.Select} where i.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "i")}";
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? InsolvencyView.Read(reader) : null;
    }
}
