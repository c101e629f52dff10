using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Proposals;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Proposals;

/// <summary>What whoever decides says.</summary>
/// <param name="Note">Why; no personal data.</param>
public sealed record DecideProposalRequest(string? Note);

/// <summary>A second person approves a proposal, and the act is done as it was proposed; or rejects it; or its maker withdraws it. Needs If-Match.</summary>
internal static class DecideProposal
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/proposals/{id:guid}/approval", Approve).WithName("ApproveProposal").WithTags("proposals")
            .AllowRoles([.. CaseScope.Deciders, .. Roles.Headquarters]).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/proposals/{id:guid}/rejection", Reject).WithName("RejectProposal").WithTags("proposals")
            .AllowRoles([.. CaseScope.Deciders, .. Roles.Headquarters]).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/proposals/{id:guid}/withdrawal", Withdraw).WithName("WithdrawProposal").WithTags("proposals")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<ProposalView>, ProblemHttpResult>> Approve(
        Guid id, DecideProposalRequest request, Caller caller, Ledger ledger, ActDesk desk, TimeProvider time, HttpContext context) =>
        DecideAsync(id, caller, ledger, context, async (connection, proposal) =>
        {
            if (proposal.BarsDecision(caller.Subject, RolesOf(caller)) is { } bar)
                return bar;
            var file = (await CaseRows.LockAsync(connection, proposal.CaseId, context.RequestAborted))!;
            var result = await desk.ApproveAsync(connection, caller, file, proposal, context.RequestAborted);
            if (!result.TryGet(out var act, out var refusal))
                return refusal;
            proposal.Decide(ProposalState.Approved, caller.Subject, caller.Role, request.Note, act.Id, time.GetUtcNow());
            return null;
        });

    private static Task<Results<Ok<ProposalView>, ProblemHttpResult>> Reject(
        Guid id, DecideProposalRequest request, Caller caller, Ledger ledger, TimeProvider time, HttpContext context) =>
        DecideAsync(id, caller, ledger, context, (_, proposal) =>
        {
            var bar = proposal.BarsDecision(caller.Subject, RolesOf(caller));
            if (bar is null)
                proposal.Decide(ProposalState.Rejected, caller.Subject, caller.Role, request.Note, null, time.GetUtcNow());
            return Task.FromResult(bar);
        });

    private static Task<Results<Ok<ProposalView>, ProblemHttpResult>> Withdraw(
        Guid id, DecideProposalRequest request, Caller caller, Ledger ledger, TimeProvider time, HttpContext context) =>
        DecideAsync(id, caller, ledger, context, (_, proposal) => Task.FromResult(proposal.Withdraw(caller.Subject, caller.Role, request.Note, time.GetUtcNow()).Refusal));

    private static Task<Results<Ok<ProposalView>, ProblemHttpResult>> DecideAsync(
        Guid id, Caller caller, Ledger ledger, HttpContext context, Func<NpgsqlConnection, Proposal, Task<Refusal?>> decide) =>
        ledger.RunAsync<Results<Ok<ProposalView>, ProblemHttpResult>>(async connection =>
        {
            var cancel = context.RequestAborted;
            if (await ReadProposals.FindAsync(connection, caller, id, cancel) is not { } seen)
                return ProposalRefusals.Unknown.Because("No proposal has this id.").ToProblem();

            // The case before the proposal: the order of every act.
            await CaseRows.LockAsync(connection, seen.CaseId, cancel);
            var proposal = (await ProposalRows.LockAsync(connection, id, cancel))!;
            if (Preconditions.Check(context.Request, proposal.Version) is { } stale)
                return stale;
            if (await decide(connection, proposal) is { } refusal)
                return refusal.ToProblem();
            await ProposalRows.UpdateAsync(connection, proposal, cancel);
            await ledger.RecordAsync(connection, caller, new AuditSubject($"proposal.{Codes.Of(proposal.State)}", "proposal", id.ToString()), 1, cancel);
            context.SetETag(proposal.Version);
            return TypedResults.Ok(ProposalView.Of(proposal));
        }, context.RequestAborted);

    private static List<string> RolesOf(Caller caller) => [.. Roles.All.Where(caller.Is)];
}
