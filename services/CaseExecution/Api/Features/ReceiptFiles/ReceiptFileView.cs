using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Npgsql;

namespace Enforcement.CaseExecution.Features.ReceiptFiles;

/// <summary>Control totals of a file of receipts. lines = allocated + suspense + repeated + refused.</summary>
public sealed record ReceiptFileView
{
    public required Guid Id { get; init; }
    public required PaymentChannel Channel { get; init; }
    public required string Reference { get; init; }

    /// <summary><c>running</c> (send it again to finish it) or <c>completed</c>.</summary>
    public required string State { get; init; }

    public required int Lines { get; init; }
    public required long Amount { get; init; }

    /// <summary>Lines whose money reached a case, at least in part; NT$ applied.</summary>
    public required LineTotal Allocated { get; init; }

    /// <summary>Lines whose money went to suspense as a whole; NT$ in suspense, with the overpaid parts of allocated lines.</summary>
    public required LineTotal Suspense { get; init; }

    /// <summary>Receipts that had been booked before, with the same content.</summary>
    public required LineTotal Repeated { get; init; }

    /// <summary>Lines that could not be booked; see their codes.</summary>
    public required int Refused { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>Number of lines and NT$.</summary>
public sealed record LineTotal(int Lines, long Amount);

internal static class ReceiptFileViews
{
    public static async Task<ReceiptFileView?> FindAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"""
            select id, channel, reference, state, lines, amount, allocated_lines, allocated_amount, suspense_lines, suspense_amount, repeated_lines,
                repeated_amount, refused_lines, received_at, completed_at
            from receipt_file where id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfMoney(caller, command.Parameters, "receipt_file")}
            """;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        return !await reader.ReadAsync(cancel) ? null : new ReceiptFileView
        {
            Id = reader.GetGuid(0),
            Channel = Codes.Stored<PaymentChannel>(reader.GetString(1)),
            Reference = reader.GetString(2),
            State = reader.GetString(3),
            Lines = reader.GetInt32(4),
            Amount = reader.GetInt64(5),
            Allocated = new LineTotal(reader.GetInt32(6), reader.GetInt64(7)),
            Suspense = new LineTotal(reader.GetInt32(8), reader.GetInt64(9)),
            Repeated = new LineTotal(reader.GetInt32(10), reader.GetInt64(11)),
            Refused = reader.GetInt32(12),
            ReceivedAt = reader.GetFieldValue<DateTimeOffset>(13),
            CompletedAt = reader.IsDBNull(14) ? null : reader.GetFieldValue<DateTimeOffset>(14),
        };
    }
}
