using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>Moratoria: asked by whatever summons people or acts on site.</summary>
internal static class MoratoriumRows
{
    public const string Columns = "m.id, m.branch, m.from_on, m.until_on, m.excepted_sub_kinds, m.allows_urgent, m.reason, m.ended_on, m.version";

    /// <summary>
    /// What the moratoria of a branch say to an appearance or an act on site on a day (NOT-03): the first that refuses, else the last that lets it through; null
    /// where none covers the day.
    /// </summary>
    public static async Task<Ruling?> AskAsync(
        NpgsqlConnection connection, IReadOnlyCollection<CaseFile> cases, DateOnly on, bool isUrgent, CancellationToken cancel)
    {
        var moratoria = await OnAsync(connection, cases.First().Number.Branch, on, cancel);
        if (moratoria.Count == 0)
            return null;
        var subKinds = await SubKindsAsync(connection, cases, cancel);
        Ruling[] rulings = [.. moratoria.Select(moratorium => moratorium.Ask(on, subKinds.Values.ToHashSet(StringComparer.Ordinal), isUrgent))];
        return rulings.FirstOrDefault(ruling => !ruling.IsAllowed) ?? rulings[^1];
    }

    /// <summary>Moratoria in force on a day, headquarters' first.</summary>
    public static async Task<IReadOnlyList<Moratorium>> OnAsync(NpgsqlConnection connection, string branch, DateOnly on, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            select {Columns} from moratorium m where m.until_on >= $2 and m.from_on <= $2 and m.ended_on is null and (m.branch is null or m.branch = $1)
            order by m.branch nulls first, m.id
            """, connection) { Parameters = { new() { Value = branch }, new() { Value = on } } };
        var moratoria = new List<Moratorium>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            moratoria.Add(Read(reader));
        return moratoria;
    }

    /// <summary>A moratorium that has not been ended.</summary>
    public static async Task<Moratorium?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from moratorium m where m.id = $1 and m.ended_on is null", connection) { Parameters = { new() { Value = id } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return await reader.ReadAsync(cancel) ? Read(reader) : null;
    }

    /// <summary>Sub-kinds of claim of cases.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> SubKindsAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> cases, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("""
            select c.id, c.sub_kind from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select id, sub_kind from case_file f where f.roc_year = t.roc_year and f.id = t.case_id limit 1) c
            """, connection);
        foreach (var parameter in CaseKeys.Of(cases))
            command.Parameters.Add(parameter);
        var subKinds = new Dictionary<Guid, string>(cases.Count);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            subKinds[reader.GetGuid(0)] = reader.GetString(1);
        return subKinds;
    }

    public static Moratorium Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.Optional(1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3),
        reader.GetFieldValue<string[]>(4), reader.GetBoolean(5));
}
