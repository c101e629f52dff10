using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Proposals;
using Enforcement.CaseExecution.Features.Cases;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Acts;

/// <summary>
/// The one path of an act on a case: scope, lock, If-Match, the law, four eyes, then everything in one transaction: rows of the chapter, journal, outbox, audit.
/// A refusal is answered with its code, rule and article.
/// </summary>
public sealed class ActDesk(Ledger ledger, TimeProvider time)
{
    /// <summary>Does the act, or keeps it as a proposal where a rule wants a second person (202).</summary>
    /// <param name="context">The request, whose If-Match is checked.</param>
    /// <param name="caller">Who acts.</param>
    /// <param name="idOrNumber">The case; of something that hangs on many cases, the one it is reached by.</param>
    /// <param name="act">The act.</param>
    /// <param name="request">What is wanted.</param>
    /// <param name="versionOf">Version of what is edited, read under the lock of the case; the case's own when null.</param>
    internal Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> DoAsync<TRequest>(
        HttpContext context, Caller caller, string idOrNumber, CaseAct<TRequest> act, TRequest request, Func<NpgsqlConnection, Task<int>>? versionOf = null)
        where TRequest : notnull
    {
        var cancel = context.RequestAborted;
        return ledger.RunAsync<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>>(async connection =>
        {
            if (await LockAsync(connection, caller, idOrNumber, act.Kind, cancel) is not { } file)
                return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
            if (Preconditions.Check(context.Request, versionOf is null ? file.Version : await versionOf(connection)) is { } stale)
                return stale;
            var amount = act.Amount(file, request);
            if (await ApprovalRows.ForAsync(connection, act.Kind.Code, file.Number.Branch, amount, time.Today(), cancel) is { } rule)
                return await ProposeAsync(connection, context, caller, file, act, request, amount, rule);
            var acting = new Acting(connection, file, ledger.Open(), caller, cancel) { Clocks = ledger.Clocks };
            var result = await act.Do(acting, request);
            if (!result.TryGet(out var done, out var refusal))
                return refusal.ToProblem();
            await WriteAsync(acting, done);
            context.SetETag(versionOf is null ? file.Version : await versionOf(connection));
            return TypedResults.Ok(ActViews.Of(done, caller, acting.Journal.Law));
        }, cancel);
    }

    /// <summary>Does the act of an approved proposal; the case is locked by the caller.</summary>
    internal async Task<Result<Act>> ApproveAsync(NpgsqlConnection connection, Caller caller, CaseFile file, Proposal proposal, CancellationToken cancel)
    {
        var acting = new Acting(connection, file, ledger.Open(proposal.Id), caller, cancel) { Clocks = ledger.Clocks };
        var result = await CaseActs.Find(proposal.ActKind)!.DoAsync(acting, proposal.Content);
        if (result.TryGet(out var done, out _))
            await WriteAsync(acting, done);
        return result;
    }

    /// <summary>Does an act for a caller who reaches the case by something of his own, e.g. a third party by its order; the case is locked by the caller.</summary>
    internal async Task<Result<Act>> DoAsync<TRequest>(NpgsqlConnection connection, Caller caller, CaseFile file, CaseAct<TRequest> act, TRequest request, CancellationToken cancel)
        where TRequest : notnull
    {
        var acting = new Acting(connection, file, ledger.Open(), caller, cancel) { Clocks = ledger.Clocks };
        var result = await act.Do(acting, request);
        if (result.TryGet(out var done, out _))
            await WriteAsync(acting, done);
        return result;
    }

    /// <summary>The case of a route in the caller's scope, locked; null when there is none.</summary>
    internal static async Task<CaseFile?> LockAsync(NpgsqlConnection connection, Caller caller, string idOrNumber, CancellationToken cancel) =>
        await FindAsync(connection, caller, idOrNumber, cancel) is { } id ? await CaseRows.LockAsync(connection, id, cancel) : null;

    /// <summary>The same for an act that another branch may have been entrusted with: then its staff do it, and no other (ER 20(3)).</summary>
    internal static async Task<CaseFile?> LockAsync(NpgsqlConnection connection, Caller caller, string idOrNumber, ActKind kind, CancellationToken cancel) =>
        await FindAsync(connection, idOrNumber, parameters => CaseScope.ToAct(caller, parameters, "c", kind.Code), cancel) is { } id
            ? await CaseRows.LockAsync(connection, id, cancel)
            : null;

    /// <summary>The id of the case of a route in the caller's scope; null when there is none.</summary>
    internal static Task<Guid?> FindAsync(NpgsqlConnection connection, Caller caller, string idOrNumber, CancellationToken cancel) =>
        FindAsync(connection, idOrNumber, parameters => CaseScope.Of(caller, parameters, "c"), cancel);

    /// <summary>The id of a case to be read, also by the staff of a branch that is entrusted with an act of it.</summary>
    internal static Task<Guid?> FindToReadAsync(NpgsqlConnection connection, Caller caller, string idOrNumber, CancellationToken cancel) =>
        FindAsync(connection, idOrNumber, parameters => CaseScope.ToRead(caller, parameters, "c"), cancel);

    private static async Task<Guid?> FindAsync(NpgsqlConnection connection, string idOrNumber, Func<NpgsqlParameterCollection, string> scope, CancellationToken cancel)
    {
        if (CaseAddress.Parse(idOrNumber) is not { } address)
            return null;
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"select c.id from case_file c where {address.Condition(command.Parameters)} and {scope(command.Parameters)}";
        return await command.ExecuteScalarAsync(cancel) as Guid?;
    }

    private Task WriteAsync(Acting acting, Act done)
    {
        string[] rules = [done.Kind.Basis.RuleId, .. done.Ground.Rulings.Select(ruling => ruling.RuleId)];
        var subject = new AuditSubject($"act.{done.Kind.Code}", "act", done.Id.ToString(), [.. rules.Distinct()]) { FurtherChanges = acting.FurtherChanges };
        return ledger.WriteAsync(acting.Connection, acting.Journal, acting.Caller, subject, acting.Cancel, [.. acting.Messages]);
    }

    // The act is tried before it is proposed, and all it wrote is taken back: nobody is asked to approve what the law refuses.
    private async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> ProposeAsync<TRequest>(
        NpgsqlConnection connection, HttpContext context, Caller caller, CaseFile file, CaseAct<TRequest> act, TRequest request, long? amount, ApprovalRule rule)
        where TRequest : notnull
    {
        var cancel = context.RequestAborted;
        await ExecuteAsync(connection, "savepoint proposed", cancel);
        var trial = await act.Do(new Acting(connection, file, ledger.Open(), caller, cancel) { Clocks = ledger.Clocks, IsTrial = true }, request);
        await ExecuteAsync(connection, "rollback to savepoint proposed", cancel);
        if (!trial.TryGet(out var would, out var refusal))
            return refusal.ToProblem();
        var proposal = ProposalRows.Make(would, file, caller, System.Text.Json.JsonSerializer.Serialize(request, ProposedContent.Json), amount, rule, time.GetUtcNow());
        await ledger.InsertAsync(connection, proposal, caller, cancel);
        return TypedResults.Accepted($"/v1/proposals/{proposal.Id}", ProposalView.Of(proposal));
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }
}
