using Enforcement.CaseExecution.Data;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Insolvencies;

/// <summary>An insolvency of an obligor.</summary>
/// <param name="Id">Its id.</param>
/// <param name="ObligorId">Whose.</param>
/// <param name="Event">What happened.</param>
/// <param name="Branch">Branch of the stayed cases.</param>
/// <param name="Section">Section.</param>
/// <param name="Court">The court.</param>
/// <param name="CourtNumber">Number of its case.</param>
/// <param name="OpenedOn">Day of the ruling.</param>
/// <param name="Until">Last day of a preservation order (INSV-02).</param>
/// <param name="ClaimBy">Last day to report claims.</param>
/// <param name="ClaimedOn">Day they were reported.</param>
/// <param name="ClaimedAmount">NT$ reported.</param>
/// <param name="ClaimReference">Number of the report.</param>
/// <param name="StayId">The stay it is.</param>
/// <param name="ActId">The act that began it, with its rulings.</param>
/// <param name="EndedOn">Day it ended.</param>
/// <param name="EndReason">Why.</param>
/// <param name="Version">Its version.</param>
public sealed record InsolvencyView(
    Guid Id, Guid ObligorId, InsolvencyEvent Event, string Branch, string Section, string Court, string CourtNumber, DateOnly OpenedOn, DateOnly? Until, DateOnly? ClaimBy, DateOnly? ClaimedOn,
    long? ClaimedAmount, string? ClaimReference, Guid StayId, Guid ActId, DateOnly? EndedOn, string? EndReason, int Version)
{
    internal const string Select = """
        select i.id, i.obligor_id, i.event, i.branch, i.section, i.court, i.court_number, i.opened_on, i.until_on, i.claim_by, i.claimed_on, i.claimed_amount, i.claim_reference, i.stay_id,
            i.act_id, i.ended_on, i.end_reason, i.version
        from insolvency i
        """;

    internal static InsolvencyView Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetGuid(1), Codes.Stored<InsolvencyEvent>(reader.GetString(2)), reader.GetString(3),
        reader.GetString(4), reader.GetString(5), reader.GetString(6), reader.GetFieldValue<DateOnly>(7), reader.OptionalDate(8), reader.OptionalDate(9), reader.OptionalDate(10),
        reader.OptionalAmount(11), reader.Optional(12), reader.GetGuid(13), reader.GetGuid(14), reader.OptionalDate(15), reader.Optional(16), reader.GetInt32(17));
}
