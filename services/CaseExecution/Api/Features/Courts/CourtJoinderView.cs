using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Courts;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Courts;

/// <summary>A case handled jointly with a court's.</summary>
/// <param name="Id">Its id.</param>
/// <param name="CaseId">Our case.</param>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Direction">Whose file went where.</param>
/// <param name="State">Where it stands; <c>handoverDue</c> means that the court must get the file.</param>
/// <param name="Court">The court.</param>
/// <param name="CourtNumber">Number of its case.</param>
/// <param name="MeasureId">Our seizure that its file joins.</param>
/// <param name="Amount">NT$ of the other file.</param>
/// <param name="On">Day it was sent or received.</param>
/// <param name="ReportedClosed">Our case was reported closed when its file was sent.</param>
/// <param name="ActId">The act, with its ruling.</param>
/// <param name="EndedOn">Day it ended.</param>
/// <param name="Note">What was said at the end.</param>
/// <param name="Version">Its version.</param>
public sealed record CourtJoinderView(
    Guid Id, Guid CaseId, string CaseNumber, JoinderDirection Direction, JoinderState State, string Court, string CourtNumber, Guid? MeasureId, long? Amount, DateOnly On, bool ReportedClosed,
    Guid ActId, DateOnly? EndedOn, string? Note, int Version)
{
    internal const string Select = """
        select j.id, j.case_id, c.branch, c.roc_year, c.kind, c.serial, j.direction, j.state, j.court, j.court_number, j.measure_id, j.amount, j.since_on, j.reported_closed, j.act_id,
            j.ended_on, j.note, j.version
        from court_joinder j join case_file c on c.roc_year = j.roc_year and c.id = j.case_id
        """;

    internal static CourtJoinderView Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetGuid(1),
        new CaseNumber(reader.GetString(2), reader.GetInt16(3), (ClaimKind)reader.GetInt16(4), reader.GetInt32(5)).ToString(), Codes.Stored<JoinderDirection>(reader.GetString(6)),
        Codes.Stored<JoinderState>(reader.GetString(7)), reader.GetString(8), reader.GetString(9), reader.OptionalGuid(10), reader.OptionalAmount(11), reader.GetFieldValue<DateOnly>(12),
        reader.GetBoolean(13), reader.GetGuid(14), reader.OptionalDate(15), reader.Optional(16), reader.GetInt32(17));
}
