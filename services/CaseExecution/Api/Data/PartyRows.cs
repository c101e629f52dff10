using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>A person who becomes a party.</summary>
/// <param name="Relation">What he is to the obligor, camelCase.</param>
/// <param name="Name">Name.</param>
/// <param name="IdentityNumber">Number, where known.</param>
/// <param name="BirthDate">Day of birth, where known.</param>
/// <param name="PostalCode">Postal code.</param>
/// <param name="County">County.</param>
/// <param name="District">District.</param>
/// <param name="AddressLine">Rest of the address.</param>
/// <param name="LeftOn">Day he left office.</param>
internal sealed record NewParty(
    string Relation, string Name, string? IdentityNumber, DateOnly? BirthDate, string? PostalCode, string? County, string? District, string? AddressLine, DateOnly? LeftOn);

/// <summary>Adds parties to many cases with one statement; whoever is a party in the same relation already is left out.</summary>
internal static class PartyRows
{
    public static async Task AddAsync(NpgsqlConnection connection, IReadOnlyCollection<CaseFile> cases, IReadOnlyList<NewParty> parties, Act act, CancellationToken cancel)
    {
        var known = parties.Where(party => party.IdentityNumber is not null).DistinctBy(party => party.IdentityNumber).OrderBy(party => party.IdentityNumber, StringComparer.Ordinal).ToList();
        await using var batch = new JournalBatch(connection);
        batch.Add("""
            insert into obligor (id, identity_number, type, name)
            select * from unnest($1, $2, $3, $4) as n (id, identity_number, type, name) on conflict (identity_number) do nothing
            """, JournalBatch.Of(known.Select(_ => Guid.CreateVersion7(act.At))), JournalBatch.Of(known.Select(party => party.IdentityNumber!)),
            JournalBatch.Of(known.Select(party => TypeOf(party))), JournalBatch.Of(known.Select(party => party.Name)));
        batch.Add("""
            insert into party (roc_year, case_id, ordinal, role, obligor_id, name, identity_number, type, relation, birth_date, postal_code, county, district, address_line, named_by_act, left_on)
            select t.roc_year, t.case_id, (coalesce(last.ordinal, 0) + n.place)::smallint, 'representative', o.id, n.name, n.identity_number, n.type, n.relation, n.birth_date, n.postal_code,
                n.county, n.district, n.address_line, $13, n.left_on
            from unnest($1, $2) as t (roc_year, case_id)
            cross join lateral (select max(p.ordinal) as ordinal from party p where p.roc_year = t.roc_year and p.case_id = t.case_id) last
            cross join unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12) with ordinality
                as n (relation, name, identity_number, type, birth_date, postal_code, county, district, address_line, left_on, place)
            left join obligor o on o.identity_number = n.identity_number
            where not exists (
                select from party p where p.roc_year = t.roc_year and p.case_id = t.case_id and p.relation = n.relation and p.left_on is not distinct from n.left_on
                    and (p.identity_number = n.identity_number or (n.identity_number is null and p.name = n.name)))
            """,
            [
                .. CaseKeys.Of(cases), JournalBatch.Of(parties.Select(party => party.Relation)), JournalBatch.Of(parties.Select(party => party.Name)),
                JournalBatch.Texts(parties.Select(party => party.IdentityNumber)), JournalBatch.Of(parties.Select(TypeOf)),
                JournalBatch.Of(parties.Select(party => party.BirthDate), NpgsqlTypes.NpgsqlDbType.Date), JournalBatch.Texts(parties.Select(party => party.PostalCode)),
                JournalBatch.Texts(parties.Select(party => party.County)), JournalBatch.Texts(parties.Select(party => party.District)),
                JournalBatch.Texts(parties.Select(party => party.AddressLine)), JournalBatch.Of(parties.Select(party => party.LeftOn), NpgsqlTypes.NpgsqlDbType.Date), JournalBatch.One(act.Id),
            ]);
        await batch.ExecuteAsync(cancel);
    }

    // A uniform number of a firm has eight digits, everybody else's begins with a letter.
    private static string TypeOf(NewParty party) => party.IdentityNumber?.Length == 8 ? "entity" : "person";
}
