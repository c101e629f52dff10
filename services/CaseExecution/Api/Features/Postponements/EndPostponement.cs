using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Postponements;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Postponements;

/// <summary>That the agency was told to apply.</summary>
/// <param name="NotifiedOn">Day it was notified; after the last day of the postponement.</param>
public sealed record NotifyContinuationRequest(DateOnly NotifiedOn);

/// <summary>That the agency applied to go on.</summary>
/// <param name="AppliedOn">Day it applied.</param>
public sealed record ContinueCaseRequest(DateOnly AppliedOn);

/// <summary>Nothing: the law says it.</summary>
public sealed record DeemWithdrawnRequest;

/// <summary>What follows a postponement: notice to the agency, continuation, or the end of a case for which nobody applied (POS-02). Needs If-Match.</summary>
internal static class EndPostponement
{
    public static readonly CaseAct<NotifyContinuationRequest> Notice = new(PostponementActs.ContinuationNotified, NotifyAsync, (_, _) => null);
    public static readonly CaseAct<ContinueCaseRequest> Continuation = new(PostponementActs.Continued, ContinueAsync, (_, _) => null);
    public static readonly CaseAct<DeemWithdrawnRequest> Withdrawal = new(PostponementActs.DeemedWithdrawn, DeemWithdrawnAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/cases/{idOrNumber}/continuation-notices", Notify).WithName("NotifyContinuation").WithTags("postponements")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/continuations", Continue).WithName("ContinueCase").WithTags("postponements")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
        routes.MapPost("/v1/cases/{idOrNumber}/deemed-withdrawal", DeemWithdrawn).WithName("DeemWithdrawn").WithTags("postponements")
            .AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Notify(
        string idOrNumber, NotifyContinuationRequest request, Caller caller, ActDesk desk, HttpContext context) => desk.DoAsync(context, caller, idOrNumber, Notice, request);

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Continue(
        string idOrNumber, ContinueCaseRequest request, Caller caller, ActDesk desk, HttpContext context) => desk.DoAsync(context, caller, idOrNumber, Continuation, request);

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> DeemWithdrawn(
        string idOrNumber, DeemWithdrawnRequest request, Caller caller, ActDesk desk, HttpContext context) => desk.DoAsync(context, caller, idOrNumber, Withdrawal, request);

    private static Task<Result<Act>> NotifyAsync(Acting acting, NotifyContinuationRequest request) => OnOpenAsync(acting,
        postponement => Task.FromResult(postponement.Notify(acting.Journal, acting.File, request.NotifiedOn)),
        postponement => PostponementClocks.StartApplicationAsync(acting.Clocks, acting.File, postponement, acting.Journal.At, acting.Cancel));

    private static Task<Result<Act>> ContinueAsync(Acting acting, ContinueCaseRequest request) => OnOpenAsync(acting,
        async postponement =>
        {
            var stay = (await StayRows.LockAsync(acting.Connection, postponement.StayId!.Value, acting.Cancel))!;
            return postponement.Continue(acting.Journal, acting.File, stay, request.AppliedOn);
        },
        postponement => PostponementClocks.MeetAsync(acting.Clocks, acting.File, postponement, acting.Journal.At, acting.Cancel));

    private static Task<Result<Act>> DeemWithdrawnAsync(Acting acting, DeemWithdrawnRequest request) => OnOpenAsync(acting,
        postponement => Task.FromResult(postponement.DeemWithdrawn(acting.Journal, acting.File)), _ => Task.FromResult<Refusal?>(null));

    private static async Task<Result<Act>> OnOpenAsync(Acting acting, Func<CasePostponement, Task<Result<Act>>> work, Func<CasePostponement, Task<Refusal?>> clocks)
    {
        if (await PostponementRows.OpenAsync(acting.Connection, acting.File.Id, acting.Cancel) is not { } postponement)
            return PostponementRefusals.NotRunning.Because("No postponement is open.");
        var result = await work(postponement);
        if (result.IsRefused)
            return result;
        await PostponementRows.SaveAsync(acting.Connection, acting.File, postponement, acting.Cancel);
        acting.FurtherChanges++;
        return await clocks(postponement) is { } refusal ? refusal : result;
    }
}
