using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Agencies;

/// <summary>The master data of an agency that may change.</summary>
public sealed record AgencyTermsOfRecord
{
    public required string Name { get; init; }

    public required IReadOnlySet<ClaimKind> Kinds { get; init; }

    /// <summary>Where collected money goes unless a transfer says otherwise.</summary>
    public PayeeAccount? Payee { get; init; }

    public FeedSettings Feed { get; init; } = new();
}

public sealed record PayeeAccount(string Institution, string AccountName, string AccountNumber);

/// <summary>What the agency wants to hear of its cases.</summary>
public sealed record FeedSettings
{
    /// <summary>Event types; empty is all.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];

    /// <summary>Where events are pushed; null when the agency reads its feed.</summary>
    public Uri? WebhookAddress { get; init; }
}

/// <summary>The terms of an agency changed.</summary>
public sealed record AgencyChanged(AgencyTermsOfRecord Before, AgencyTermsOfRecord After);

/// <summary>An agency ended.</summary>
public sealed record AgencyDissolved(DateOnly LastDay, string? Successor);
