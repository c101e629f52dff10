using System.Collections.Concurrent;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;

namespace Enforcement.Hosting.Access;

/// <summary>
/// Tokens whose signature held a moment ago. Checking an ES256 signature costs more CPU than all the rest of a small request, and a caller sends the same token
/// thousands of times. A token is kept for a minute at most and never beyond its own life time, so a withdrawn signing key stops working within a minute.
/// </summary>
internal sealed class ValidatedTokens(TimeProvider time)
{
    private const int Most = 2_000;
    private const string Scheme = "Bearer ";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (ClaimsPrincipal Principal, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);

    /// <summary>Accepts a token that was validated before.</summary>
    public Task Recall(MessageReceivedContext context)
    {
        if (context.Request.Headers.Authorization is [{ } header] && _tokens.TryGetValue(header, out var known) && time.GetUtcNow() < known.Until)
        {
            context.Principal = known.Principal;
            context.Success();
        }

        return Task.CompletedTask;
    }

    /// <summary>Keeps a token that has just been validated.</summary>
    public Task Keep(TokenValidatedContext context)
    {
        if (context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.Ordinal) && context.Principal is { } principal)
        {
            var now = time.GetUtcNow();
            if (_tokens.Count >= Most)
                _tokens.Clear();
            var ends = new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero);
            _tokens[header] = (principal, ends < now + Longest ? ends : now + Longest);
        }

        return Task.CompletedTask;
    }
}
