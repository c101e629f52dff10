using Enforcement.Hosting.Http;

namespace Enforcement.Gateway;

/// <summary>Error codes that only the gateway answers with.</summary>
public static class GatewayRefusals
{
    /// <summary>The client sent too slowly.</summary>
    public static readonly HttpCode TooSlow = new(408, "request.too_slow", "The request was sent too slowly.", Retriable: true);

    /// <summary>The service could not be reached or broke off.</summary>
    public static readonly HttpCode Unreachable = new(502, "upstream.unreachable", "The service behind this route did not answer; try again later.", Retriable: true);

    /// <summary>No instance of the service is in use.</summary>
    public static readonly HttpCode NoInstance = new(503, "upstream.no_instance", "No instance of the service behind this route is available.", Retriable: true);

    /// <summary>The service took too long.</summary>
    public static readonly HttpCode TimedOut = new(504, "upstream.timed_out", "The service behind this route took too long; try again later.", Retriable: true);
}
