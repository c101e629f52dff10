using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Seizures;

/// <summary>Why a thing is given back.</summary>
public enum ReleaseGround
{
    /// <summary>Nothing would be left after prior claims and costs, and the agency did not prove otherwise (CEA 50-1, 80-1).</summary>
    NoSurplus,

    /// <summary>The obligor brought cash before the hammer fell (CEA 58(1)).</summary>
    Cash,

    /// <summary>It is another's, finally decided or not disputed (CEA 15).</summary>
    OthersProperty,

    /// <summary>The agency asked for it, for this thing only.</summary>
    AgencyRequest,

    /// <summary>It was against the law, on objection or found by the branch.</summary>
    Unlawful,
}

/// <summary>A release.</summary>
/// <param name="Ground">Why.</param>
/// <param name="CourtFileJoined">A court has sent its file for joint handling: then it goes there instead.</param>
/// <param name="Cash">For <see cref="ReleaseGround.Cash"/>: what was brought, NT$.</param>
/// <param name="OfferedAt">For <see cref="ReleaseGround.Cash"/>: when.</param>
/// <param name="Note">In words; no personal data.</param>
public sealed record ReleaseSeizureRequest(ReleaseGround Ground, bool CourtFileJoined, long? Cash, DateTimeOffset? OfferedAt, string Note);

/// <summary>An officer gives a thing back; its auction ends, and whoever must undo something gets a release task. Needs If-Match of the seizure.</summary>
internal static class ReleaseSeizure
{
    public static readonly CaseAct<Addressed<ReleaseSeizureRequest>> Act = new(SeizureActs.Released, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/seizures/{id:guid}/release", Handle).WithName(nameof(ReleaseSeizure)).WithTags("seizures").AllowRoles(CaseScope.Deciders).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        Guid id, ReleaseSeizureRequest request, Caller caller, AuctionDesk desk, HttpContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > 500)
            return Problems.Validation(("/note", "1 to 500 characters."));
        if (request.Ground == ReleaseGround.Cash && request is not { Cash: > 0, OfferedAt: not null })
            return Problems.Validation(("/cash", "Amount and time are needed."));
        return await desk.DoAsync(context, caller, Hanging.OnSeizure, id, Act, request);
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, Addressed<ReleaseSeizureRequest> addressed)
    {
        var (request, journal) = (addressed.Request, acting.Journal);
        var work = await SeizureWork.TakeAsync(acting, addressed.Id);
        if (work.Auction is { IsSold: true } sold)
            return SeizureRefusals.Sold.Because($"The auction is {sold.State}.", null, new LegalBasis("WDR-02", "強制執行法 58(2)"));
        if (!Rulings(work, request).TryGet(out var rulings, out var refusal))
            return refusal;
        var findings = new ReleaseFindings(Codes.Of(request.Ground), request.CourtFileJoined, rulings.Asked, rulings.Found, request.Note);
        var done = work.Seizure.Release(journal, work.Under.Cases, work.Under.Measure, findings);
        if (done.IsRefused)
            return done;
        if (work.Auction is { State: not AuctionState.Ended } auction)
            auction.End(findings.Reason);
        await work.UnflagAsync();
        await work.SaveAsync();
        return done;
    }

    private static Result<Rulings> Rulings(SeizureWork work, ReleaseSeizureRequest request)
    {
        if (request.Ground == ReleaseGround.Cash)
        {
            var (claim, costs) = (work.Under.Cases.Sum(file => file.Outstanding), work.Seizure.Costs);
            return new Rulings([RealEstate.ReleaseForCash(new CashFacts(request.OfferedAt!.Value, null, request.Cash!.Value, claim, costs))], []);
        }

        if (request.Ground != ReleaseGround.NoSurplus)
            return new Rulings([], []);
        if (work.Auction is not { } auction)
            return SeizureRefusals.NotReleased.Because("It was not appraised yet.", "/ground", new LegalBasis("IMM-07", "強制執行法 80-1"));
        var ruling = auction.SurplusNow(work.Acting.Journal);
        return ruling.Reason == "release" ? new Rulings([], [ruling]) : SeizureRefusals.NotReleased.Because(ruling, "/ground");
    }
}

/// <summary>What a release rests on: rulings that must allow it, and rulings that make it necessary.</summary>
internal sealed record Rulings(IReadOnlyList<Ruling> Asked, IReadOnlyList<Ruling> Found);
