using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>An act on an order, as it is kept when a second person must approve.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Content">What is wanted.</param>
public sealed record OnOrder<TRequest>(Guid OrderId, TRequest Content);

/// <summary>An order being worked on, with all live orders of its obligor; locked.</summary>
internal sealed record WorkedOrder(GarnishedGroup Group, GarnishmentFile File)
{
    public GarnishmentOrder Order => File.Order;
}

/// <summary>
/// Acts on an order: under the lock of the case it is reached by, of all cases and live orders of its obligor; If-Match is the version of the order. One act may
/// change other orders, too: those that give way.
/// </summary>
internal static class OrderAct
{
    /// <summary>Declares an act; approval rules compare what is owed on the case it is reached by.</summary>
    public static CaseAct<OnOrder<TRequest>> Of<TRequest>(ActKind kind, Func<Acting, WorkedOrder, TRequest, Task<Result<Act>>> act) => new(kind, async (acting, on) =>
    {
        var group = await GarnishmentRows.LockGroupAsync(acting.Connection, acting.File, acting.Cancel);
        if (group.Find(on.OrderId) is not { IsLive: true } file)
            return GarnishmentRefusals.Over.Because("It was lifted, collected or taken back.", null, kind.Basis);
        var done = await act(acting, new WorkedOrder(group, file), on.Content);
        if (done.IsRefused)
            return done;
        await GarnishmentRows.UpdateAsync(acting.Connection, file.Order, acting.Cancel);
        acting.FurtherChanges += file.Order.Version - file.Order.StoredVersion;
        return done;
    }, (file, _) => file.Outstanding);

    /// <summary>The same without rows of its own.</summary>
    public static CaseAct<OnOrder<TRequest>> Of<TRequest>(ActKind kind, Func<Acting, WorkedOrder, TRequest, Result<Act>> act) =>
        Of<TRequest>(kind, (acting, work, request) => Task.FromResult(act(acting, work, request)));

    /// <summary>Does an act by staff on the order of a route.</summary>
    public static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> DoAsync<TRequest>(
        HttpContext context, Caller caller, ActDesk desk, NpgsqlDataSource source, Guid id, CaseAct<OnOrder<TRequest>> act, TRequest request, params IEnumerable<(string, string)>[] checks)
    {
        if (checks.SelectMany(errors => errors).ToArray() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        Guid? found;
        await using (var connection = await source.OpenConnectionAsync(context.RequestAborted))
            found = await GarnishmentScope.CaseOfAsync(connection, caller, id, context.RequestAborted);
        return found is { } caseId
            ? await desk.DoAsync(context, caller, caseId.ToString(), act, new OnOrder<TRequest>(id, request), locked => GarnishmentScope.VersionAsync(locked, id, context.RequestAborted))
            : GarnishmentRefusals.Unknown.Because("No order has this id.").ToProblem();
    }

    /// <summary>A clock that turns with an act; its refusal would be a defect.</summary>
    public static async Task TurnAsync(Task<Result<IReadOnlyList<Clock>>> turn)
    {
        if ((await turn).Refusal is { } refusal)
            throw new InvalidOperationException($"A clock of an order could not turn: {refusal.Detail}");
    }
}
