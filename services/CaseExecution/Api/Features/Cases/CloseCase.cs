using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.CaseExecution.Domain.Reviews;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>How a case is closed by decision.</summary>
/// <param name="Kind">Closure kind, <c>impossible</c> or <c>periodOver</c>; a certificate has an act of its own.</param>
public sealed record CloseCaseRequest(string Kind);

/// <summary>An officer closes a case for a reason other than payment (AEL 8; CEA 27). Needs If-Match.</summary>
internal static class CloseCase
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/closure", Handle).WithName(nameof(CloseCase)).WithTags("cases")
            .AllowRoles(Roles.Officer, Roles.ChiefOfficer, Roles.BranchHead).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<CaseView>, ProblemHttpResult>> Handle(
        string idOrNumber, CloseCaseRequest request, Caller caller, Ledger ledger, TimeProvider time, HttpContext context)
    {
        var cancel = context.RequestAborted;
        if (request.Kind == CaseClosures.CertificateIssued)
            return CaseRefusals.ClosureKindNotAllowed.Because("Issue the certificate: it closes the case.", "/kind", CertificateActs.Issued.Basis).ToProblem();
        if (CaseAddress.Parse(idOrNumber) is not { } address)
            return CaseRefusals.Unknown.Because("It is neither the id nor the number of a case.").ToProblem();
        return await ledger.RunAsync<Results<Ok<CaseView>, ProblemHttpResult>>(async connection =>
        {
            if (await ActDesk.LockAsync(connection, caller, idOrNumber, cancel) is not { } file)
                return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
            if (Preconditions.Check(context.Request, file.Version) is { } stale)
                return stale;
            var journal = ledger.Open();
            if ((Review.Close(journal, file, request.Kind).Refusal ?? journal.Close(file, request.Kind).Refusal) is { } refusal)
                return refusal.ToProblem();
            await ledger.WriteAsync(connection, journal, caller, new AuditSubject("case.closed", "case", file.Id.ToString(), CaseClosures.RuleOf(request.Kind)), cancel);
            context.SetETag(file.Version);
            return TypedResults.Ok((await CaseViews.ReadAsync(connection, caller, address, false, time.Today(), journal.Law, cancel))!);
        }, cancel);
    }
}
