using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Stays;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Stays;

/// <summary>A stay of a case.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Reason">Code.</param>
/// <param name="Title">Its name in Chinese.</param>
/// <param name="Scope">All measures, or the attacked ones.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day where it is set.</param>
/// <param name="Measures">The attacked measures.</param>
/// <param name="SourceId">The objection ... it follows from.</param>
/// <param name="Detail">Court and number, or other reference.</param>
/// <param name="LiftedOn">Day it was lifted.</param>
/// <param name="LiftReason">Why.</param>
/// <param name="ActId">The act that began it.</param>
/// <param name="Version">Its version.</param>
public sealed record StayView(
    Guid Id, string Reason, string Title, StayScope Scope, DateOnly From, DateOnly? Until, IReadOnlyList<Guid> Measures, Guid? SourceId, string? Detail,
    DateOnly? LiftedOn, string? LiftReason, Guid ActId, int Version)
{
    internal const string Select = """
        select s.id, s.reason, s.scope, s.from_on, s.until_on, array(select measure_id from stay_measure m where m.stay_id = s.id), s.source_id, s.detail, s.lifted_on,
            s.lift_reason, s.act_id, s.version from stay s
        """;

    internal static StayView Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetString(1), StayReason.Find(reader.GetString(1))!.Chinese,
        Codes.Stored<StayScope>(reader.GetString(2)), reader.GetFieldValue<DateOnly>(3), reader.OptionalDate(4), reader.GetFieldValue<Guid[]>(5), reader.OptionalGuid(6),
        reader.Optional(7), reader.OptionalDate(8), reader.Optional(9), reader.GetGuid(10), reader.GetInt32(11));
}
