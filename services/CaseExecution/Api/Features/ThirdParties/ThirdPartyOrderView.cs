using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Features.Garnishments;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Features.ThirdParties;

/// <summary>An order as the third party it is addressed to sees it: what an order on paper says, and nothing else of the case.</summary>
public sealed record ThirdPartyOrderView
{
    public required Guid Id { get; init; }
    public required GarnishedClaim Claim { get; init; }

    /// <summary>行政執行署 branch that ordered it.</summary>
    public required string Branch { get; init; }

    /// <summary>Number of the case it was ordered from.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Whose claim is attached.</summary>
    public required string ObligorName { get; init; }

    public required string ObligorIdentityNumber { get; init; }
    public required GarnishmentStage Stage { get; init; }

    /// <summary>It must be obeyed; false before service and once it was lifted.</summary>
    public required bool Binds { get; init; }

    /// <summary>Enforcement is stayed: what is attached stays attached, and nothing is paid for now.</summary>
    public required bool IsStayed { get; init; }

    /// <summary>What may be attached at most, the bank's fee included, NT$.</summary>
    public required long Most { get; init; }

    /// <summary>The fee a bank may keep, NT$.</summary>
    public required long Fee { get; init; }

    /// <summary>What is to be kept for the branch now, without the fee, NT$; what was answered beyond is free.</summary>
    public required long Keep { get; init; }

    public required DateOnly OrderedOn { get; init; }
    public DateOnly? ServedOn { get; init; }

    /// <summary>Last day to object in writing (強制執行法 119(1)).</summary>
    public DateOnly? ObjectBy { get; init; }

    public ThirdPartyAnswer? Answer { get; init; }
    public DateOnly? ObjectedOn { get; init; }

    /// <summary>How it has to pay; null as long as it may not pay anybody.</summary>
    public PaymentOrder? PaymentOrder { get; init; }

    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Months of a continuing attachment; only on one order.</summary>
    public IReadOnlyList<InstalmentView>? Instalments { get; init; }

    /// <summary>Payments told of or booked; only on one order.</summary>
    public IReadOnlyList<OrderPaymentView>? Payments { get; init; }
}

internal static class ThirdPartyOrderViews
{
    private const string Select = """
        select g.id, g.claim, g.branch, c.branch, c.roc_year, c.kind, c.serial, o.name, o.identity_number, g.stage, m.state, g.most, g.fee, m.amount, g.ordered_on,
            g.served_on, g.object_by, g.content, g.closed_at
        from garnishment g join measure m on m.id = g.id join obligor o on o.id = g.obligor_id
        cross join lateral (select branch, roc_year, kind, serial from case_file f where f.roc_year = g.lead_case_year and f.id = g.lead_case_id) c
        """;

    /// <summary>One order of the third party, with its months and payments; null when it is not its own.</summary>
    public static async Task<ThirdPartyOrderView?> FindAsync(NpgsqlConnection connection, string thirdParty, Guid id, CancellationToken cancel)
    {
        ThirdPartyOrderView view;
        await using (var command = new NpgsqlCommand($"{Select} where g.id = $1 and g.third_party = $2", connection) { Parameters = { new() { Value = id }, new() { Value = thirdParty } } })
        {
            await using var reader = await command.ExecuteReaderAsync(cancel);
            if (!await reader.ReadAsync(cancel))
                return null;
            view = Read(reader);
        }

        return view with
        {
            Instalments = await GarnishmentViews.InstalmentsAsync(connection, id, cancel),
            Payments = await GarnishmentViews.PaymentsAsync(connection, id, cancel),
        };
    }

    /// <summary>A page of the third party's orders, oldest first.</summary>
    public static async Task<List<ThirdPartyOrderView>> ListAsync(NpgsqlConnection connection, string thirdParty, Guid? after, bool open, int size, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"{Select} where g.third_party = $1 and g.id > $2{(open ? " and g.closed_at is null" : "")} order by g.id limit $3", connection)
        {
            Parameters = { new() { Value = thirdParty }, new() { Value = after ?? Guid.Empty }, new() { Value = size } },
        };
        var items = new List<ThirdPartyOrderView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            items.Add(Read(reader));
        return items;
    }

    private static ThirdPartyOrderView Read(NpgsqlDataReader reader)
    {
        var state = GarnishmentRows.Read(reader.GetString(17));
        return new ThirdPartyOrderView
        {
            Id = reader.GetGuid(0),
            Claim = Codes.Stored<GarnishedClaim>(reader.GetString(1)),
            Branch = reader.GetString(2),
            CaseNumber = new CaseNumber(reader.GetString(3), reader.GetInt16(4), (ClaimKind)reader.GetInt16(5), reader.GetInt32(6)).ToString(),
            ObligorName = reader.GetString(7),
            ObligorIdentityNumber = reader.GetString(8),
            Stage = Codes.Stored<GarnishmentStage>(reader.GetString(9)),
            Binds = Codes.Stored<MeasureState>(reader.GetString(10)).IsEffective(),
            IsStayed = Codes.Stored<MeasureState>(reader.GetString(10)) == MeasureState.Stayed,
            Most = reader.GetInt64(11),
            Fee = reader.GetInt64(12),
            Keep = reader.GetInt64(13),
            OrderedOn = reader.GetFieldValue<DateOnly>(14),
            ServedOn = reader.OptionalDate(15),
            ObjectBy = reader.OptionalDate(16),
            Answer = state.Answer,
            ObjectedOn = state.Objection?.On,
            PaymentOrder = state.PaymentOrder,
            LiftedAt = reader.OptionalInstant(18),
        };
    }
}
