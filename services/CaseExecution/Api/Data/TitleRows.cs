using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>The dates of a title as a case row has them.</summary>
internal static class TitleRows
{
    /// <summary>Of <c>case_file c</c>.</summary>
    public const string Columns =
        "c.kind, c.sub_kind, c.title_kind, c.title_final_on, c.payment_period_end, c.collection_period_end, c.suspended_days, c.received_on, c.certificate_number is not null, "
        + "c.provisional_received_on is not null, c.old_tax";

    /// <summary>Of one case.</summary>
    public static async Task<TitleDates> OfAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"select {Columns} from case_file c where c.roc_year = $1 and c.id = $2", connection)
        {
            Parameters = { new() { Value = CaseKey.RocYearOf(caseId)!.Value }, new() { Value = caseId } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return Read(reader, 0);
    }

    public static TitleDates Read(NpgsqlDataReader reader, int at) => new()
    {
        Kind = (ClaimKind)reader.GetInt16(at),
        SubKind = reader.GetString(at + 1),
        TitleKind = reader.GetString(at + 2),
        FinalOn = reader.OptionalDate(at + 3),
        PaymentPeriodEnd = reader.OptionalDate(at + 4),
        CollectionPeriodEnd = reader.OptionalDate(at + 5),
        SuspendedDays = reader.GetInt32(at + 6),
        ReceivedOn = reader.GetFieldValue<DateOnly>(at + 7),
        IsRetransfer = reader.GetBoolean(at + 8),
        IsProvisional = reader.GetBoolean(at + 9),
        OldTax = reader.Optional(at + 10) is { } oldTax ? StoredOldTax.Read(oldTax) : null,
    };
}
