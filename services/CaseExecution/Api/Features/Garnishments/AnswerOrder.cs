using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>What a third party holds.</summary>
/// <param name="On">Day of the answer.</param>
/// <param name="Held">What it owes the obligor: balance, value of the policy, one month's pay; NT$, 0 for nothing.</param>
/// <param name="SetOff">What it sets off against it, NT$.</param>
/// <param name="Prior">Attachments of other authorities that reached it before, at most 20.</param>
/// <param name="Source">What it knows of the source of the money.</param>
/// <param name="Account">Whether it is a benefit account.</param>
/// <param name="Policy">Kind of policy.</param>
public sealed record AnswerOrderRequest(
    DateOnly On, long Held, long SetOff, IReadOnlyList<ServedAttachment>? Prior, MoneySource? Source, BenefitAccount? Account, PolicyKind? Policy)
{
    internal IEnumerable<(string Field, string Detail)> Errors() =>
    [
        .. Shapes.Amounts(("/held", Held), ("/setOff", SetOff)),
        .. Prior?.Count > 20 || (Prior ?? []).Any(prior => prior.Amount < 0 || string.IsNullOrWhiteSpace(prior.Authority) || prior.Authority.Length > 100)
            ? [("/prior", "At most 20, each with its authority and an amount.")]
            : Array.Empty<(string, string)>(),
    ];
}

/// <summary>A deposit at a court.</summary>
/// <param name="On">Day of the deposit.</param>
/// <param name="Amount">NT$.</param>
/// <param name="Reference">Court and number.</param>
public sealed record DepositOrderRequest(DateOnly On, long Amount, string Reference)
{
    internal IEnumerable<(string Field, string Detail)> Errors() =>
        [.. Amount <= 0 ? [("/amount", "More than 0.")] : Array.Empty<(string, string)>(), .. Shapes.Required(("/reference", Reference))];
}

/// <summary>Takes a third party's answer, from itself or on paper: what it holds is bound as far as the law allows and the debt needs it; the rest is released at once.</summary>
internal static class AnswerOrder
{
    public static readonly CaseAct<OnOrder<AnswerOrderRequest>> Act = OrderAct.Of<AnswerOrderRequest>(GarnishmentActs.Answered, DoAsync);

    public static readonly CaseAct<OnOrder<DepositOrderRequest>> Deposited = OrderAct.Of<DepositOrderRequest>(GarnishmentActs.Deposited, (acting, work, request) =>
        ThirdPartyAnswers.Deposit(acting.Journal, work.Group, work.File, new ThirdPartyDeposit(request.On, request.Amount, request.Reference)));

    public static void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/garnishments/{id:guid}").WithTags("garnishments").AllowRoles(CaseScope.Executors);
        orders.MapPost("/answer", Handle).WithName(nameof(AnswerOrder)).WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/deposit", Deposit).WithName("DepositOrder").WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        Guid id, AnswerOrderRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Act, request, request.Errors());

    private static Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Deposit(
        Guid id, DepositOrderRequest request, Caller caller, ActDesk desk, NpgsqlDataSource source, HttpContext context) =>
        OrderAct.DoAsync(context, caller, desk, source, id, Deposited, request, request.Errors());

    private static async Task<Result<Act>> DoAsync(Acting acting, WorkedOrder work, AnswerOrderRequest request)
    {
        var done = ThirdPartyAnswers.Answer(acting.Journal, work.Group, work.File,
            new ThirdPartyAnswer(request.On, request.Held, request.SetOff, request.Prior ?? [], request.Source, request.Account, request.Policy));
        if (!done.IsRefused)
            await OrderAct.TurnAsync(acting.Clocks.MeetAsync(GarnishmentClocks.Named(work.Order, GarnishmentClocks.Objection), acting.Journal.At, acting.Cancel));
        return done;
    }
}
