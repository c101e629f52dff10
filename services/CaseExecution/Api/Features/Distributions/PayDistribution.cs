using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Distributions;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;

namespace Enforcement.CaseExecution.Features.Distributions;

/// <summary>Payment of what nobody disputes.</summary>
/// <param name="Reference">Payment order of the treasury.</param>
public sealed record PayDistributionRequest(string Reference);

/// <summary>An officer hands out a distribution: to the cases as receipts, to creditors who joined and to the obligor by the treasury. Not before its day.</summary>
internal static class PayDistribution
{
    public static readonly CaseAct<Addressed<PayDistributionRequest>> Act = new(DistributionActs.PaidOut, DoAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapAct("/v1/distributions/{id:guid}/payment", nameof(PayDistribution), "distributions", CaseScope.Deciders, Hanging.OnDistribution, Act, request => Text("/reference", request.Reference, 100));

    private static async Task<Result<Act>> DoAsync(Acting acting, Addressed<PayDistributionRequest> addressed)
    {
        var work = await DistributionWork.TakeAsync(acting, addressed.Id);
        if (!work.Distribution.PayOut(acting.Journal, work.Cases, addressed.Request.Reference).TryGet(out var paid, out var refusal))
            return refusal;
        await BookAsync(acting, work, paid.Due);
        await work.SaveAsync();
        return paid.Act;
    }

    // One receipt a case; its number cannot have been used, because the distribution is locked and counts its payments.
    private static async Task BookAsync(Acting acting, DistributionWork work, IReadOnlyList<CaseDue> due)
    {
        var (journal, files) = (acting.Journal, work.Cases.ToDictionary(file => file.Id));
        var receipts = due.Select(one => Payment.Receive(new PaymentReceipt
        {
            Id = Guid.CreateVersion7(journal.At),
            Channel = PaymentChannel.Distribution,
            ReceiptNumber = $"{work.Distribution.Id:N}/{work.Distribution.Payments}/{files[one.CaseId].Number}",
            Reference = files[one.CaseId].Number.ToString(),
            Amount = one.Amount,
            PaidOn = journal.Day,
            BookedAt = journal.At,
            Branch = files[one.CaseId].Number.Branch,
            CaseId = one.CaseId,
        }, journal.Day).Value).ToList();
        if ((await PaymentRows.ClaimAsync(acting.Connection, receipts, acting.Cancel)).Count != receipts.Count)
            throw new InvalidOperationException($"A receipt of distribution {work.Distribution.Id} was booked before.");
        foreach (var receipt in receipts)
        {
            journal.Book(receipt, files[receipt.Receipt.CaseId!.Value]);
            CaseExecutionMetrics.PaymentsBooked.Add(1, Codes.Of(receipt.Receipt.Channel), receipt.Allocated > 0 ? "allocated" : "suspense");
        }
    }
}
