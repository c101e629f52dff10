using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Garnishments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.ThirdParties;

/// <summary>
/// What a third party does is the same act as when a clerk records it from paper. It reaches an order by the code in its token; it edits nothing, so no If-Match is
/// asked: the order's stage decides, and an Idempotency-Key makes a repeat safe.
/// </summary>
public sealed class ThirdPartyDesk(ActDesk desk, Ledger ledger)
{
    internal Task<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>> DoAsync<TRequest>(
        Caller caller, Guid id, CaseAct<OnOrder<TRequest>> act, TRequest request, CancellationToken cancel, params IEnumerable<(string, string)>[] checks) =>
        ledger.RunAsync<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>>(async connection =>
        {
            if (checks.SelectMany(errors => errors).ToArray() is { Length: > 0 } errors)
                return Problems.Validation(errors);
            if (await GarnishmentScope.CaseOfAsync(connection, caller, id, cancel) is not { } caseId || await CaseRows.LockAsync(connection, caseId, cancel) is not { } file)
                return GarnishmentRefusals.Unknown.Because("No order to you has this id.").ToProblem();
            if ((await desk.DoAsync(connection, caller, file, act, new OnOrder<TRequest>(id, request), cancel)).Refusal is { } refusal)
                return refusal.ToProblem();
            return TypedResults.Ok((await ThirdPartyOrderViews.FindAsync(connection, caller.ThirdParty!, id, cancel))!);
        }, cancel);
}
