using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>A sealed bid that was received; what it says is known at the opening only.</summary>
/// <param name="Envelope">Number of the envelope or slip, unique in the session.</param>
/// <param name="ByMail">It came to the post-office box.</param>
/// <param name="ReceivedAt">When.</param>
public sealed record ReceiveBidRequest(string Envelope, bool ByMail, DateTimeOffset ReceivedAt);

/// <summary>Receives sealed bids for the published session. Not after its opening.</summary>
internal static class ReceiveBid
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/auctions/{id:guid}/bids", Handle).WithName(nameof(ReceiveBid)).WithTags("auctions").AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static Task<Results<Created<BidView>, ProblemHttpResult>> Handle(
        Guid id, ReceiveBidRequest request, Caller caller, Ledger ledger, TimeProvider time, CancellationToken cancel) =>
        ledger.RunAsync<Results<Created<BidView>, ProblemHttpResult>>(async connection =>
        {
            if (string.IsNullOrWhiteSpace(request.Envelope) || request.Envelope.Length > 50)
                return Problems.Validation(("/envelope", "1 to 50 characters."));
            if (!await IsSeenAsync(connection, caller, id, cancel))
                return AuctionRefusals.Unknown.Because("No auction has this id.").ToProblem();
            var now = time.GetUtcNow();
            if (request.ReceivedAt > now)
                return AuctionRefusals.InFuture.Because("It was received after now.", "/receivedAt").ToProblem();
            if ((await AuctionRows.LockAsync(connection, id, cancel))!.Next is not { } session)
                return AuctionRefusals.BidTooLate.Because("No session is published and still to be held.").ToProblem();
            var bid = new ReceivedBid(Guid.CreateVersion7(now), request.Envelope, request.ByMail, request.ReceivedAt);
            if (await BidRows.InsertAsync(connection, id, session.Number, [bid], cancel) == 0)
                return AuctionRefusals.BidsMissing.Because("This envelope was received before.", "/envelope").ToProblem();
            await ledger.RecordAsync(connection, caller, new AuditSubject("bid.received", "auction", id.ToString(), "IMM-18"), 1, cancel);
            return TypedResults.Created($"/v1/auctions/{id}/bids", new BidView { Id = bid.Id, Session = session.Number, Envelope = bid.Envelope, ByMail = bid.ByMail, ReceivedAt = bid.ReceivedAt, State = "sealed" });
        }, cancel);

    internal static async Task<bool> IsSeenAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"""
            select exists (select from auction a where a.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "a")})
            """;
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
