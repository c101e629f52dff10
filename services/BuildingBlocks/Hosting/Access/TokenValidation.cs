using Enforcement.Hosting.Http;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Enforcement.Hosting.Access;

/// <summary>Bearer tokens: signature, issuer, audience and life time are checked at the gateway and again in every service.</summary>
public static class TokenValidation
{
    private static readonly string[] Algorithms = ["ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];

    /// <summary>Adds authentication and a fallback policy that demands an authenticated caller with a consistent scope on every endpoint.</summary>
    public static IServiceCollection AddTokenValidation(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<AccessOptions>().BindConfiguration("Authentication").ValidateDataAnnotations()
            .Validate(options => options.Authority is not null ^ options.KeySetFile is not null,
                "Authentication: set either Authority (OpenID Connect) or KeySetFile (JWKS), not both.")
            .Validate<IHostEnvironment>((options, environment) => !options.DevelopmentIssuer || !environment.IsProduction(),
                "Authentication: the development issuer cannot be switched on in Production.")
            .ValidateOnStart();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AccessOptions>, ValidatedTokens>((bearer, access, tokens) => Configure(bearer, access.Value, tokens));
        services.AddSingleton(_ => new ValidatedTokens(TimeProvider.System));
        services.AddSingleton<IAuthorizationHandler, ScopeGuard>();
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new ConsistentScope()).Build());
        _ = configuration;
        return services;
    }

    /// <summary>Limits an endpoint to callers with one of the roles, with their scope claims present and consistent.</summary>
    public static TBuilder AllowRoles<TBuilder>(this TBuilder builder, params string[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(roles).AddRequirements(new ConsistentScope()).Build());

    private static void Configure(JwtBearerOptions bearer, AccessOptions access, ValidatedTokens tokens)
    {
        bearer.MapInboundClaims = false;
        bearer.RequireHttpsMetadata = false;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = access.Audience,
            ValidIssuer = access.Issuer ?? access.Authority ?? DevelopmentIssuer.Name,
            ValidAlgorithms = Algorithms,
            RoleClaimType = "role",
            NameClaimType = "sub",
            ClockSkew = TimeSpan.FromSeconds(30),
        };
        if (access.Authority is not null)
        {
            bearer.Authority = access.Authority;
            bearer.RequireHttpsMetadata = access.Authority.StartsWith("https://", StringComparison.OrdinalIgnoreCase);
        }
        else
        {
            bearer.TokenValidationParameters.IssuerSigningKeys = new JsonWebKeySet(File.ReadAllText(access.KeySetFile!)).GetSigningKeys();
        }

        bearer.Events = new JwtBearerEvents
        {
            OnMessageReceived = tokens.Recall,
            OnTokenValidated = tokens.Keep,
            OnChallenge = context =>
            {
                context.HandleResponse();
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return HostingRefusals.WriteAsync(context.HttpContext, HostingRefusals.NoToken);
            },
            OnForbidden = context => HostingRefusals.WriteAsync(context.HttpContext, HostingRefusals.RoleMissing),
        };
    }
}

/// <summary>The token's roles have their scope claims and do not contradict each other.</summary>
public sealed class ConsistentScope : IAuthorizationRequirement;

/// <summary>Checks <see cref="ConsistentScope"/>.</summary>
public sealed class ScopeGuard : AuthorizationHandler<ConsistentScope>
{
    /// <inheritdoc />
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ConsistentScope requirement)
    {
        ArgumentNullException.ThrowIfNull(context);
        var caller = new Caller(context.User);
        if (caller.MissingScope() is null && !caller.HasMixedScopes())
            context.Succeed(requirement);
        return Task.CompletedTask;
    }
}
