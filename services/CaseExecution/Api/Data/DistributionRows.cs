using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Distributions;
using Enforcement.CaseExecution.Domain.Seizures;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Distributions and the claims that join them. Locked after their auction.</summary>
internal static class DistributionRows
{
    public const string Columns = "d.id, d.auction_id, d.proceeds, d.state, d.content, d.version";

    public static async Task SaveAsync(NpgsqlConnection connection, Domain.Distributions.Distribution distribution, SeizureTerms terms, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into distribution (id, auction_id, branch, section, case_id, proceeds, state, distribution_on, content, version, secured)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (id) do update set state = excluded.state, content = excluded.content, version = excluded.version, secured = excluded.secured
            """, connection)
        {
            Parameters =
            {
                new() { Value = distribution.Id }, new() { Value = distribution.AuctionId }, new() { Value = terms.Branch }, new() { Value = terms.Section },
                new() { Value = terms.CaseId }, new() { Value = distribution.Proceeds }, new() { Value = Codes.Of(distribution.State) }, new() { Value = distribution.On },
                new() { Value = StoredContent.Write(distribution.Content) }, new() { Value = distribution.Version },
                new() { Value = distribution.Rows.Sum(row => row.Secured) },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<Domain.Distributions.Distribution?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from distribution d where d.id = $1 for update", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    public static async Task<bool> ExistsAsync(NpgsqlConnection connection, Guid auctionId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select exists (select from distribution where auction_id = $1)", connection) { Parameters = { new() { Value = auctionId } } };
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static Domain.Distributions.Distribution Read(NpgsqlDataReader reader) => Domain.Distributions.Distribution.Restore(new StoredDistribution(reader.GetGuid(0), reader.GetGuid(1),
        reader.GetInt64(2), Codes.Stored<DistributionState>(reader.GetString(3)), StoredContent.Read<DistributionContent>(reader.GetString(4)), reader.GetInt32(5)));

    public static async Task InsertAsync(NpgsqlConnection connection, Guid auctionId, JoinedClaim claim, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            insert into joined_claim (id, auction_id, creditor, kind, claim, amount, security_rank, filed_on, reference) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """, connection)
        {
            Parameters =
            {
                new() { Value = claim.Id }, new() { Value = auctionId }, new() { Value = claim.Creditor }, new() { Value = Codes.Of(claim.Kind) },
                new() { Value = Codes.Of(claim.Claim) }, new() { Value = claim.Amount }, new() { Value = (short)claim.SecurityRank }, new() { Value = claim.FiledOn },
                new() { Value = claim.Reference },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    public static async Task<IReadOnlyList<JoinedClaim>> JoinedAsync(NpgsqlConnection connection, Guid auctionId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select id, creditor, kind, claim, amount, security_rank, filed_on, reference from joined_claim where auction_id = $1 order by id", connection)
        {
            Parameters = { new() { Value = auctionId } },
        };
        var claims = new List<JoinedClaim>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            claims.Add(ReadClaim(reader));
        return claims;
    }

    public static JoinedClaim ReadClaim(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetString(1), Codes.Stored<CreditorKind>(reader.GetString(2)),
        Codes.Stored<DistributionClaimKind>(reader.GetString(3)), reader.GetInt64(4), reader.GetInt16(5), reader.GetFieldValue<DateOnly>(6), reader.GetString(7));

    /// <summary>
    /// The lines of the obligor's cases as claims. Those the seizure secures take part from the beginning; others of the branch join with the day of their transfer.
    /// </summary>
    public static async Task<IReadOnlyList<CaseClaim>> LinesAsync(
        NpgsqlConnection connection, IReadOnlyCollection<CaseFile> files, IReadOnlySet<Guid> secured, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select c.id, c.received_on from unnest($1, $2) as t (roc_year, id) join case_file c on c.roc_year = t.roc_year and c.id = t.id
            """, connection);
        foreach (var parameter in CaseKeys.Of(files))
            command.Parameters.Add(parameter);
        var received = new Dictionary<Guid, DateOnly>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            received[reader.GetGuid(0)] = reader.GetFieldValue<DateOnly>(1);
        return
        [
            .. from file in files
               from line in file.Lines
               where line.Outstanding > 0
               select new CaseClaim(Guid.CreateVersion7(), file.Id, line.Line, Waterfall.KindOf(file.Number.Kind, line.Item), line.Outstanding, received[file.Id],
                   secured.Contains(file.Id) ? null : received[file.Id]),
        ];
    }
}
