using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;
using Npgsql;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>An appraisal.</summary>
/// <param name="Value">Value of the whole thing, NT$; of a share in co-ownership the price follows from it (IMM-12).</param>
/// <param name="On">Day of the appraisal.</param>
/// <param name="Appraiser">Who appraised.</param>
/// <param name="Price">Minimum or reserve price the officer sets; the value when left out.</param>
/// <param name="PriorClaims">Claims that go before, e.g. mortgages, NT$.</param>
/// <param name="Costs">Costs of enforcement, NT$.</param>
/// <param name="AskedByPriorCreditor">A creditor of a prior rank asked for the auction.</param>
/// <param name="Note">In words; no personal data.</param>
public sealed record AppraiseThingRequest(long Value, DateOnly On, string Appraiser, long? Price, long PriorClaims, long Costs, bool AskedByPriorCreditor, string? Note);

/// <summary>That prior claims leave no surplus was told to the agency.</summary>
/// <param name="NotifiedOn">Day it was notified; its days run from the day after.</param>
public sealed record AskCreditorRequest(DateOnly NotifiedOn);

/// <summary>The agency's answer.</summary>
/// <param name="AnsweredOn">Day it arrived.</param>
/// <param name="SurplusProved">It proved that a surplus is possible.</param>
/// <param name="HigherMinimum">A higher minimum it named, NT$.</param>
/// <param name="CostsAccepted">It bears the costs if the thing is not sold.</param>
public sealed record AnswerSurplusRequest(DateOnly AnsweredOn, bool SurplusProved, long? HigherMinimum, bool CostsAccepted);

/// <summary>Notice to the other co-owners before the first session.</summary>
/// <param name="NotifiedOn">Day they were notified.</param>
/// <param name="CannotBeNotified">They cannot be.</param>
/// <param name="Note">How, or why not; no personal data.</param>
public sealed record NotifyCoOwnersRequest(DateOnly? NotifiedOn, bool CannotBeNotified, string Note);

/// <summary>What must be settled before a thing is auctioned: its price, whether a surplus is possible, and the co-owners of a share.</summary>
internal static class AppraiseThing
{
    public static readonly CaseAct<Addressed<AppraiseThingRequest>> Act = new(AuctionActs.Appraised, AppraiseAsync, (_, addressed) => addressed.Request.Price ?? addressed.Request.Value);
    private static readonly CaseAct<Addressed<AskCreditorRequest>> Asked = new(AuctionActs.CreditorAsked, AskAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<AnswerSurplusRequest>> Answered = new(AuctionActs.CreditorAnswered, AnswerAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<NotifyCoOwnersRequest>> Notified = new(AuctionActs.CoOwnersNotified, NotifyAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/v1/seizures/{id:guid}/appraisal", nameof(AppraiseThing), "auctions", CaseScope.Deciders, Hanging.OnSeizure, Act, request =>
            [.. Text("/appraiser", request.Appraiser, 100), .. Holds(request is { Value: > 0, PriorClaims: >= 0, Costs: >= 0 } && !(request.Price <= 0), "/value", "Value and price above 0, claims and costs not negative."),
                .. Holds(!(request.Note?.Length > 500), "/note", "At most 500 characters.")]);
        routes.MapAct("/v1/auctions/{id:guid}/surplus-question", "AskCreditor", "auctions", CaseScope.Executors, Hanging.OnAuction, Asked, _ => []);
        routes.MapAct("/v1/auctions/{id:guid}/surplus-answer", "AnswerSurplus", "auctions", CaseScope.Executors, Hanging.OnAuction, Answered, request =>
            Holds(!(request.HigherMinimum <= 0), "/higherMinimum", "Above 0."));
        routes.MapAct("/v1/auctions/{id:guid}/co-owner-notice", "NotifyCoOwners", "auctions", CaseScope.Executors, Hanging.OnAuction, Notified, request =>
            [.. Text("/note", request.Note), .. Holds(request.NotifiedOn is null == request.CannotBeNotified, "/notifiedOn", "Either notified, or it cannot be done.")]);
    }

    private static async Task<Result<Act>> AppraiseAsync(Acting acting, Addressed<AppraiseThingRequest> addressed)
    {
        var request = addressed.Request;
        var work = await SeizureWork.TakeAsync(acting, addressed.Id);
        var (numerator, denominator) = await ShareAsync(acting, work.Seizure.Terms.PropertyItemId);
        var appraisal = new Appraisal(request.Value, request.On, request.Appraiser, request.Price ?? request.Value, numerator, denominator);
        var prior = new PriorClaims(request.PriorClaims, request.Costs, AskedByPriorCreditor: request.AskedByPriorCreditor);
        if (!Auction.Appraise(acting.Journal, work.Under, work.Auction, appraisal, prior, request.Note).TryGet(out var appraised, out var refusal))
            return refusal;
        await work.SaveAsync(appraised.Auction);
        return appraised.Act;
    }

    private static async Task<Result<Act>> AskAsync(Acting acting, Addressed<AskCreditorRequest> addressed)
    {
        var (work, notifiedOn) = (await SeizureWork.TakeAuctionAsync(acting, addressed.Id), addressed.Request.NotifiedOn);
        var done = work.Auction!.AskCreditor(acting.Journal, work.Under, notifiedOn);
        if (done.IsRefused)
            return done;
        if (work.Auction.IsRealEstate)
            work.Start(AuctionClocks.SurplusProof, "IMM-21", new SurplusPeriodFacts(notifiedOn), notifiedOn);
        await work.SaveAsync();
        return done;
    }

    private static async Task<Result<Act>> AnswerAsync(Acting acting, Addressed<AnswerSurplusRequest> addressed)
    {
        var (work, request) = (await SeizureWork.TakeAuctionAsync(acting, addressed.Id), addressed.Request);
        var answer = work.Auction!.Prior with
        {
            AnsweredOn = request.AnsweredOn,
            SurplusProved = request.SurplusProved,
            HigherMinimum = request.HigherMinimum,
            CostsAccepted = request.CostsAccepted,
        };
        var done = work.Auction.AnswerSurplus(acting.Journal, work.Under, answer);
        if (done.IsRefused)
            return done;
        await work.MeetAsync(AuctionClocks.SurplusProof, request.AnsweredOn);
        await work.SaveAsync();
        return done;
    }

    private static async Task<Result<Act>> NotifyAsync(Acting acting, Addressed<NotifyCoOwnersRequest> addressed)
    {
        var (work, request) = (await SeizureWork.TakeAuctionAsync(acting, addressed.Id), addressed.Request);
        var done = work.Auction!.NotifyCoOwners(acting.Journal, work.Under, new CoOwnerNotice(request.NotifiedOn, request.CannotBeNotified), request.Note);
        if (!done.IsRefused)
            await work.SaveAsync();
        return done;
    }

    private static async Task<(long Numerator, long Denominator)> ShareAsync(Acting acting, Guid propertyItemId)
    {
        await using var command = new NpgsqlCommand("select kind, details from property_item where id = $1", acting.Connection) { Parameters = { new() { Value = propertyItemId } } };
        await using var reader = await command.ExecuteReaderAsync(acting.Cancel);
        await reader.ReadAsync(acting.Cancel);
        return StoredProperty.Stored(Codes.Stored<PropertyKind>(reader.GetString(0)), reader.GetString(1)) switch
        {
            LandDetails land => (land.ShareNumerator, land.ShareDenominator),
            BuildingDetails building => (building.ShareNumerator, building.ShareDenominator),
            _ => (1, 1),
        };
    }
}
