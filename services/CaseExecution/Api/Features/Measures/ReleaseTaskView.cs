using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Measures;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Measures;

/// <summary>What must be undone outside after a measure ended or was reduced (CAN-01).</summary>
public sealed record ReleaseTaskView
{
    public required Guid Id { get; init; }
    public required Guid MeasureId { get; init; }
    public required string MeasureKind { get; init; }
    public required ReleaseAction Action { get; init; }
    public required ReleaseState State { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required AddresseeKind AddresseeKind { get; init; }
    public string? Addressee { get; init; }

    /// <summary>To reduce: what stays attached, NT$.</summary>
    public long? Amount { get; init; }

    public required string Reason { get; init; }
    public Guid? PropertyItemId { get; init; }
    public required Guid ObligorId { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateOnly DueOn { get; init; }
    public DateOnly? ConfirmedOn { get; init; }
    public string? ConfirmedBy { get; init; }
    public string? Confirmation { get; init; }
    public required int Version { get; init; }
}

internal static class ReleaseTaskViews
{
    public const string Select = """
        select t.id, t.measure_id, m.kind, t.action, t.state, t.branch, t.section, t.addressee_kind, t.addressee, t.amount, t.reason, m.property_item_id, m.obligor_id,
            t.created_at, t.due_on, t.confirmed_on, t.confirmed_by, t.confirmation, t.version
        from release_task t join measure m on m.id = t.measure_id
        """;

    public static ReleaseTaskView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        MeasureId = reader.GetGuid(1),
        MeasureKind = reader.GetString(2),
        Action = Codes.Stored<ReleaseAction>(reader.GetString(3)),
        State = Codes.Stored<ReleaseState>(reader.GetString(4)),
        Branch = reader.GetString(5),
        Section = reader.GetString(6),
        AddresseeKind = Codes.Stored<AddresseeKind>(reader.GetString(7)),
        Addressee = reader.Optional(8),
        Amount = reader.OptionalAmount(9),
        Reason = reader.GetString(10),
        PropertyItemId = reader.OptionalGuid(11),
        ObligorId = reader.GetGuid(12),
        CreatedAt = reader.GetFieldValue<DateTimeOffset>(13),
        DueOn = reader.GetFieldValue<DateOnly>(14),
        ConfirmedOn = reader.OptionalDate(15),
        ConfirmedBy = reader.Optional(16),
        Confirmation = reader.Optional(17),
        Version = reader.GetInt32(18),
    };

    public static ReleaseTask Task(ReleaseTaskView view) => new()
    {
        Id = view.Id,
        MeasureId = view.MeasureId,
        Action = view.Action,
        Amount = view.Amount,
        Reason = view.Reason,
        DueOn = view.DueOn,
        State = view.State,
        Version = view.Version,
    };
}
