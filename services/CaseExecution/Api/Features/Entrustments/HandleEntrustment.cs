using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Entrustments;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Entrustments;

/// <summary>Acceptance.</summary>
/// <param name="Section">Section of the entrusted branch that does it.</param>
public sealed record AcceptEntrustmentRequest(string? Section);

/// <summary>A report.</summary>
/// <param name="DoneOn">Day of what was done.</param>
/// <param name="Report">What was done and found.</param>
/// <param name="Collects">A collection order of it still collects, e.g. monthly wages (INT-12).</param>
public sealed record ReportEntrustmentRequest(DateOnly DoneOn, string Report, bool Collects);

/// <summary>Why an entrustment ends.</summary>
/// <param name="Reason">No personal data; needed except for completion.</param>
public sealed record EndEntrustmentRequest(string? Reason);

/// <summary>
/// What the two branches of an entrustment do with it: the entrusted one accepts or refuses, reports, reports done or returns; the other one withdraws. Each is an act on
/// the case. Needs If-Match of the entrustment.
/// </summary>
internal static class HandleEntrustment
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        Route("acceptance", Accept, "The entrusted branch accepts", CaseScope.Deciders);
        Route("refusal", Refuse, "The entrusted branch refuses at once, with its reason (AEL 6)", CaseScope.Deciders);
        Route("reports", Report, "The entrusted branch reports what it did", CaseScope.Executors);
        Route("completion", Complete, "The entrusted branch reports the act done (INT-12)", CaseScope.Deciders);
        Route("return", Return, "The entrusted branch returns what could not be done", CaseScope.Deciders);
        Route("withdrawal", Withdraw, "The branch that asked needs it no more", CaseScope.Deciders);

        void Route(string step, Delegate handle, string summary, string[] roles) =>
            routes.MapPost($"/v1/entrustments/{{id:guid}}/{step}", handle).WithName($"Entrustment{char.ToUpperInvariant(step[0])}{step[1..]}").WithTags("entrustments")
                .WithSummary(summary).AllowRoles(roles).WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<EntrustmentView>, ProblemHttpResult>> Accept(
        Guid id, AcceptEntrustmentRequest request, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context) =>
        DoAsync(id, caller, ledger, clocks, context, request.Section?.Length > 10 ? ("/section", "At most 10 characters.") : null,
            (journal, file, entrusted) => entrusted.Accept(journal, file, caller.Branch!, request.Section ?? caller.Section));

    private static Task<Results<Ok<EntrustmentView>, ProblemHttpResult>> Refuse(
        Guid id, EndEntrustmentRequest request, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context) =>
        DoAsync(id, caller, ledger, clocks, context, Reason(request), (journal, file, entrusted) => entrusted.Refuse(journal, file, caller.Branch!, request.Reason!));

    private static Task<Results<Ok<EntrustmentView>, ProblemHttpResult>> Report(
        Guid id, ReportEntrustmentRequest request, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context) =>
        DoAsync(id, caller, ledger, clocks, context, string.IsNullOrWhiteSpace(request.Report) || request.Report.Length > 4000 ? ("/report", "1 to 4000 characters.") : null,
            (journal, file, entrusted) => entrusted.Report(journal, file, caller.Branch!, request.DoneOn, request.Collects), request);

    private static Task<Results<Ok<EntrustmentView>, ProblemHttpResult>> Complete(
        Guid id, EndEntrustmentRequest request, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context) =>
        DoAsync(id, caller, ledger, clocks, context, request.Reason?.Length > 500 ? ("/reason", "At most 500 characters.") : null,
            (journal, file, entrusted) => entrusted.Complete(journal, file, caller.Branch!, request.Reason));

    private static Task<Results<Ok<EntrustmentView>, ProblemHttpResult>> Return(
        Guid id, EndEntrustmentRequest request, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context) =>
        DoAsync(id, caller, ledger, clocks, context, Reason(request), (journal, file, entrusted) => entrusted.Return(journal, file, caller.Branch!, request.Reason!));

    private static Task<Results<Ok<EntrustmentView>, ProblemHttpResult>> Withdraw(
        Guid id, EndEntrustmentRequest request, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context) =>
        DoAsync(id, caller, ledger, clocks, context, Reason(request), (journal, file, entrusted) => entrusted.Withdraw(journal, file, caller.Branch!, request.Reason!));

    private static Task<Results<Ok<EntrustmentView>, ProblemHttpResult>> DoAsync(
        Guid id, Caller caller, Ledger ledger, ClockBook clocks, HttpContext context, (string Field, string Detail)? invalid, Func<Journal, CaseFile, EntrustedCase, Result<Act>> decide,
        ReportEntrustmentRequest? report = null) =>
        ledger.RunAsync<Results<Ok<EntrustmentView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (invalid is { } wrong)
                return Problems.Validation(wrong);
            if (await ReadEntrustments.FindAsync(connection, caller, id, cancel) is not { } seen)
                return EntrustmentRefusals.Unknown.Because("No entrustment has this id.").ToProblem();
            var file = (await CaseRows.LockAsync(connection, seen.CaseId, cancel))!;
            var entrusted = await EntrustmentRows.LockAsync(connection, id, cancel);
            if (Preconditions.Check(context.Request, entrusted.Version) is { } stale)
                return stale;
            var journal = ledger.Open();
            if (!decide(journal, file, entrusted).TryGet(out var act, out var refusal))
                return refusal.ToProblem();
            await EntrustmentRows.UpdateAsync(connection, entrusted, cancel);
            if (report is not null)
                await AddReportAsync(connection, entrusted, act, report, caller, cancel);
            await TurnClockAsync(clocks, entrusted, act, cancel);
            await ledger.WriteAsync(connection, journal, caller,
                new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId) { FurtherChanges = entrusted.Version - entrusted.StoredVersion }, cancel);
            context.SetETag(entrusted.Version);
            return TypedResults.Ok((await ReadEntrustments.FindAsync(connection, caller, id, cancel))!);
        }, context.RequestAborted);

    private static (string, string)? Reason(EndEntrustmentRequest request) =>
        string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > 500 ? ("/reason", "1 to 500 characters.") : null;

    // A report, or the end by the entrusted branch, is what the clock demands; withdrawn, its reason fell away.
    private static async Task TurnClockAsync(ClockBook clocks, EntrustedCase entrusted, Act act, CancellationToken cancel)
    {
        var all = ClockSelection.AllOf(EntrustmentClocks.SubjectOf(entrusted.Terms.Id));
        if (entrusted.State == EntrustmentState.Withdrawn)
            await clocks.CancelAsync(all, act.At, "withdrawn", cancel);
        else if (!entrusted.IsOpen || act.Kind == EntrustmentActs.Reported)
            await clocks.MeetAsync(all, act.At, cancel);
    }

    private static async Task AddReportAsync(NpgsqlConnection connection, EntrustedCase entrusted, Act act, ReportEntrustmentRequest report, Caller caller, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "insert into entrustment_report (entrustment_id, ordinal, act_id, done_on, report, reported_at, reported_by) values ($1, $2, $3, $4, $5, $6, $7)", connection)
        {
            Parameters =
            {
                new() { Value = entrusted.Terms.Id }, new() { Value = (short)entrusted.Reports }, new() { Value = act.Id }, new() { Value = report.DoneOn },
                new() { Value = report.Report }, new() { Value = act.At }, new() { Value = caller.Subject },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
