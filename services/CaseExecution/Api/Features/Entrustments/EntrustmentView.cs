using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Entrustments;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Entrustments;

/// <summary>An act another branch is entrusted with.</summary>
public sealed record EntrustmentView
{
    public required Guid Id { get; init; }

    /// <summary>Number of the linked case 助執.</summary>
    public required string Number { get; init; }

    public required Guid CaseId { get; init; }
    public required string CaseNumber { get; init; }
    public required EntrustmentState State { get; init; }

    /// <summary>Branch of the case.</summary>
    public required string Branch { get; init; }

    public required string Section { get; init; }

    /// <summary>The entrusted branch.</summary>
    public required string ToBranch { get; init; }

    public string? ToSection { get; init; }

    /// <summary>Codes of the kinds of act its staff may do on the case.</summary>
    public required IReadOnlyList<string> Acts { get; init; }

    public required string County { get; init; }
    public string? District { get; init; }
    public required string Task { get; init; }

    /// <summary>NT$ recorded for the linked case, so that no debt is counted twice.</summary>
    public required long RecordedAmount { get; init; }

    public required DateOnly SentOn { get; init; }

    /// <summary>Last day to do it or report (INT-13).</summary>
    public required DateOnly DueOn { get; init; }

    public required int Reports { get; init; }

    /// <summary>A collection order of it still collects: it cannot be reported done (INT-12).</summary>
    public required bool Collects { get; init; }

    public DateOnly? EndedOn { get; init; }

    /// <summary>Closure kind of the linked case, <c>entrustedDone</c>; null unless it was reported done.</summary>
    public string? ClosureKind { get; init; }

    public string? Note { get; init; }
    public required Guid ActId { get; init; }
    public required int Version { get; init; }

    internal const string Select = """
        select e.id, e.to_branch, e.number_year, e.serial, e.case_id, c.branch, c.roc_year, c.kind, c.serial, e.state, e.section, e.to_section, e.acts, e.county, e.district, e.task,
            e.recorded_amount, e.sent_on, e.due_on, e.reports, e.collects, e.ended_on, e.note, e.act_id, e.version
        from entrustment e join case_file c on c.roc_year = e.roc_year and c.id = e.case_id
        """;

    internal static EntrustmentView Read(NpgsqlDataReader reader)
    {
        var state = Codes.Stored<EntrustmentState>(reader.GetString(9));
        return new EntrustmentView
        {
            Id = reader.GetGuid(0),
            Number = EntrustmentRows.NumberOf(reader.GetString(1), reader.GetInt16(2), reader.GetInt32(3)),
            CaseId = reader.GetGuid(4),
            CaseNumber = new CaseNumber(reader.GetString(5), reader.GetInt16(6), (ClaimKind)reader.GetInt16(7), reader.GetInt32(8)).ToString(),
            State = state,
            Branch = reader.GetString(5),
            Section = reader.GetString(10),
            ToBranch = reader.GetString(1),
            ToSection = reader.Optional(11),
            Acts = reader.GetFieldValue<string[]>(12),
            County = reader.GetString(13),
            District = reader.Optional(14),
            Task = reader.GetString(15),
            RecordedAmount = reader.GetInt64(16),
            SentOn = reader.GetFieldValue<DateOnly>(17),
            DueOn = reader.GetFieldValue<DateOnly>(18),
            Reports = reader.GetInt32(19),
            Collects = reader.GetBoolean(20),
            EndedOn = reader.OptionalDate(21),
            ClosureKind = state == EntrustmentState.Done ? Domain.Cases.CaseClosures.EntrustedDone : null,
            Note = reader.Optional(22),
            ActId = reader.GetGuid(23),
            Version = reader.GetInt32(24),
        };
    }
}

/// <summary>What the entrusted branch reported.</summary>
/// <param name="Ordinal">1 is the first.</param>
/// <param name="DoneOn">Day of what was done.</param>
/// <param name="Report">What was done and found.</param>
/// <param name="ReportedAt">When.</param>
/// <param name="ReportedBy">Who.</param>
/// <param name="ActId">The act.</param>
public sealed record EntrustmentReportView(int Ordinal, DateOnly DoneOn, string Report, DateTimeOffset ReportedAt, string ReportedBy, Guid ActId);
