namespace Enforcement.Contracts.Supervision.V1;

/// <summary>A service that starts, or waits for an edition of the law, asks for all changes after the one it has; supervision publishes them again.</summary>
public sealed record LawRequested
{
    public required string Service { get; init; }

    /// <summary>Number of the edition the service has.</summary>
    public required int After { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }
}
