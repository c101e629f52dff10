using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Inquiries;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Inquiries;

public enum InquiryState
{
    Asked,
    Answered,
}

/// <summary>An inquiry: the log of who asked whom what for.</summary>
public sealed record InquiryView
{
    public required Guid Id { get; init; }
    public required InquirySubject Subject { get; init; }

    /// <summary>Code of whoever is asked.</summary>
    public required string Addressee { get; init; }

    public required string Purpose { get; init; }
    public required string CaseNumber { get; init; }
    public required Guid ObligorId { get; init; }
    public required string Section { get; init; }
    public required Guid ActId { get; init; }
    public required InquiryState State { get; init; }
    public required DateOnly AskedOn { get; init; }
    public required string AskedBy { get; init; }
    public string? ApprovedBy { get; init; }
    public string? ApprovalSlip { get; init; }
    public DateOnly? AnsweredOn { get; init; }
    public string? AnswerReference { get; init; }

    /// <summary>Items of property the answer named.</summary>
    public int? Found { get; init; }

    public required int Version { get; init; }

    internal const string Select = """
        select i.id, i.subject, i.addressee, i.purpose, i.case_number, i.obligor_id, i.section, i.act_id, i.state, i.asked_on, i.asked_by, i.approved_by, i.approval_slip,
            i.answered_on, i.answer_reference, i.found, i.version from inquiry i
        """;

    internal static InquiryView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Subject = Codes.Stored<InquirySubject>(reader.GetString(1)),
        Addressee = reader.GetString(2),
        Purpose = reader.GetString(3),
        CaseNumber = reader.GetString(4),
        ObligorId = reader.GetGuid(5),
        Section = reader.GetString(6),
        ActId = reader.GetGuid(7),
        State = Codes.Stored<InquiryState>(reader.GetString(8)),
        AskedOn = reader.GetFieldValue<DateOnly>(9),
        AskedBy = reader.GetString(10),
        ApprovedBy = reader.Optional(11),
        ApprovalSlip = reader.Optional(12),
        AnsweredOn = reader.OptionalDate(13),
        AnswerReference = reader.Optional(14),
        Found = reader.IsDBNull(15) ? null : reader.GetInt32(15),
        Version = reader.GetInt32(16),
    };
}
