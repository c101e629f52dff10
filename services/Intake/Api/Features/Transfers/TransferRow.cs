using Npgsql;

namespace Enforcement.Intake.Features.Transfers;

/// <summary>The columns of a summary.</summary>
internal static class TransferRow
{
    public const string Columns = "transfer_id, agency, agency_case_number, status, received_on, kind, branch, section, case_number, current_amount, correction_due_on, case_state";
    public const int Count = 12;

    public static TransferSummary Read(NpgsqlDataReader reader) => new()
    {
        TransferId = reader.GetGuid(0),
        Agency = reader.GetString(1),
        AgencyCaseNumber = Text(reader, 2),
        Status = reader.GetString(3),
        ReceivedOn = reader.GetFieldValue<DateOnly>(4),
        Kind = Text(reader, 5),
        Branch = Text(reader, 6),
        Section = Text(reader, 7),
        CaseNumber = Text(reader, 8),
        Amount = reader.GetInt64(9),
        CorrectionDueOn = reader.IsDBNull(10) ? null : reader.GetFieldValue<DateOnly>(10),
        CaseState = Text(reader, 11),
    };

    public static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
