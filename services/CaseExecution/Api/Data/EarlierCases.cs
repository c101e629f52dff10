using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>The case of a certificate that is transferred again.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Agency">Its agency.</param>
/// <param name="Identity">Identity number of its obligor.</param>
/// <param name="Title">The dates of its title, with what was deducted since.</param>
internal sealed record EarlierCase(Guid Id, string Agency, string Identity, TitleDates Title)
{
    /// <summary>Whether it is the same claim: of the same agency, obligor and kind.</summary>
    public bool IsOf(AssignedCase item) => Agency == item.Agency && Identity == item.Obligor.IdentityNumber && Title.SubKind == item.SubKind;
}

/// <summary>Finds the cases that ended with the certificates which are transferred again (ER 19).</summary>
internal static class EarlierCases
{
    /// <summary>By case number; numbers that no case has are left out. Costs nothing where no line names a certificate.</summary>
    public static async Task<IReadOnlyDictionary<string, EarlierCase>> FindAsync(NpgsqlConnection connection, IEnumerable<AssignedCase> items, CancellationToken cancel)
    {
        var numbers = items.Where(item => item.CertificateCaseNumber is not null).Select(item => item.CertificateCaseNumber!).Distinct()
            .Where(text => CaseNumber.TryParse(text, out _)).ToList();
        var earlier = new Dictionary<string, EarlierCase>(StringComparer.Ordinal);
        if (numbers.Count == 0)
            return earlier;
        var ids = await CaseRows.FindAsync(connection, numbers, cancel);
        var titles = await TitlesAsync(connection, ids.Values, cancel);
        foreach (var (number, id) in ids)
            earlier[number] = titles[id];
        return earlier;
    }

    private static async Task<Dictionary<Guid, EarlierCase>> TitlesAsync(NpgsqlConnection connection, IEnumerable<Guid> ids, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            select c.id, c.agency, o.identity_number, {TitleRows.Columns} from unnest($1, $2) as t (roc_year, id)
            join case_file c on c.roc_year = t.roc_year and c.id = t.id join obligor o on o.id = c.obligor_id
            """, connection)
        {
            Parameters = { JournalBatch.Of(ids.Select(id => CaseKey.RocYearOf(id)!.Value)), JournalBatch.Of(ids) },
        };
        var found = new Dictionary<Guid, EarlierCase>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found[reader.GetGuid(0)] = new EarlierCase(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), TitleRows.Read(reader, 3));
        return found;
    }
}
