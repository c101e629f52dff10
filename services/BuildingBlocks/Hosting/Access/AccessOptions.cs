using System.ComponentModel.DataAnnotations;

namespace Enforcement.Hosting.Access;

/// <summary>Settings of token validation, section <c>Authentication</c>. Either an OIDC authority or a key set file must be given.</summary>
public sealed class AccessOptions
{
    /// <summary>OpenID Connect issuer whose discovery document gives the keys; null when a key set file is used.</summary>
    public string? Authority { get; init; }

    /// <summary>Path of a JSON Web Key Set with the public keys; null when an authority is used.</summary>
    public string? KeySetFile { get; init; }

    /// <summary>Expected <c>iss</c>; the authority when empty.</summary>
    public string? Issuer { get; init; }

    /// <summary>Expected <c>aud</c>.</summary>
    [Required]
    public string Audience { get; init; } = "enforcement";

    /// <summary>Switches the development issuer on (gateway only); refused in Production.</summary>
    public bool DevelopmentIssuer { get; init; }

    /// <summary>Private key of the development issuer (JWK); only read when <see cref="DevelopmentIssuer"/> is on.</summary>
    public string? DevelopmentKeyFile { get; init; }
}
