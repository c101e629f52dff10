using System.Security.Cryptography;
using Scalar.AspNetCore;

namespace Enforcement.Gateway.Documents;

/// <summary><c>GET /docs</c>: the API to read and try. Everything comes from this process; the page may load nothing from elsewhere.</summary>
internal static class DocsPage
{
    private const string Path = "/docs";

    public static void Map(IEndpointRouteBuilder app) => app.MapScalarApiReference(Path, (options, context) =>
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + "connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        options.Title = "Administrative Enforcement";
        options.OpenApiRoutePattern = ApiDocument.Path;
        options.Nonce = nonce;
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.ProxyUrl = null;
        options.HideClientButton = true;
        options.ShowDeveloperTools = DeveloperToolsVisibility.Never;
        options.Agent = new ScalarAgentOptions { Disabled = true };
        options.Mcp = new ScalarMcpOptions { Disabled = true };
    }).AllowAnonymous().ExcludeFromDescription();
}
