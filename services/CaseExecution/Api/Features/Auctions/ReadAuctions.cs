using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>Auctions in the caller's scope, oldest first; one; and its bids.</summary>
internal static class ReadAuctions
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/auctions", List).WithName("ListAuctions").WithTags("auctions").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/auctions/{id:guid}", One).WithName("ReadAuction").WithTags("auctions").AllowRoles(CaseScope.StaffReaders);
        routes.MapGet("/v1/auctions/{id:guid}/bids", Bids).WithName("ListBids").WithTags("auctions").AllowRoles(CaseScope.StaffReaders);
    }

    private static async Task<Results<Ok<Page<AuctionView>>, ProblemHttpResult>> List(
        [Description("Only those in this state.")] string? state, DateOnly? opensOn, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CurrentLaw law, TimeProvider time, CancellationToken cancel)
    {
        await using var command = source.CreateCommand();
        var conditions = new List<string> { CaseScope.OfStaff(caller, command.Parameters, "a") };
        if (state is not null && Codes.Read<AuctionState>(state) is null)
            return Problems.Validation(("/state", string.Join(", ", Enum.GetValues<AuctionState>().Select(Codes.Of))));
        if (state is not null)
            conditions.Add($"a.state = {CaseScope.Add(command.Parameters, state)}");
        if (opensOn is { } day)
            conditions.Add($"a.state = 'noticed' and a.opens_on = {CaseScope.Add(command.Parameters, day)}");
        if (page.Position(1) is [var last])
            conditions.Add($"a.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}");
        command.CommandText = $"{AuctionView.Select} where {string.Join(" and ", conditions)} order by a.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        var items = new List<AuctionView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(AuctionView.Read(reader, time.Today(), law.Edition));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<AuctionView>, ProblemHttpResult>> One(Guid id, Caller caller, NpgsqlDataSource source, CurrentLaw law, TimeProvider time, HttpContext context)
    {
        await using var command = source.CreateCommand();
        command.CommandText = $"{AuctionView.Select} where a.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "a")}";
        await using var reader = await command.ExecuteReaderAsync(context.RequestAborted);
        if (!await reader.ReadAsync(context.RequestAborted))
            return AuctionRefusals.Unknown.Because("No auction has this id.").ToProblem();
        var view = AuctionView.Read(reader, time.Today(), law.Edition);
        context.SetETag(view.Version);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<Page<BidView>>, ProblemHttpResult>> Bids(Guid id, [AsParameters] PageQuery page, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (!await ReceiveBid.IsSeenAsync(connection, caller, id, cancel))
            return AuctionRefusals.Unknown.Because("No auction has this id.").ToProblem();
        await using var command = new NpgsqlCommand { Connection = connection };
        var after = page.Position(2) is [var session, var envelope]
            ? $" and (b.session, b.envelope) > ({CaseScope.Add(command.Parameters, short.TryParse(session, out var number) ? number : throw new CursorException())}, {CaseScope.Add(command.Parameters, envelope)})" : "";
        command.CommandText = $"""
            select b.id, b.session, b.envelope, b.by_mail, b.received_at, b.state, b.bidder, b.amount, b.deposit, b.flaw from bid b
            where b.auction_id = {CaseScope.Add(command.Parameters, id)}{after} order by b.session, b.envelope limit {CaseScope.Add(command.Parameters, page.Size + 1)}
            """;
        var items = new List<BidView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(BidView.Read(reader));
        return TypedResults.Ok(Page.Of(items, page.Size, item => [item.Session.ToString(System.Globalization.CultureInfo.InvariantCulture), item.Envelope]));
    }
}
