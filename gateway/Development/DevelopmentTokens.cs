using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Enforcement.Gateway.Development;

/// <summary><c>POST /dev/token</c> and the key set of the development issuer. Mapped only where the issuer is on, which Production refuses.</summary>
internal static class DevelopmentTokens
{
    public static void Map(WebApplication app)
    {
        var access = app.Services.GetRequiredService<IOptions<AccessOptions>>().Value;
        if (!access.DevelopmentIssuer)
            return;
        var issuer = LoadOrCreate(access);
        GatewayLog.DevelopmentIssuerOn(app.Services.GetRequiredService<ILogger<DevelopmentIssuer>>());
        app.MapPost("/dev/token", (TokenRequest request, TimeProvider time) => Handle(request, issuer, access, time)).AllowAnonymous()
            .WithTags("development").WithSummary("Makes a token of the development issuer.");
        app.MapGet("/.well-known/jwks.json", () => TypedResults.Text(issuer.KeySet(), "application/json")).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Makes the key pair at the first start; the services read the public key set from the same file.</summary>
    public static DevelopmentIssuer LoadOrCreate(AccessOptions access)
    {
        if (access.DevelopmentKeyFile is null || access.KeySetFile is null)
            throw new InvalidOperationException("The development issuer needs Authentication:DevelopmentKeyFile and Authentication:KeySetFile.");
        if (File.Exists(access.DevelopmentKeyFile))
            return DevelopmentIssuer.Load(access.DevelopmentKeyFile);
        var issuer = DevelopmentIssuer.Create();
        issuer.Save(access.DevelopmentKeyFile, access.KeySetFile);
        return issuer;
    }

    private static Results<Ok<TokenAnswer>, ProblemHttpResult> Handle(TokenRequest request, DevelopmentIssuer issuer, AccessOptions access, TimeProvider time)
    {
        if (request.Roles is not { Count: > 0 } || request.Roles.Except(Roles.All).Any())
            return Problems.Validation(("/roles", $"one or more of {string.Join(", ", Roles.All)}"));
        if (request.Minutes is < 1 or > 7 * 24 * 60)
            return Problems.Validation(("/minutes", "1 to 10080"));
        var token = issuer.Issue(request.Roles, time.GetUtcNow(), request.Subject ?? "developer", request.Agency, request.Branch, request.Section,
            request.ThirdParty, access.Audience, TimeSpan.FromMinutes(request.Minutes));
        return TypedResults.Ok(new TokenAnswer(token, "Bearer", request.Minutes * 60));
    }
}

/// <summary>What the token shall say.</summary>
public sealed record TokenRequest
{
    /// <summary>One or more role claims, e.g. <c>agency</c>.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>Caller's name in audit records.</summary>
    public string? Subject { get; init; }

    /// <summary>Agency code; needed for role agency.</summary>
    public string? Agency { get; init; }

    /// <summary>Branch code; needed for branch staff.</summary>
    public string? Branch { get; init; }

    /// <summary>Section within the branch.</summary>
    public string? Section { get; init; }

    /// <summary>Third party; needed for role third-party.</summary>
    public string? ThirdParty { get; init; }

    /// <summary>Life time.</summary>
    [DefaultValue(720)]
    public int Minutes { get; init; } = 720;
}

/// <summary>The token.</summary>
/// <param name="AccessToken">JWT for the Authorization header.</param>
/// <param name="TokenType"><c>Bearer</c>.</param>
/// <param name="ExpiresIn">Seconds.</param>
public sealed record TokenAnswer(string AccessToken, string TokenType, int ExpiresIn);
