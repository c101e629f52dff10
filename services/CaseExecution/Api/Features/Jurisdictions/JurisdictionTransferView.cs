using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Jurisdictions;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Jurisdictions;

/// <summary>A transfer of jurisdiction.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="FromBranch">The branch that asks.</param>
/// <param name="FromSection">Its section.</param>
/// <param name="ToBranch">The branch that has jurisdiction (INT-06).</param>
/// <param name="Reason">Why.</param>
/// <param name="RequestActId">The act that asks, with its ruling.</param>
/// <param name="RequestedBy">Who asked.</param>
/// <param name="RequestedAt">When.</param>
/// <param name="DecidedBy">Who decided.</param>
/// <param name="DecidedAt">When.</param>
/// <param name="Note">What he said.</param>
/// <param name="MovedAt">When the cases moved.</param>
/// <param name="Cases">How many cases.</param>
/// <param name="CaseIds">The first 200 of them.</param>
/// <param name="Version">Its version.</param>
public sealed record JurisdictionTransferView(
    Guid Id, JurisdictionState State, string FromBranch, string FromSection, string ToBranch, string Reason, Guid RequestActId, string RequestedBy, DateTimeOffset RequestedAt,
    string? DecidedBy, DateTimeOffset? DecidedAt, string? Note, DateTimeOffset? MovedAt, int Cases, IReadOnlyList<Guid> CaseIds, int Version)
{
    internal const string Select = """
        select t.id, t.state, t.from_branch, t.from_section, t.to_branch, t.reason, t.request_act_id, t.requested_by, t.requested_at, t.decided_by, t.decided_at, t.note,
            t.moved_at, (select count(*)::integer from jurisdiction_transfer_case c where c.transfer_id = t.id),
            array(select c.case_id from jurisdiction_transfer_case c where c.transfer_id = t.id order by c.case_id limit 200), t.version
        from jurisdiction_transfer t
        """;

    internal static JurisdictionTransferView Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), Codes.Stored<JurisdictionState>(reader.GetString(1)), reader.GetString(2),
        reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetGuid(6), reader.GetString(7), reader.GetFieldValue<DateTimeOffset>(8), reader.Optional(9),
        reader.OptionalInstant(10), reader.Optional(11), reader.OptionalInstant(12), reader.GetInt32(13), reader.GetFieldValue<Guid[]>(14), reader.GetInt32(15));
}
