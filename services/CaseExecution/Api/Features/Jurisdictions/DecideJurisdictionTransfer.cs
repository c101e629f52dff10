using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Jurisdictions;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Jurisdictions;

/// <summary>What whoever decides says.</summary>
/// <param name="Note">Why; no personal data.</param>
public sealed record DecideJurisdictionRequest(string? Note);

/// <summary>
/// The case review group of headquarters 案件審議組 approves or rejects a transfer of jurisdiction (law.md 7.1), or the branch takes it back. Approved, intake is asked
/// for the receiving branch's numbers; the cases move when they come. Needs If-Match.
/// </summary>
internal static class DecideJurisdictionTransfer
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/jurisdiction-transfers/{id:guid}/approval", Approve).WithName("ApproveJurisdictionTransfer").WithTags("jurisdiction")
            .WithSummary("Headquarters approves: the cases get numbers of the receiving branch and move").AllowRoles(Roles.HqReview).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/jurisdiction-transfers/{id:guid}/rejection", Reject).WithName("RejectJurisdictionTransfer").WithTags("jurisdiction")
            .WithSummary("Headquarters rejects: the cases stay").AllowRoles(Roles.HqReview).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/jurisdiction-transfers/{id:guid}/withdrawal", Withdraw).WithName("WithdrawJurisdictionTransfer").WithTags("jurisdiction")
            .WithSummary("The branch that asked takes its request back").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<JurisdictionTransferView>, ProblemHttpResult>> Approve(Guid id, DecideJurisdictionRequest request, Caller caller, Ledger ledger, HttpContext context) =>
        DecideAsync(id, request, caller, ledger, context, async (connection, journal, transfer, cases) =>
        {
            var open = cases.Where(file => file.Status == CaseStatus.Open).ToList();
            return await JurisdictionRows.SharedMeasureAsync(connection, open, context.RequestAborted) is { } measure
                ? JurisdictionRefusals.MeasureShared.Because($"Measure {measure}.")
                : transfer.Approve(journal, open, caller.Subject, request.Note);
        });

    private static Task<Results<Ok<JurisdictionTransferView>, ProblemHttpResult>> Reject(Guid id, DecideJurisdictionRequest request, Caller caller, Ledger ledger, HttpContext context) =>
        DecideAsync(id, request, caller, ledger, context, (_, journal, transfer, cases) => Task.FromResult(transfer.Reject(journal, cases, caller.Subject, request.Note)));

    private static Task<Results<Ok<JurisdictionTransferView>, ProblemHttpResult>> Withdraw(Guid id, DecideJurisdictionRequest request, Caller caller, Ledger ledger, HttpContext context) =>
        DecideAsync(id, request, caller, ledger, context,
            (_, journal, transfer, cases) => Task.FromResult(transfer.Withdraw(journal, cases, caller.Branch!, caller.Subject, request.Note)));

    private static Task<Results<Ok<JurisdictionTransferView>, ProblemHttpResult>> DecideAsync(
        Guid id, DecideJurisdictionRequest request, Caller caller, Ledger ledger, HttpContext context,
        Func<NpgsqlConnection, Journal, JurisdictionTransfer, IReadOnlyCollection<CaseFile>, Task<Result<Act>>> decide) =>
        ledger.RunAsync<Results<Ok<JurisdictionTransferView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (request.Note?.Length > 500)
                return Problems.Validation(("/note", "At most 500 characters."));
            if (await ReadJurisdictionTransfers.FindAsync(connection, caller, id, cancel) is null)
                return JurisdictionRefusals.Unknown.Because("No request has this id.").ToProblem();
            var files = await CaseRows.LockAsync(connection, await JurisdictionRows.CasesAsync(connection, id, cancel), cancel);
            var transfer = (await JurisdictionRows.LockAsync(connection, id, cancel))!;
            if (Preconditions.Check(context.Request, transfer.Version) is { } stale)
                return stale;
            var journal = ledger.Open();
            if (!(await decide(connection, journal, transfer, files.Values)).TryGet(out var act, out var refusal))
                return refusal.ToProblem();
            var moving = transfer.State == JurisdictionState.Approved ? act.Cases.Select(touched => files[touched.Case.Id]).ToList() : [];
            await JurisdictionRows.UpdateAsync(connection, transfer, moving, cancel);
            OutboxMessage[] further = moving.Count == 0 ? [] : [OutboxMessage.Of(CaseExecutionMessages.NumbersRequested(transfer, moving, journal.At))];
            await ledger.WriteAsync(connection, journal, caller,
                new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), act.Kind.Basis.RuleId) { FurtherChanges = transfer.Version - transfer.StoredVersion }, cancel, further);
            context.SetETag(transfer.Version);
            return TypedResults.Ok((await ReadJurisdictionTransfers.FindAsync(connection, caller, id, cancel))!);
        }, context.RequestAborted);
}
