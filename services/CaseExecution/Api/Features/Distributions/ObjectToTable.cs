using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Distributions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;

namespace Enforcement.CaseExecution.Features.Distributions;

/// <summary>An objection to the table.</summary>
/// <param name="Objector">Name of the creditor, or <c>obligor</c>.</param>
/// <param name="ClaimId">Claim of the table it is against.</param>
/// <param name="Amount">What of its amount is disputed, NT$.</param>
/// <param name="FiledOn">Day it arrived.</param>
/// <param name="Grounds">Why; no personal data.</param>
public sealed record ObjectToTableRequest(string Objector, Guid ClaimId, long Amount, DateOnly FiledOn, string Grounds);

/// <summary>The objection is just: the table is corrected.</summary>
/// <param name="ObjectionId">The objection.</param>
/// <param name="ServedOn">Day the corrected table was served on those absent.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record CorrectTableRequest(Guid ObjectionId, DateOnly ServedOn, string Reason);

/// <summary>Somebody opposes the correction.</summary>
/// <param name="ObjectionId">The objection.</param>
/// <param name="OpposedOn">Day he did.</param>
/// <param name="ToldOn">Day the objector was told.</param>
public sealed record OpposeCorrectionRequest(Guid ObjectionId, DateOnly OpposedOn, DateOnly ToldOn);

/// <summary>The end of an objection.</summary>
/// <param name="ObjectionId">The objection.</param>
/// <param name="SuitProvedOn">Day he proved his suit; null when he did not.</param>
public sealed record SettleObjectionRequest(Guid ObjectionId, DateOnly? SuitProvedOn);

/// <summary>Objections to the table and what becomes of them (CEA 39-41), each with its clock.</summary>
internal static class ObjectToTable
{
    private static readonly CaseAct<Addressed<ObjectToTableRequest>> Objected = new(DistributionActs.Objected, ObjectAsync, (_, addressed) => addressed.Request.Amount);
    public static readonly CaseAct<Addressed<CorrectTableRequest>> Corrected = new(DistributionActs.Corrected, CorrectAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<OpposeCorrectionRequest>> Opposed = new(DistributionActs.Opposed, OpposeAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<SettleObjectionRequest>> Settled = new(DistributionActs.Settled, SettleAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/v1/distributions/{id:guid}/objections", nameof(ObjectToTable), "distributions", CaseScope.Executors, Hanging.OnDistribution, Objected, request =>
            [.. Text("/objector", request.Objector, 100), .. Text("/grounds", request.Grounds), .. Holds(request.Amount > 0, "/amount", "Above 0.")]);
        routes.MapAct("/v1/distributions/{id:guid}/correction", "CorrectTable", "distributions", CaseScope.Deciders, Hanging.OnDistribution, Corrected, request => Text("/reason", request.Reason));
        routes.MapAct("/v1/distributions/{id:guid}/opposition", "OpposeCorrection", "distributions", CaseScope.Executors, Hanging.OnDistribution, Opposed, _ => []);
        routes.MapAct("/v1/distributions/{id:guid}/settlement", "SettleObjection", "distributions", CaseScope.Deciders, Hanging.OnDistribution, Settled, _ => []);
    }

    private static Task<Result<Act>> ObjectAsync(Acting acting, Addressed<ObjectToTableRequest> addressed)
    {
        var request = addressed.Request;
        var objection = new TableObjection(Guid.CreateVersion7(acting.Journal.At), request.Objector, request.ClaimId, request.Amount, request.FiledOn);
        return DistributionWork.DoneAsync(acting, addressed.Id, work => work.Distribution.Object(acting.Journal, work.Cases, objection, request.Grounds), work =>
        {
            // The period to prove a suit is counted from the day of the distribution; the clock stands from the objection on.
            work.Sale.Start(AuctionClocks.OfObjection, objection.Id, AuctionClocks.Suit, "DIS-05", new ObjectionSuitFacts(work.Distribution.On), request.FiledOn);
            return Task.CompletedTask;
        });
    }

    private static Task<Result<Act>> CorrectAsync(Acting acting, Addressed<CorrectTableRequest> addressed)
    {
        var (id, served) = (addressed.Request.ObjectionId, addressed.Request.ServedOn);
        return DistributionWork.DoneAsync(acting, addressed.Id, work => work.Distribution.Correct(acting.Journal, work.Cases, id, served, addressed.Request.Reason), async work =>
        {
            await CancelAsync(acting, id, "tableCorrected");
            work.Sale.Start(AuctionClocks.OfObjection, id, AuctionClocks.Opposition, "DIS-04", new CorrectedTableFacts(served), served);
        });
    }

    private static Task<Result<Act>> OpposeAsync(Acting acting, Addressed<OpposeCorrectionRequest> addressed)
    {
        var request = addressed.Request;
        return DistributionWork.DoneAsync(acting, addressed.Id, work => work.Distribution.Oppose(acting.Journal, work.Cases, request.ObjectionId, request.OpposedOn, request.ToldOn), async work =>
        {
            await work.Sale.MeetAsync(AuctionClocks.OfObjection, request.ObjectionId, AuctionClocks.Opposition, request.OpposedOn);
            work.Sale.Start(AuctionClocks.OfObjection, request.ObjectionId, AuctionClocks.Suit, "DIS-05", new ObjectionSuitFacts(work.Distribution.On, request.ToldOn), request.ToldOn);
        });
    }

    private static Task<Result<Act>> SettleAsync(Acting acting, Addressed<SettleObjectionRequest> addressed)
    {
        var (id, proved) = (addressed.Request.ObjectionId, addressed.Request.SuitProvedOn);
        return DistributionWork.DoneAsync(acting, addressed.Id, work => work.Distribution.Settle(acting.Journal, work.Cases, id, proved), async work =>
        {
            if (proved is { } on)
                await work.Sale.MeetAsync(AuctionClocks.OfObjection, id, AuctionClocks.Suit, on);
            else
                await CancelAsync(acting, id, "objectionSettled");
        });
    }

    // An objection has one clock at a time: all that run are meant.
    private static async Task CancelAsync(Acting acting, Guid objectionId, string reason) =>
        await acting.Clocks.CancelAsync(ClockSelection.AllOf(new ClockSubject(AuctionClocks.OfObjection, objectionId)), acting.Journal.At, reason, acting.Cancel);
}
