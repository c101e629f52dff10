using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Estates;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Estates;

/// <summary>The death of an obligor; sent again with other facts, it corrects them.</summary>
/// <param name="DiedOn">Day of death.</param>
/// <param name="BegunOn">Day enforcement began (AEL 7(3)); left out when it had not.</param>
/// <param name="LeftProperty">He left property.</param>
/// <param name="HeirsAreClear">Heirs are known, present, decided and able.</param>
/// <param name="HasAdministrator">There is an estate administrator or executor.</param>
/// <param name="Source">Where it is known from; no personal data.</param>
public sealed record RecordDeathRequest(DateOnly DiedOn, DateOnly? BegunOn, bool LeftProperty, bool HeirsAreClear, bool HasAdministrator, string Source);

/// <summary>Records the death for all open cases of the obligor in the branch: they go on against the estate, what bound his person is released. Needs If-Match.</summary>
internal static class RecordDeath
{
    public static readonly CaseAct<RecordDeathRequest> Act = new(EstateActs.Died, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/obligor-death", Handle).WithName(nameof(RecordDeath)).WithTags("estates")
            .WithSummary("Records the obligor's death: his cases go on against the estate").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, RecordDeathRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Source) || request.Source.Length > 200
            ? Problems.Validation(("/source", "1 to 200 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, RecordDeathRequest request)
    {
        var files = await acting.GroupAsync();
        var cases = await EstateRows.CasesAsync(acting.Connection, files, acting.Cancel);
        var obligorId = acting.File.State.ObligorId;
        var notice = new DeathNotice(request.DiedOn, request.BegunOn, request.LeftProperty, request.HeirsAreClear, request.HasAdministrator, request.Source);
        var onPerson = await EstateRows.OnPersonAsync(acting.Connection, obligorId, acting.File.Number.Branch, acting.Cancel);
        var result = Death.Record(acting.Journal, cases, notice, onPerson);
        if (!result.TryGet(out var act, out _))
            return result;
        await EstateRows.SaveAsync(acting.Connection, obligorId, files, notice, act, acting.Caller.Subject, acting.Cancel);
        acting.FurtherChanges++;
        return result;
    }
}
