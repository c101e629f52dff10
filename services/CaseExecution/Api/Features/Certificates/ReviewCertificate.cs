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

/// <summary>What the review or the branch says.</summary>
/// <param name="Note">Finding, or what has been done; no personal data.</param>
public sealed record CertificateReviewRequest(string Note);

/// <summary>Case review group 案件審議組 accepts a certificate or sends it back; the branch then reports within 20 days and every two months (CER-03). Needs If-Match of the case.</summary>
internal static class ReviewCertificate
{
    public static readonly CaseAct<CertificateReviewRequest> Acceptance = new(CertificateActs.Accepted,
        (acting, request) => OnCertificateAsync(acting, certificate => certificate.Accept(acting.Journal, acting.File, request.Note)), (_, _) => null);

    public static readonly CaseAct<CertificateReviewRequest> Return = new(CertificateActs.SentBack,
        (acting, request) => OnCertificateAsync(acting, certificate => certificate.SendBack(acting.Journal, acting.File, request.Note)), (_, _) => null);

    public static readonly CaseAct<CertificateReviewRequest> Report = new(CertificateActs.Reported,
        (acting, request) => OnCertificateAsync(acting, certificate => certificate.Report(acting.Journal, acting.File, request.Note)), (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "certificate-acceptance", "AcceptCertificate", Acceptance, Roles.HqReview);
        Map(routes, "certificate-returns", "SendBackCertificate", Return, Roles.HqReview);
        Map(routes, "certificate-reports", "ReportCertificate", Report, CaseScope.Executors);
    }

    private static void Map(IEndpointRouteBuilder routes, string path, string name, CaseAct<CertificateReviewRequest> act, params string[] roles) =>
        routes.MapPost($"/v1/cases/{{idOrNumber}}/{path}", (string idOrNumber, CertificateReviewRequest request, Caller caller, ActDesk desk, HttpContext context) =>
            Handle(idOrNumber, request, caller, desk, context, act)).WithName(name).WithTags("certificates").AllowRoles(roles).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, CertificateReviewRequest request, Caller caller, ActDesk desk, HttpContext context, CaseAct<CertificateReviewRequest> act) =>
        string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > 500
            ? Problems.Validation(("/note", "1 to 500 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, act, request);

    private static async Task<Result<Act>> OnCertificateAsync(Acting acting, Func<Certificate, Result<Act>> decide)
    {
        if (await CertificateRows.LockAsync(acting.Connection, acting.File.Id, acting.Cancel) is not { } certificate)
            return CertificateRefusals.Unknown.Because("The case has no certificate.");
        var result = decide(certificate);
        if (result.IsRefused)
            return result;
        await CertificateRows.UpdateAsync(acting.Connection, certificate, acting.Cancel);
        acting.FurtherChanges++;
        return await FollowAsync(acting, certificate) is { } refusal ? refusal : result;
    }

    // A report ends the clock of the one that was due, and the next one begins; acceptance ends it for good.
    private static async Task<Refusal?> FollowAsync(Acting acting, Certificate certificate)
    {
        var subject = new ClockSubject("certificate", certificate.Id) { CaseId = certificate.CaseId, CaseNumber = acting.File.Number.ToString() };
        var ended = certificate.Review == CertificateReview.Accepted
            ? await acting.Clocks.CancelAsync(ClockSelection.AllOf(subject), acting.Journal.At, "accepted", acting.Cancel)
            : await acting.Clocks.MeetAsync(ClockSelection.AllOf(subject), acting.Journal.At, acting.Cancel);
        if (ended.IsRefused || certificate.Review != CertificateReview.SentBack)
            return ended.Refusal;
        return (await acting.Clocks.StartAsync([new ClockStart
        {
            Subject = subject,
            Owner = new ClockOwner(acting.File.Number.Branch, acting.File.State.Section),
            Name = ProcedureClocks.CertificateReport,
            RuleId = "CER-03",
            Facts = certificate.Facts,
            StartedAt = acting.Journal.At,
            WarnLead = CaseClocks.Warning,
        }], acting.Cancel)).Refusal;
    }
}
