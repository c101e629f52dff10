using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Certificates;

/// <summary>A certificate.</summary>
/// <param name="WholeGroup">For all open cases of the obligor in the branch that are of this agency, not this one only.</param>
/// <param name="Reason">What was tried without success; no personal data.</param>
public sealed record IssueCertificateRequest(bool WholeGroup, string Reason);

/// <summary>
/// An officer issues the certificate (CER-02): at once when the agency states that there is no property, else after the month to report. It closes the case for the
/// statistics; procedure and period go on. Needs If-Match.
/// </summary>
internal static class IssueCertificate
{
    public static readonly CaseAct<IssueCertificateRequest> Act = new(CertificateActs.Issued, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/certificates", Handle).WithName(nameof(IssueCertificate)).WithTags("certificates")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, IssueCertificateRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500
            ? Problems.Validation(("/reason", "1 to 500 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, IssueCertificateRequest request)
    {
        var cases = await OrderAgencyReport.CasesAsync(acting, request.WholeGroup);
        var known = await AgencyReportRows.KnownAsync(acting.Connection, cases, acting.Cancel);
        if (!Certification.Issue(acting.Journal, cases, known, request.Reason).TryGet(out var act, out var refusal))
            return refusal;
        acting.FurtherChanges += await CertificateRows.IssueAsync(acting.Connection, cases, act, acting.Cancel);

        // The order has done its work, answered or not.
        var over = await acting.Clocks.CancelAsync(ClockSelection.OfCases([.. cases.Select(file => file.Id)], [ProcedureClocks.AgencyReport]), acting.Journal.At, "certificateIssued", acting.Cancel);
        return over.Refusal is { } late ? late : act;
    }
}
