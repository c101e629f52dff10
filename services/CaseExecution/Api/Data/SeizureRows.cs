using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Domain.Seizures;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Data;

/// <summary>Seizures. Locked after their cases and their measure.</summary>
internal static class SeizureRows
{
    public const string Columns = """
        s.id, s.measure_id, s.obligor_id, s.property_item_id, s.property, s.branch, s.section, s.case_id, s.registry, s.state, s.expected_proceeds, s.costs, s.arrived_at,
        s.registration_number, s.effective_at, s.site, s.custodian, s.end_reason, s.version
        """;

    public static async Task InsertAsync(NpgsqlConnection connection, Seizure seizure, CancellationToken cancel)
    {
        var terms = seizure.Terms;
        await using var command = new NpgsqlCommand("""
            insert into seizure (id, measure_id, obligor_id, property_item_id, property, branch, section, case_id, registry, state, expected_proceeds, costs)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'ordered', $10, $11)
            """, connection)
        {
            Parameters =
            {
                new() { Value = seizure.Id }, new() { Value = seizure.MeasureId }, new() { Value = terms.ObligorId }, new() { Value = terms.PropertyItemId },
                new() { Value = Codes.Of(terms.Property) }, new() { Value = terms.Branch }, new() { Value = terms.Section }, new() { Value = terms.CaseId },
                JournalBatch.One(terms.Registry, NpgsqlDbType.Text), new() { Value = seizure.ExpectedProceeds }, new() { Value = seizure.Costs },
            },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Writes a seizure that changed.</summary>
    /// <returns>1 when it did.</returns>
    public static async Task<int> UpdateAsync(NpgsqlConnection connection, Seizure seizure, CancellationToken cancel)
    {
        if (seizure.Version == seizure.StoredVersion)
            return 0;
        await using var command = new NpgsqlCommand("""
            update seizure set state = $2, arrived_at = $3, registration_number = $4, effective_at = $5, site = $6, custodian = $7, end_reason = $8, version = $9 where id = $1
            """, connection)
        {
            Parameters =
            {
                new() { Value = seizure.Id }, new() { Value = Codes.Of(seizure.State) }, JournalBatch.One(seizure.ArrivedAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
                JournalBatch.One(seizure.RegistrationNumber, NpgsqlDbType.Text), JournalBatch.One(seizure.EffectiveAt?.ToUniversalTime(), NpgsqlDbType.TimestampTz),
                JournalBatch.One(seizure.Site is { } site ? StoredContent.Write(site) : null, NpgsqlDbType.Text),
                JournalBatch.One(seizure.Custodian is { } custodian ? StoredContent.Write(custodian) : null, NpgsqlDbType.Text),
                JournalBatch.One(seizure.EndReason, NpgsqlDbType.Text), new() { Value = seizure.Version },
            },
        };
        return await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Locks a seizure of any scope: the caller's was checked when its case was found.</summary>
    public static async Task<Seizure?> LockAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from seizure s where s.id = $1 for update", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Seizure.Restore(Read(reader)) : null;
    }

    /// <summary>What seizures bind for an obligor in a branch, by the value the officer expected, NT$.</summary>
    public static async Task<long> BoundAsync(NpgsqlConnection connection, CaseFile file, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select coalesce(sum(expected_proceeds), 0)::bigint from seizure where obligor_id = $1 and branch = $2 and state in ('ordered', 'effective')
            """, connection) { Parameters = { new() { Value = file.State.ObligorId }, new() { Value = file.Number.Branch } } };
        return (long)(await command.ExecuteScalarAsync(cancel))!;
    }

    public static SeizureRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        MeasureId = reader.GetGuid(1),
        Terms = new SeizureTerms(reader.GetGuid(2), reader.GetGuid(3), Codes.Stored<PropertyKind>(reader.GetString(4)), reader.GetString(5), reader.GetString(6), reader.GetGuid(7), reader.Optional(8)),
        State = Codes.Stored<SeizureState>(reader.GetString(9)),
        ExpectedProceeds = reader.GetInt64(10),
        Costs = reader.GetInt64(11),
        ArrivedAt = reader.OptionalInstant(12),
        RegistrationNumber = reader.Optional(13),
        EffectiveAt = reader.OptionalInstant(14),
        Site = reader.Optional(15) is { } site ? StoredContent.Read<SiteRecord>(site) : null,
        Custodian = reader.Optional(16) is { } custodian ? StoredContent.Read<Custodian>(custodian) : null,
        EndReason = reader.Optional(17),
        Version = reader.GetInt32(18),
    };
}
