using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.Statute;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>A bid as it was received.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Envelope">Number of the envelope or slip.</param>
/// <param name="ByMail">It came by mail.</param>
/// <param name="ReceivedAt">When.</param>
public sealed record ReceivedBid(Guid Id, string Envelope, bool ByMail, DateTimeOffset ReceivedAt);

/// <summary>Bids of a session. Read and written under the lock of their auction.</summary>
internal static class BidRows
{
    /// <returns>Bids inserted; an envelope that was received before is left out.</returns>
    public static async Task<int> InsertAsync(NpgsqlConnection connection, Guid auctionId, int session, IReadOnlyCollection<ReceivedBid> bids, CancellationToken cancel)
    {
        if (bids.Count == 0)
            return 0;
        await using var batch = new JournalBatch(connection);
        batch.AddCounted("""
            insert into bid (id, auction_id, session, envelope, by_mail, received_at, state)
            select n.id, $5, $6, n.envelope, n.by_mail, n.received_at, 'sealed' from unnest($1, $2, $3, $4) as n (id, envelope, by_mail, received_at) on conflict do nothing
            """,
            JournalBatch.Of(bids.Select(bid => bid.Id)), JournalBatch.Of(bids.Select(bid => bid.Envelope)), JournalBatch.Of(bids.Select(bid => bid.ByMail)),
            JournalBatch.Of(bids.Select(bid => bid.ReceivedAt.ToUniversalTime())), JournalBatch.One(auctionId), JournalBatch.One((short)session));
        return await batch.ExecuteAsync(cancel);
    }

    public static async Task<IReadOnlyList<ReceivedBid>> SealedAsync(NpgsqlConnection connection, Guid auctionId, int session, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select id, envelope, by_mail, received_at from bid where auction_id = $1 and session = $2 and state = 'sealed' order by id", connection)
        {
            Parameters = { new() { Value = auctionId }, new() { Value = (short)session } },
        };
        var bids = new List<ReceivedBid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            bids.Add(new ReceivedBid(reader.GetGuid(0), reader.GetString(1), reader.GetBoolean(2), reader.GetFieldValue<DateTimeOffset>(3)));
        return bids;
    }

    /// <summary>Writes what the opened bids say, and which won.</summary>
    /// <returns>Bids changed.</returns>
    public static async Task<int> OpenAsync(NpgsqlConnection connection, Session session, IReadOnlyList<RankedBid> bids, Guid? won, CancellationToken cancel)
    {
        if (bids.Count == 0)
            return 0;
        var facts = new BidsFacts(session.Terms.MinimumPrice, session.Terms.Deposit, [.. bids.Select(bid => bid.Opened)]);
        await using var batch = new JournalBatch(connection);
        batch.AddCounted("""
            update bid b set state = case when b.id = $7 then 'won' when n.flaw is null then 'counted' else 'void' end, bidder = n.bidder, bidder_number = n.number,
                amount = n.amount, deposit = n.deposit, flaw = n.flaw, version = b.version + 1
            from unnest($1, $2, $3, $4, $5, $6) as n (id, bidder, number, amount, deposit, flaw) where b.id = n.id and b.state = 'sealed'
            """,
            JournalBatch.Of(bids.Select(bid => bid.Opened.BidId)), JournalBatch.Of(bids.Select(bid => bid.Buyer.Name)), JournalBatch.Of(bids.Select(bid => bid.Buyer.Number)),
            JournalBatch.Of(bids.Select(bid => bid.Opened.Amount)), JournalBatch.Of(bids.Select(bid => bid.Opened.Deposit)), JournalBatch.Texts(bids.Select(bid => Bidding.Flaw(bid.Opened, facts))),
            JournalBatch.One(won, NpgsqlDbType.Uuid));
        return await batch.ExecuteAsync(cancel);
    }

    /// <summary>Its bidder did not pay.</summary>
    public static async Task<int> DefaultAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update bid set state = 'defaulted', version = version + 1 where id = $1", connection) { Parameters = { new() { Value = id } } };
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Number of the obligor, who may not bid (CEA 70(6)).</summary>
    public static async Task<string> ObligorNumberAsync(NpgsqlConnection connection, Guid obligorId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select identity_number from obligor where id = $1", connection) { Parameters = { new() { Value = obligorId } } };
        return (string)(await command.ExecuteScalarAsync(cancel))!;
    }
}
