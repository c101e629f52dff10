using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Features.Garnishments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.ThirdParties;

/// <summary>That an order was received today.</summary>
/// <param name="Proof">Number of the electronic document.</param>
public sealed record ReceiveThirdPartyOrderRequest(string? Proof);

/// <summary>What a third party says it holds today.</summary>
/// <param name="Held">What it owes the obligor: balance, value of the policy, one month's pay; NT$, 0 for nothing.</param>
/// <param name="SetOff">What it sets off against it, NT$.</param>
/// <param name="Prior">Attachments of other authorities that reached it before, at most 20.</param>
/// <param name="Source">What it knows of the source of the money.</param>
/// <param name="Account">Whether it is a benefit account.</param>
/// <param name="Policy">Kind of policy.</param>
public sealed record AnswerThirdPartyOrderRequest(
    long Held, long SetOff, IReadOnlyList<ServedAttachment>? Prior, MoneySource? Source, BenefitAccount? Account, PolicyKind? Policy);

/// <summary>A third party's objection of today.</summary>
/// <param name="Grounds">Why it does not recognise the claim or its amount.</param>
public sealed record ObjectThirdPartyOrderRequest(string Grounds);

/// <summary>That the third party deposited what is attached at a court 提存 today.</summary>
/// <param name="Amount">NT$.</param>
/// <param name="Reference">Court and number.</param>
public sealed record DepositThirdPartyOrderRequest(long Amount, string Reference);

/// <summary>One month's payment to the obligor.</summary>
/// <param name="PaidOn">Its pay day: the law of that day decides what is protected.</param>
/// <param name="Pay">The payment, net, NT$.</param>
public sealed record ReportPayRequest(DateOnly PaidOn, long Pay);

/// <summary>A third party takes receipt of an order, answers it, objects to it, and tells what it paid the obligor this month. All of it counts from today.</summary>
internal static class AnswerThirdPartyOrder
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var orders = routes.MapGroup("/v1/third-party/orders/{id:guid}").WithTags("third parties").AllowRoles(Roles.ThirdParty);
        orders.MapPost("/receipt", Receive).WithName("ReceiveThirdPartyOrder").WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/answer", Answer).WithName(nameof(AnswerThirdPartyOrder)).WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/objection", Object).WithName("ObjectThirdPartyOrder").WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/deposit", Deposit).WithName("DepositThirdPartyOrder").WithIdempotency<CaseExecutionDbContext>();
        orders.MapPost("/instalments", Report).WithName("ReportPay").WithIdempotency<CaseExecutionDbContext>();
    }

    private static Task<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>> Receive(
        Guid id, ReceiveThirdPartyOrderRequest? request, Caller caller, ThirdPartyDesk desk, TimeProvider time, CancellationToken cancel) =>
        desk.DoAsync(caller, id, ServeOrder.Act, new ServeOrderRequest(time.Today(), request?.Proof), cancel, Shapes.Optional(("/proof", request?.Proof)));

    private static Task<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>> Answer(
        Guid id, AnswerThirdPartyOrderRequest request, Caller caller, ThirdPartyDesk desk, TimeProvider time, CancellationToken cancel)
    {
        var answer = new AnswerOrderRequest(time.Today(), request.Held, request.SetOff, request.Prior, request.Source, request.Account, request.Policy);
        return desk.DoAsync(caller, id, AnswerOrder.Act, answer, cancel, answer.Errors());
    }

    private static Task<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>> Object(
        Guid id, ObjectThirdPartyOrderRequest request, Caller caller, ThirdPartyDesk desk, TimeProvider time, CancellationToken cancel) =>
        desk.DoAsync(caller, id, ObjectToOrder.Act, new ObjectToOrderRequest(time.Today(), request.Grounds), cancel, Shapes.Required(("/grounds", request.Grounds)));

    private static Task<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>> Deposit(
        Guid id, DepositThirdPartyOrderRequest request, Caller caller, ThirdPartyDesk desk, TimeProvider time, CancellationToken cancel)
    {
        var deposit = new DepositOrderRequest(time.Today(), request.Amount, request.Reference);
        return desk.DoAsync(caller, id, AnswerOrder.Deposited, deposit, cancel, deposit.Errors());
    }

    private static Task<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>> Report(
        Guid id, ReportPayRequest request, Caller caller, ThirdPartyDesk desk, CancellationToken cancel) =>
        desk.DoAsync(caller, id, FixInstalment.Act, new FixInstalmentRequest(request.PaidOn, request.Pay, null, null, null), cancel, Shapes.Amounts(("/pay", request.Pay)));
}
