using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Measures;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Garnishments;

/// <summary>An order to a third party, as staff see it.</summary>
public sealed record GarnishmentView
{
    public required Guid Id { get; init; }
    public required GarnishedClaim Claim { get; init; }
    public required GarnishmentStage Stage { get; init; }

    /// <summary>Whether it binds.</summary>
    public required MeasureState State { get; init; }

    public required string ThirdParty { get; init; }
    public string? ThirdPartyName { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required Guid ObligorId { get; init; }
    public required Guid LeadCaseId { get; init; }

    /// <summary>Cases it still secures.</summary>
    public required int Cases { get; init; }

    public Guid? PropertyItemId { get; init; }

    /// <summary>What it may bind at most, the bank's fee included, NT$.</summary>
    public required long Most { get; init; }

    /// <summary>NT$.</summary>
    public required long Fee { get; init; }

    /// <summary>What it binds now, NT$.</summary>
    public required long Amount { get; init; }

    /// <summary>What came in on it, NT$.</summary>
    public required long Collected { get; init; }

    public required DateOnly OrderedOn { get; init; }
    public DateOnly? ServedOn { get; init; }
    public DateOnly? ObjectBy { get; init; }
    public required Protection Protection { get; init; }
    public ThirdPartyAnswer? Answer { get; init; }

    /// <summary>The authority that attached first and is paid first.</summary>
    public string? PaysTo { get; init; }

    public ThirdPartyObjection? Objection { get; init; }
    public ThirdPartyDeposit? Deposit { get; init; }
    public PaymentOrder? PaymentOrder { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? EndReason { get; init; }

    /// <summary>The act that ordered it.</summary>
    public required Guid ActId { get; init; }

    public required int Version { get; init; }

    /// <summary>Months of a continuing attachment; only on one order.</summary>
    public IReadOnlyList<InstalmentView>? Instalments { get; init; }

    /// <summary>Payments advised or booked, the last 200; only on one order.</summary>
    public IReadOnlyList<OrderPaymentView>? Payments { get; init; }
}

/// <summary>One month.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="PaidOn">Pay day.</param>
/// <param name="Pay">NT$.</param>
/// <param name="Due">What of it is attached, NT$.</param>
/// <param name="ActId">The act with the ruling.</param>
public sealed record InstalmentView(DateOnly Month, DateOnly PaidOn, long Pay, long Due, Guid ActId);

/// <summary>A payment of the third party.</summary>
/// <param name="ReceiptNumber">Its number.</param>
/// <param name="Amount">NT$.</param>
/// <param name="PaidOn">Day it was paid.</param>
/// <param name="AdvisedAt">When the third party told of it.</param>
/// <param name="PaymentId">The booked receipt; null while it is only told of.</param>
public sealed record OrderPaymentView(string ReceiptNumber, long Amount, DateOnly PaidOn, DateTimeOffset? AdvisedAt, Guid? PaymentId);

internal static class GarnishmentViews
{
    public const string Select = """
        select g.id, g.claim, g.stage, m.state, g.third_party, g.third_party_name, g.branch, g.section, g.obligor_id, g.lead_case_id,
            (select count(*) from measure_case mc where mc.measure_id = g.id and mc.ended_at is null)::int, g.property_item_id, g.most, g.fee, m.amount, g.collected,
            g.ordered_on, g.served_on, g.object_by, g.content, g.closed_at, m.end_reason, g.act_id, g.version + m.version
        from garnishment g join measure m on m.id = g.id
        """;

    public static GarnishmentView Read(NpgsqlDataReader reader)
    {
        var state = GarnishmentRows.Read(reader.GetString(19));
        return new GarnishmentView
        {
            Id = reader.GetGuid(0),
            Claim = Codes.Stored<GarnishedClaim>(reader.GetString(1)),
            Stage = Codes.Stored<GarnishmentStage>(reader.GetString(2)),
            State = Codes.Stored<MeasureState>(reader.GetString(3)),
            ThirdParty = reader.GetString(4),
            ThirdPartyName = reader.Optional(5),
            Branch = reader.GetString(6),
            Section = reader.GetString(7),
            ObligorId = reader.GetGuid(8),
            LeadCaseId = reader.GetGuid(9),
            Cases = reader.GetInt32(10),
            PropertyItemId = reader.OptionalGuid(11),
            Most = reader.GetInt64(12),
            Fee = reader.GetInt64(13),
            Amount = reader.GetInt64(14),
            Collected = reader.GetInt64(15),
            OrderedOn = reader.GetFieldValue<DateOnly>(16),
            ServedOn = reader.OptionalDate(17),
            ObjectBy = reader.OptionalDate(18),
            Protection = state.Protection,
            Answer = state.Answer,
            PaysTo = state.PaysTo,
            Objection = state.Objection,
            Deposit = state.Deposit,
            PaymentOrder = state.PaymentOrder,
            ClosedAt = reader.OptionalInstant(20),
            EndReason = reader.Optional(21),
            ActId = reader.GetGuid(22),
            Version = reader.GetInt32(23),
        };
    }

    public static async Task<IReadOnlyList<InstalmentView>> InstalmentsAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select month, paid_on, pay, due, act_id from (select * from garnishment_instalment where garnishment_id = $1 order by month desc limit 200) last order by month", connection)
        {
            Parameters = { new() { Value = id } },
        };
        var items = new List<InstalmentView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(new InstalmentView(reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetGuid(4)));
        return items;
    }

    public static async Task<IReadOnlyList<OrderPaymentView>> PaymentsAsync(NpgsqlConnection connection, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select receipt_number, amount, paid_on, advised_at, payment_id from garnishment_payment where garnishment_id = $1 order by paid_on desc, receipt_number limit 200", connection)
        {
            Parameters = { new() { Value = id } },
        };
        var items = new List<OrderPaymentView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(new OrderPaymentView(reader.GetString(0), reader.GetInt64(1), reader.GetFieldValue<DateOnly>(2), reader.OptionalInstant(3), reader.OptionalGuid(4)));
        return items;
    }
}
