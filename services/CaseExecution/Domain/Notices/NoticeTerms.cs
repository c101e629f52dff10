using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>What a notice says.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="DayOn">Day to pay or report by, or to appear on; null where it only informs.</param>
public sealed record NoticeTerms(NoticeKind Kind, DateOnly? DayOn)
{
    /// <summary>When to appear; its day is <see cref="DayOn"/>.</summary>
    public DateTimeOffset? AppearAt { get; init; }

    /// <summary>Where to appear.</summary>
    public string? Place { get; init; }

    /// <summary>What for; no personal data.</summary>
    public string? Purpose { get; init; }

    /// <summary>The act it tells of.</summary>
    public Guid? ToldActId { get; init; }
}

/// <summary>Who gets a notice.</summary>
public enum AddresseeRole
{
    Obligor,

    /// <summary>Representative, co-obligor or other party of the case.</summary>
    Party,
    Heir,

    /// <summary>The transferring agency.</summary>
    Agency,
    ThirdParty,
    Other,
}

/// <summary>Whom a notice goes to, and what counts for serving him.</summary>
/// <param name="Role">Who he is.</param>
/// <param name="Served">As what he is served (SRV-05).</param>
public sealed record AddresseeTerms(AddresseeRole Role, ServedParty Served)
{
    /// <summary>Place among the parties of the case.</summary>
    public short? PartyOrdinal { get; init; }

    /// <summary>Code of bank, employer, insurer.</summary>
    public string? ThirdParty { get; init; }

    public required string Name { get; init; }

    /// <summary>Where to serve; null is the address of the case.</summary>
    public string? Address { get; init; }

    public string? County { get; init; }

    /// <summary>Soldiers and prisoners are served through their head (SRV-04).</summary>
    public Addressee Through { get; init; }

    /// <summary>He named a receiver 送達代收人.</summary>
    public bool HasReceiver { get; init; }

    /// <summary>He has an agent whose power to be served is not limited.</summary>
    public bool HasAgent { get; init; }

    /// <summary>Whom to serve for him.</summary>
    public Ruling Recipient() => ServiceRecipients.Recipient(new RecipientFacts(Served, HasReceiver, HasAgent));
}
