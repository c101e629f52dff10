using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Payments;

/// <summary>A receipt of money and where it is now. amount = allocated + suspended + refunded + cancelled, NT$.</summary>
public sealed record PaymentView
{
    public required Guid Id { get; init; }
    public required PaymentChannel Channel { get; init; }
    public required string ReceiptNumber { get; init; }
    public required string Reference { get; init; }
    public required long Amount { get; init; }
    public required DateOnly PaidOn { get; init; }
    public required DateTimeOffset BookedAt { get; init; }
    public required long Allocated { get; init; }
    public required long Suspended { get; init; }
    public required long Refunded { get; init; }
    public required long Cancelled { get; init; }

    /// <summary>What was done to lines of cases, in order; negative when taken back.</summary>
    public required IReadOnlyList<AllocationView> Allocations { get; init; }

    public required IReadOnlyList<SuspensePart> Suspense { get; init; }
    public required int Version { get; init; }
}

/// <summary>A part of a payment on a line, why it went there and by which articles.</summary>
public sealed record AllocationView(
    Guid CaseId, string CaseNumber, int Line, long Amount, string Reason, string Articles, bool AfterClosure, DateTimeOffset At);

/// <summary>A suspense item of a payment.</summary>
public sealed record SuspensePart(Guid Id, SuspenseReason Reason, SuspenseState State, long Amount);

internal static class PaymentViews
{
    /// <summary>Reads a payment in the caller's scope, or null.</summary>
    public static async Task<PaymentView?> ReadAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection);
        var payment = Command(batch, id);
        payment.CommandText = $"""
            select channel, receipt_number, reference, amount, paid_on, booked_at, allocated, suspended, refunded, cancelled, version
            from payment where id = $1 and {CaseScope.OfMoney(caller, payment.Parameters, "payment")}
            """;
        Command(batch, id).CommandText = """
            select a.case_id, c.branch, c.roc_year, c.kind, c.serial, a.line, a.amount, a.reason, a.articles, a.after_closure, a.allocated_at
            from payment_allocation a join case_file c on c.roc_year = a.roc_year and c.id = a.case_id
            where a.payment_id = $1 order by a.allocated_at, a.case_id, a.case_version, a.line
            """;
        Command(batch, id).CommandText = "select id, reason, state, amount from suspense where payment_id = $1 order by id";
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        if (!await reader.ReadAsync(cancel))
            return null;
        var view = new PaymentView
        {
            Id = id,
            Channel = Codes.Stored<PaymentChannel>(reader.GetString(0)),
            ReceiptNumber = reader.GetString(1),
            Reference = reader.GetString(2),
            Amount = reader.GetInt64(3),
            PaidOn = reader.GetFieldValue<DateOnly>(4),
            BookedAt = reader.GetFieldValue<DateTimeOffset>(5),
            Allocated = reader.GetInt64(6),
            Suspended = reader.GetInt64(7),
            Refunded = reader.GetInt64(8),
            Cancelled = reader.GetInt64(9),
            Version = reader.GetInt32(10),
            Allocations = [],
            Suspense = [],
        };
        await reader.NextResultAsync(cancel);
        var allocations = new List<AllocationView>();
        while (await reader.ReadAsync(cancel))
        {
            allocations.Add(new AllocationView(reader.GetGuid(0),
                new CaseNumber(reader.GetString(1), reader.GetInt16(2), (ClaimKind)reader.GetInt16(3), reader.GetInt32(4)).ToString(), reader.GetInt16(5),
                reader.GetInt64(6), reader.GetString(7), reader.GetString(8), reader.GetBoolean(9), reader.GetFieldValue<DateTimeOffset>(10)));
        }

        await reader.NextResultAsync(cancel);
        var suspense = new List<SuspensePart>();
        while (await reader.ReadAsync(cancel))
            suspense.Add(new SuspensePart(reader.GetGuid(0), Codes.Stored<SuspenseReason>(reader.GetString(1)), Codes.Stored<SuspenseState>(reader.GetString(2)), reader.GetInt64(3)));
        return view with { Allocations = allocations, Suspense = suspense };
    }

    private static NpgsqlBatchCommand Command(NpgsqlBatch batch, Guid id)
    {
        var command = new NpgsqlBatchCommand { Parameters = { new() { Value = id } } };
        batch.BatchCommands.Add(command);
        return command;
    }
}
