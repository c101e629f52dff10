using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Notices;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>A notice.</summary>
public sealed record NoticeView
{
    public required Guid Id { get; init; }
    public required NoticeKind Kind { get; init; }
    public required NoticeState State { get; init; }

    /// <summary>The case it is filed under.</summary>
    public required string CaseNumber { get; init; }

    public required Guid ObligorId { get; init; }

    /// <summary>Number of its cases.</summary>
    public required int Cases { get; init; }

    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required Guid ActId { get; init; }

    /// <summary>The run over a worklist it comes from.</summary>
    public Guid? RunId { get; init; }

    /// <summary>The act it tells of.</summary>
    public Guid? ToldActId { get; init; }

    /// <summary>NT$ owed when it was issued.</summary>
    public required long Amount { get; init; }

    /// <summary>Day to pay or report by, or to appear on.</summary>
    public DateOnly? DayOn { get; init; }

    public DateTimeOffset? AppearAt { get; init; }
    public string? Place { get; init; }
    public string? Purpose { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string IssuedBy { get; init; }

    /// <summary>Addressees that are not served yet.</summary>
    public required int Pending { get; init; }

    public DateOnly? EndedOn { get; init; }
    public required int Version { get; init; }

    /// <summary>Only on one notice.</summary>
    public IReadOnlyList<AddresseeView>? Addressees { get; init; }

    /// <summary>Every attempt at service, oldest first, at most 200; only on one notice.</summary>
    public IReadOnlyList<AttemptView>? Attempts { get; init; }

    internal const string Select = """
        select n.id, n.kind, n.state, n.case_number, n.obligor_id, (select count(*) from notice_case x where x.notice_id = n.id), n.branch, n.section, n.act_id, n.run_id,
            n.told_act_id, n.amount, n.day_on, n.appear_at, n.place, n.purpose, n.issued_on, n.issued_by, n.pending, n.ended_on, n.version from notice n
        """;

    internal static NoticeView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Kind = Codes.Stored<NoticeKind>(reader.GetString(1)),
        State = Codes.Stored<NoticeState>(reader.GetString(2)),
        CaseNumber = reader.GetString(3),
        ObligorId = reader.GetGuid(4),
        Cases = (int)reader.GetInt64(5),
        Branch = reader.GetString(6),
        Section = reader.GetString(7),
        ActId = reader.GetGuid(8),
        RunId = reader.OptionalGuid(9),
        ToldActId = reader.OptionalGuid(10),
        Amount = reader.GetInt64(11),
        DayOn = reader.OptionalDate(12),
        AppearAt = reader.OptionalInstant(13),
        Place = reader.Optional(14),
        Purpose = reader.Optional(15),
        IssuedOn = reader.GetFieldValue<DateOnly>(16),
        IssuedBy = reader.GetString(17),
        Pending = reader.GetInt16(18),
        EndedOn = reader.OptionalDate(19),
        Version = reader.GetInt32(20),
    };
}
