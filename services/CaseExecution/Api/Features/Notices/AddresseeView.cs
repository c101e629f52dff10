using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.Statute;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Whom a notice goes to, and since when it counts for him.</summary>
public sealed record AddresseeView
{
    public required Guid Id { get; init; }
    public required AddresseeRole Role { get; init; }
    public short? PartyOrdinal { get; init; }
    public string? ThirdParty { get; init; }
    public required string Name { get; init; }
    public string? Address { get; init; }
    public required Addressee Through { get; init; }

    /// <summary>Whom to serve for him: party, representative, receiver ... (SRV-05).</summary>
    public required string Recipient { get; init; }

    public required bool IsServed { get; init; }
    public ServiceManner? Manner { get; init; }
    public DateOnly? ServedOn { get; init; }

    /// <summary>Day it takes effect by the Administrative Procedure Act.</summary>
    public DateOnly? EffectiveOn { get; init; }

    /// <summary>Later day of the stricter view, where the law is disputed (SRV-01).</summary>
    public DateOnly? LaterOn { get; init; }

    /// <summary>The day to go by for this kind of notice.</summary>
    public DateOnly? CountsFrom { get; init; }

    /// <summary>Deposit: until when it is kept.</summary>
    public DateOnly? KeptUntil { get; init; }

    /// <summary>The certificate names all that it must (SRV-14).</summary>
    public bool? IsProven { get; init; }

    public string? CertificateNumber { get; init; }

    internal const string Select = """
        select a.id, a.role, a.party_ordinal, a.third_party, a.name, a.address, a.through, a.recipient, a.state = 'served', a.manner, a.served_on, a.effective_on, a.later_on,
            a.counts_from, a.kept_until, a.is_proven, a.certificate_number from notice_addressee a
        """;

    internal static AddresseeView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        Role = Codes.Stored<AddresseeRole>(reader.GetString(1)),
        PartyOrdinal = reader.IsDBNull(2) ? null : reader.GetInt16(2),
        ThirdParty = reader.Optional(3),
        Name = reader.GetString(4),
        Address = reader.Optional(5),
        Through = Codes.Stored<Addressee>(reader.GetString(6)),
        Recipient = reader.GetString(7),
        IsServed = reader.GetBoolean(8),
        Manner = reader.Optional(9) is { } manner ? Codes.Stored<ServiceManner>(manner) : null,
        ServedOn = reader.OptionalDate(10),
        EffectiveOn = reader.OptionalDate(11),
        LaterOn = reader.OptionalDate(12),
        CountsFrom = reader.OptionalDate(13),
        KeptUntil = reader.OptionalDate(14),
        IsProven = reader.IsDBNull(15) ? null : reader.GetBoolean(15),
        CertificateNumber = reader.Optional(16),
    };
}

/// <summary>An attempt at service.</summary>
public sealed record AttemptView
{
    public required Guid AddresseeId { get; init; }
    public required Guid ActId { get; init; }
    public required DateOnly TriedOn { get; init; }
    public required bool Served { get; init; }
    public ServiceManner? Manner { get; init; }

    /// <summary>Why it failed.</summary>
    public FailureReason? Reason { get; init; }

    public DateOnly? EffectiveOn { get; init; }
    public DateOnly? LaterOn { get; init; }

    internal const string Select = "select s.addressee_id, s.act_id, s.tried_on, s.outcome = 'served', s.manner, s.reason, s.effective_on, s.later_on from service_attempt s";

    internal static AttemptView Read(NpgsqlDataReader reader) => new()
    {
        AddresseeId = reader.GetGuid(0),
        ActId = reader.GetGuid(1),
        TriedOn = reader.GetFieldValue<DateOnly>(2),
        Served = reader.GetBoolean(3),
        Manner = reader.Optional(4) is { } manner ? Codes.Stored<ServiceManner>(manner) : null,
        Reason = reader.Optional(5) is { } reason ? Codes.Stored<FailureReason>(reason) : null,
        EffectiveOn = reader.OptionalDate(6),
        LaterOn = reader.OptionalDate(7),
    };
}
