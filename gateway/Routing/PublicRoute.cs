namespace Enforcement.Gateway.Routing;

/// <summary>What travels on a route; decides body bound, timeout and quota.</summary>
public enum Traffic
{
    /// <summary>Small JSON both ways.</summary>
    Json,

    /// <summary>One transfer with its parties and claim lines.</summary>
    Transfer,

    /// <summary>Files streamed up or down, without buffering.</summary>
    Bulk,
}

/// <summary>A prefix of the public API and the service behind it.</summary>
/// <param name="Prefix">First path segments, e.g. <c>/v1/transfers</c>; two, but for the clocks that every service has of its own.</param>
/// <param name="Service">Service name, key of <c>Gateway:Services</c>.</param>
/// <param name="Traffic">Kind of traffic.</param>
public sealed record PublicRoute(string Prefix, string Service, Traffic Traffic = Traffic.Json);
