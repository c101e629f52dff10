using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Features.Garnishments;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.ThirdParties;

/// <summary>That the third party has paid.</summary>
/// <param name="Amount">NT$.</param>
/// <param name="PaidOn">Day it paid.</param>
/// <param name="ReceiptNumber">Number of its remittance, by which the money will be known.</param>
public sealed record AdvisePaymentRequest(long Amount, DateOnly PaidOn, string ReceiptNumber);

/// <summary>A third party tells that it paid as it was ordered. The ledger takes the money when it has arrived and is booked; until then it is an advice.</summary>
internal static class AdvisePayment
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/third-party/orders/{id:guid}/payments", Handle).WithName(nameof(AdvisePayment)).WithTags("third parties")
            .AllowRoles(Roles.ThirdParty).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>> Handle(
        Guid id, AdvisePaymentRequest request, Caller caller, Ledger ledger, TimeProvider time, CancellationToken cancel)
    {
        if (request.Amount is <= 0 or > 1_000_000_000_000 || string.IsNullOrWhiteSpace(request.ReceiptNumber) || request.ReceiptNumber.Length > 64)
            return Problems.Validation(("/receiptNumber", "1 to 64 characters, and an amount above 0."));
        if (request.PaidOn > time.Today())
            return PaymentRefusals.PaidInFuture.Because($"Today is {time.Today():yyyy-MM-dd}.", "/paidOn").ToProblem();
        return await ledger.RunAsync<Results<Ok<ThirdPartyOrderView>, ProblemHttpResult>>(async connection =>
        {
            if (await StageAsync(connection, caller, id, cancel) is not { } stage)
                return GarnishmentRefusals.Unknown.Because("No order to you has this id.").ToProblem();
            if (stage != GarnishmentStage.PaymentOrdered)
                return GarnishmentRefusals.WrongStage.Because($"The order is {stage}: nobody was told to pay.", null, GarnishmentActs.Paid.Basis).ToProblem();
            if (await AdviseAsync(connection, caller, id, request, time.GetUtcNow(), cancel) is not { } isNew)
                return GarnishmentRefusals.AdviceReused.Because($"{request.ReceiptNumber}.", "/receiptNumber").ToProblem();
            if (isNew)
                await ledger.RecordAsync(connection, caller, new AuditSubject("garnishment.payment_advised", "garnishment", id.ToString()), 1, cancel);
            return TypedResults.Ok((await ThirdPartyOrderViews.FindAsync(connection, caller.ThirdParty!, id, cancel))!);
        }, cancel);
    }

    private static async Task<GarnishmentStage?> StageAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"select g.stage from garnishment g where g.id = {CaseScope.Add(command.Parameters, id)} and {GarnishmentScope.Of(caller, command.Parameters)} for update";
        return await command.ExecuteScalarAsync(cancel) is string stage ? Codes.Stored<GarnishmentStage>(stage) : null;
    }

    // True for a new advice, false for the same again, null for the same number with other content.
    private static async Task<bool?> AdviseAsync(NpgsqlConnection connection, Caller caller, Guid id, AdvisePaymentRequest request, DateTimeOffset at, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            with told as (
                insert into garnishment_payment (garnishment_id, receipt_number, amount, paid_on, advised_at, advised_by) values ($1, $2, $3, $4, $5, $6)
                on conflict do nothing returning 1),
            counted as (update garnishment set version = version + 1 where id = $1 and exists (select from told))
            select exists (select from told), exists (
                select from garnishment_payment where garnishment_id = $1 and receipt_number = $2 and (amount, paid_on) = ($3, $4))
            """, connection)
        {
            Parameters =
            {
                new() { Value = id }, new() { Value = request.ReceiptNumber }, new() { Value = request.Amount }, new() { Value = request.PaidOn }, new() { Value = at },
                new() { Value = caller.Subject },
            },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.GetBoolean(0) ? true : reader.GetBoolean(1) ? false : null;
    }
}
