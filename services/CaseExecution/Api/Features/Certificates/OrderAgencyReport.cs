using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Certificates;

/// <summary>An order to the agency to report property.</summary>
/// <param name="WholeGroup">For all open cases of the obligor in the branch that are of this agency, not this one only.</param>
/// <param name="ServedOn">Day the agency received it.</param>
/// <param name="Reason">What was tried without success; no personal data.</param>
public sealed record OrderAgencyReportRequest(bool WholeGroup, DateOnly ServedOn, string? Reason);

/// <summary>What the agency says by letter; agencies with a system say it through intake.</summary>
/// <param name="HasProperty">Whether there is property.</param>
/// <param name="Description">What there is; left out when there is none.</param>
/// <param name="StatedOn">Day of the letter.</param>
/// <param name="Reference">Number of the letter.</param>
public sealed record RecordAgencyStatementRequest(bool HasProperty, string? Description, DateOnly StatedOn, string Reference);

/// <summary>Orders the agency to report property within a month (CER-01), with a clock, and records what it says. Needs If-Match.</summary>
internal static class OrderAgencyReport
{
    private const string SubjectType = "agencyReport";

    public static readonly CaseAct<OrderAgencyReportRequest> Act = new(CertificateActs.ReportOrdered, OrderAsync, (_, _) => null);
    public static readonly CaseAct<RecordAgencyStatementRequest> Statement = new(CertificateActs.Stated, StateAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/cases/{idOrNumber}/agency-report-orders", Order).WithName(nameof(OrderAgencyReport)).WithTags("certificates")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/agency-statements", State).WithName("RecordAgencyStatement").WithTags("certificates")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    /// <summary>The cases of an act: this one, or those of the group that are of the same agency, each needing a decision of its own.</summary>
    public static async Task<IReadOnlyList<CaseFile>> CasesAsync(Acting acting, bool wholeGroup) =>
        wholeGroup ? [.. (await acting.DueGroupAsync()).Where(file => file.State.Agency == acting.File.State.Agency)] : [acting.File];

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Order(
        string idOrNumber, OrderAgencyReportRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        request.Reason?.Length > 500
            ? Problems.Validation(("/reason", "At most 500 characters."))
            : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> State(
        string idOrNumber, RecordAgencyStatementRequest request, Caller caller, ActDesk desk, TimeProvider time, HttpContext context)
    {
        if (request.HasProperty != !string.IsNullOrWhiteSpace(request.Description) || request.Description?.Length > 500)
            return Problems.Validation(("/description", "1 to 500 characters where there is property, else none."));
        if (string.IsNullOrWhiteSpace(request.Reference) || request.Reference.Length > 100)
            return Problems.Validation(("/reference", "1 to 100 characters."));
        if (request.StatedOn > time.Today())
            return Problems.Validation(("/statedOn", "Not after today."));
        return await desk.DoAsync(context, caller, idOrNumber, Statement, request);
    }

    private static async Task<Result<Act>> OrderAsync(Acting acting, OrderAgencyReportRequest request)
    {
        var cases = await CasesAsync(acting, request.WholeGroup);
        if (await AgencyReportRows.IsOrderedAsync(acting.Connection, cases, acting.Cancel))
            return CertificateRefusals.Ordered.Because("Its month runs, or it was not answered.");
        if (!Certification.OrderReport(acting.Journal, cases, request.ServedOn, request.Reason).TryGet(out var ordered, out var refusal))
            return refusal;
        var rows = await AgencyReportRows.OrderAsync(acting.Connection, cases, request.ServedOn, ordered.DueOn, acting.Journal.At, acting.Cancel);
        acting.FurtherChanges += rows.Count;
        var started = await acting.Clocks.StartAsync([.. rows.Select(row => new ClockStart
        {
            Subject = new ClockSubject(SubjectType, row.Id) { CaseId = row.File.Id, CaseNumber = row.File.Number.ToString() },
            Owner = new ClockOwner(row.File.Number.Branch, row.File.State.Section, row.File.State.Agency),
            Name = ProcedureClocks.AgencyReport,
            RuleId = "CER-01",
            Facts = new PropertyReportFacts(request.ServedOn),
            StartedAt = acting.Journal.At,
            WarnLead = CaseClocks.Warning,
        })], acting.Cancel);
        return started.Refusal is { } late ? late : ordered.Act;
    }

    private static async Task<Result<Act>> StateAsync(Acting acting, RecordAgencyStatementRequest request)
    {
        var result = await AgencyStatements.StateAsync(acting.Connection, acting.Clocks, acting.Journal, acting.File, request.HasProperty, request.Description, request.StatedOn,
            request.Reference, acting.Cancel);
        acting.FurtherChanges++;
        return result;
    }
}
