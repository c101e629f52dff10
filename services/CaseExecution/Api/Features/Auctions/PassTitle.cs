using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;
using static Enforcement.CaseExecution.Features.Auctions.AuctionRoutes;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>A transfer certificate.</summary>
/// <param name="IssuedOn">Day it was issued.</param>
/// <param name="Number">Its number.</param>
public sealed record IssueTransferCertificateRequest(DateOnly IssuedOn, string Number);

/// <summary>That title passed.</summary>
/// <param name="On">Day the buyer received the certificate, or the movable.</param>
public sealed record PassTitleRequest(DateOnly On);

/// <summary>A hand-over.</summary>
/// <param name="On">Day of it.</param>
/// <param name="Occupant">Who occupied it.</param>
/// <param name="Note">What was found and what was left there; no personal data.</param>
public sealed record HandOverRequest(DateOnly On, Occupant Occupant, string? Note);

/// <summary>From the paid price to the buyer's possession: certificate, title (or delivery of movables), hand-over. Title ends the seizure.</summary>
internal static class PassTitle
{
    public static readonly CaseAct<Addressed<IssueTransferCertificateRequest>> Certificate = new(AuctionActs.CertificateIssued, IssueAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<PassTitleRequest>> Passed = new(AuctionActs.TitlePassed, PassAsync, (_, _) => null);
    private static readonly CaseAct<Addressed<HandOverRequest>> HandedOver = new(AuctionActs.HandedOver, HandOverAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("/v1/auctions/{id:guid}/certificate", "IssueTransferCertificate", "auctions", CaseScope.Deciders, Hanging.OnAuction, Certificate, request => Text("/number", request.Number, 100));
        routes.MapAct("/v1/auctions/{id:guid}/title", nameof(PassTitle), "auctions", CaseScope.Executors, Hanging.OnAuction, Passed, _ => []);
        routes.MapAct("/v1/auctions/{id:guid}/hand-over", "HandOver", "auctions", CaseScope.Executors, Hanging.OnAuction, HandedOver, request =>
            Holds(!(request.Note?.Length > 2000), "/note", "At most 2000 characters."));
    }

    private static Task<Result<Act>> IssueAsync(Acting acting, Addressed<IssueTransferCertificateRequest> addressed) => PayPrice.DoneAsync(acting, addressed.Id,
        work => work.Auction!.IssueCertificate(acting.Journal, work.Under, addressed.Request.IssuedOn, addressed.Request.Number), _ => Task.CompletedTask);

    private static Task<Result<Act>> PassAsync(Acting acting, Addressed<PassTitleRequest> addressed) => PayPrice.DoneAsync(acting, addressed.Id,
        work => work.Auction!.PassTitle(acting.Journal, work.Under, addressed.Request.On),
        async work =>
        {
            acting.FurtherChanges += await PropertyRows.SoldAsync(acting.Connection, work.Seizure.Terms.PropertyItemId, acting.Caller.Subject, acting.Journal.At, acting.Cancel);
            await AuctionRows.MarkWonAsync(acting.Connection, work.Under.Cases, null, acting.Cancel);
            await work.UnflagAsync();
        });

    private static Task<Result<Act>> HandOverAsync(Acting acting, Addressed<HandOverRequest> addressed) => PayPrice.DoneAsync(acting, addressed.Id,
        work => work.Auction!.HandOver(acting.Journal, work.Under, addressed.Request.On, addressed.Request.Occupant, addressed.Request.Note), _ => Task.CompletedTask);
}
