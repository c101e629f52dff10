using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>The people of cases as addressees: the obligor himself, and the parties by their place.</summary>
internal static class CasePeople
{
    private const string Entity = "entity";

    /// <summary>The obligor and parties of one case.</summary>
    public static async Task<IReadOnlyList<AddresseeTerms>> OfAsync(NpgsqlConnection connection, CaseFile file, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select null::smallint, o.name, o.type, c.county from case_file c join obligor o on o.id = c.obligor_id where c.roc_year = $1 and c.id = $2
            union all
            select ordinal, name, type, county from party where roc_year = $1 and case_id = $2 order by 1 nulls first
            """, connection) { Parameters = { new() { Value = (short)file.Number.RocYear }, new() { Value = file.Id } } };
        var people = new List<AddresseeTerms>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            people.Add(Read(reader, 0));
        return people;
    }

    /// <summary>Obligor and parties of many cases, by case.</summary>
    public static async Task<ILookup<Guid, AddresseeTerms>> OfAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> files, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select t.case_id, null::smallint, o.name, o.type, c.county from unnest($1, $2) as t (roc_year, case_id)
            join case_file c on c.roc_year = t.roc_year and c.id = t.case_id join obligor o on o.id = c.obligor_id
            union all
            select t.case_id, p.ordinal, p.name, p.type, p.county from unnest($1, $2) as t (roc_year, case_id) join party p on p.roc_year = t.roc_year and p.case_id = t.case_id
            """, connection);
        foreach (var parameter in CaseKeys.Of(files))
            command.Parameters.Add(parameter);
        var people = new List<(Guid Case, AddresseeTerms Who)>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            people.Add((reader.GetGuid(0), Read(reader, 1)));
        return people.ToLookup(row => row.Case, row => row.Who);
    }

    /// <summary>The obligors of many cases, by obligor.</summary>
    public static async Task<IReadOnlyDictionary<Guid, AddresseeTerms>> ObligorsAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> obligors, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id, name, type from obligor where id = any($1)", connection) { Parameters = { new() { Value = obligors.ToArray() } } };
        var people = new Dictionary<Guid, AddresseeTerms>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            people[reader.GetGuid(0)] = new AddresseeTerms(AddresseeRole.Obligor, PartyOf(reader.GetString(2))) { Name = reader.GetString(1) };
        return people;
    }

    private static AddresseeTerms Read(NpgsqlDataReader reader, int at) =>
        new(reader.IsDBNull(at) ? AddresseeRole.Obligor : AddresseeRole.Party, PartyOf(reader.GetString(at + 2)))
        {
            PartyOrdinal = reader.IsDBNull(at) ? null : reader.GetInt16(at),
            Name = reader.GetString(at + 1),
            County = reader.Optional(at + 3),
        };

    private static ServedParty PartyOf(string type) => type == Entity ? ServedParty.Body : ServedParty.Person;
}
