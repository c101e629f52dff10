using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Features.Obligors;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Features;

/// <summary>Cases in lists.</summary>
internal static class CaseRowReader
{
    /// <summary>Columns of <c>c</c> and <c>o</c>, in the order <see cref="Read"/> wants them.</summary>
    public const string Columns = """
        c.id, c.roc_year, c.branch, c.kind, c.serial, c.agency, c.section, c.status, o.id, o.name, c.claimed, c.outstanding, c.received_on, c.clock_rule,
        c.clock_due, c.closed_on, c.closure_kind, c.stage, c.procedure_ended_on
        """;

    public static CaseRow Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        CaseNumber = new CaseNumber(reader.GetString(2), reader.GetInt16(1), (ClaimKind)reader.GetInt16(3), reader.GetInt32(4)).ToString(),
        Agency = reader.GetString(5),
        Section = reader.GetString(6),
        Status = Codes.Stored<CaseStatus>(reader.GetString(7)),
        ObligorId = reader.GetGuid(8),
        ObligorName = reader.GetString(9),
        Claimed = reader.GetInt64(10),
        Outstanding = reader.GetInt64(11),
        ReceivedOn = reader.GetFieldValue<DateOnly>(12),
        ClockRule = reader.Optional(13),
        ClockDueOn = reader.OptionalDate(14),
        ClosedOn = reader.OptionalDate(15),
        ClosureKind = reader.Optional(16),
        Stage = reader.GetString(7) == Codes.Of(CaseStatus.Open) ? reader.Optional(17) is { } stage ? Codes.Stored<CaseStage>(stage) : CaseStage.Review : null,
        ProcedureEndedOn = reader.OptionalDate(18),
    };

    public static async Task<List<CaseRow>> ReadAllAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        var rows = new List<CaseRow>();
        while (await reader.ReadAsync(cancel))
            rows.Add(Read(reader));
        return rows;
    }
}
