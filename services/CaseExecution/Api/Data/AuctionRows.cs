using Enforcement.CaseExecution.Domain.Auctions;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Seizures;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Auctions. Locked after their seizure.</summary>
internal static class AuctionRows
{
    public const string Columns = "a.id, a.seizure_id, a.is_real_estate, a.state, a.content, a.version";

    public static async Task SaveAsync(NpgsqlConnection connection, Auction auction, SeizureTerms terms, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into auction (id, seizure_id, branch, section, case_id, is_real_estate, state, opens_on, price, content, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (id) do update set state = excluded.state, opens_on = excluded.opens_on, price = excluded.price, content = excluded.content, version = excluded.version
            """, connection)
        {
            Parameters =
            {
                new() { Value = auction.Id }, new() { Value = auction.SeizureId }, new() { Value = terms.Branch }, new() { Value = terms.Section }, new() { Value = terms.CaseId },
                new() { Value = auction.IsRealEstate }, new() { Value = Codes.Of(auction.State) },
                JournalBatch.One(auction.State == AuctionState.Noticed ? auction.Next!.On : null, NpgsqlDbType.Date), JournalBatch.One(auction.Sale?.Price, NpgsqlDbType.Bigint),
                new() { Value = StoredContent.Write(auction.Content) }, new() { Value = auction.Version },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static Task<Auction?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel) => LockAsync(connection, "a.id", id, cancel);

    /// <summary>The auction of a seizure; null before the appraisal.</summary>
    public static Task<Auction?> LockOfSeizureAsync(NpgsqlConnection connection, Guid seizureId, CancellationToken cancel) => LockAsync(connection, "a.seizure_id", seizureId, cancel);

    public static Auction Read(NpgsqlDataReader reader) => Auction.Restore(new AuctionRow(reader.GetGuid(0), reader.GetGuid(1), reader.GetBoolean(2),
        Codes.Stored<AuctionState>(reader.GetString(3)), StoredContent.Read<AuctionContent>(reader.GetString(4)), reader.GetInt32(5)));

    /// <summary>What other things of the obligor that are sold and not yet distributed leave after their own prior claims and costs, NT$ (CEA 72, 96).</summary>
    public static async Task<long> SoldAsync(NpgsqlConnection connection, Seizure seizure, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select coalesce(sum(greatest(0, a.price - (a.content::json -> 'prior' ->> 'amount')::bigint - (a.content::json -> 'prior' ->> 'costs')::bigint)), 0)::bigint
            from seizure s join auction a on a.seizure_id = s.id
            where s.obligor_id = $1 and s.branch = $2 and s.id <> $3 and a.price is not null
                and not exists (select from distribution d where d.auction_id = a.id and d.state = 'paid')
            """, connection)
        {
            Parameters = { new() { Value = seizure.Terms.ObligorId }, new() { Value = seizure.Terms.Branch }, new() { Value = seizure.Id } },
        };
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Notes on the cases since when a buyer's right stands against a withdrawal (WDR-02), or that none does any more.</summary>
    public static async Task MarkWonAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> cases, DateOnly? wonOn, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            update case_file c set bid_won_on = $3 from unnest($1, $2) as t (roc_year, id) where c.roc_year = t.roc_year and c.id = t.id
            """, connection);
        foreach (var parameter in CaseKeys.Of(cases))
            command.Parameters.Add(parameter);
        command.Parameters.Add(JournalBatch.One(wonOn, NpgsqlDbType.Date));
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<Auction?> LockAsync(NpgsqlConnection connection, string column, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from auction a where {column} = $1 for update", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }
}
