using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Enforcement.Hosting.Access;

/// <summary>
/// Issues tokens for local runs and tests (ES256). The gateway refuses to start with it in Production. Services know only its public key set file.
/// </summary>
public sealed class DevelopmentIssuer
{
    /// <summary><c>iss</c> of its tokens.</summary>
    public const string Name = "enforcement-development";

    private readonly ECDsaSecurityKey _key;

    private DevelopmentIssuer(ECDsa ecdsa, string keyId) => _key = new ECDsaSecurityKey(ecdsa) { KeyId = keyId };

    /// <summary>Makes a new key pair.</summary>
    public static DevelopmentIssuer Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), Guid.NewGuid().ToString("N"));

    /// <summary>Loads the key from a file written by <see cref="Save"/>.</summary>
    public static DevelopmentIssuer Load(string keyFile)
    {
        var jwk = new JsonWebKey(File.ReadAllText(keyFile));
        var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            D = Base64UrlEncoder.DecodeBytes(jwk.D),
            Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes(jwk.X), Y = Base64UrlEncoder.DecodeBytes(jwk.Y) },
        });
        return new DevelopmentIssuer(ecdsa, jwk.Kid);
    }

    /// <summary>Writes the private key, readable by the owner only, and the public key set.</summary>
    public void Save(string keyFile, string keySetFile)
    {
        File.WriteAllText(keyFile, JsonSerializer.Serialize(Jwk(withPrivate: true)));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(keyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(keySetFile, KeySet());
    }

    /// <summary>The public key set (JWKS).</summary>
    public string KeySet() => JsonSerializer.Serialize(new { keys = new[] { Jwk(withPrivate: false) } });

    /// <summary>Makes a token.</summary>
    /// <param name="roles">One or more of <see cref="Roles"/>.</param>
    /// <param name="now">Issued at, UTC.</param>
    /// <param name="subject">Token subject.</param>
    /// <param name="agency">Agency scope.</param>
    /// <param name="branch">Branch scope.</param>
    /// <param name="section">Section scope.</param>
    /// <param name="thirdParty">Third-party scope.</param>
    /// <param name="audience">Audience.</param>
    /// <param name="lifetime">Twelve hours when null.</param>
    public string Issue(IReadOnlyList<string> roles, DateTimeOffset now, string subject = "developer", string? agency = null, string? branch = null,
        string? section = null, string? thirdParty = null, string audience = "enforcement", TimeSpan? lifetime = null)
    {
        var claims = new List<Claim> { new("sub", subject) };
        claims.AddRange(roles.Select(role => new Claim("role", role)));
        Add("agency", agency);
        Add("branch", branch);
        Add("section", section);
        Add("third_party", thirdParty);
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime.AddMinutes(-1),
            Expires = now.UtcDateTime.Add(lifetime ?? TimeSpan.FromHours(12)),
            Subject = new ClaimsIdentity(claims),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
        });

        void Add(string type, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                claims.Add(new Claim(type, value));
        }
    }

    private Dictionary<string, string> Jwk(bool withPrivate)
    {
        var parameters = _key.ECDsa.ExportParameters(withPrivate);
        var jwk = new Dictionary<string, string>
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["use"] = "sig",
            ["alg"] = "ES256",
            ["kid"] = _key.KeyId,
            ["x"] = Base64UrlEncoder.Encode(parameters.Q.X),
            ["y"] = Base64UrlEncoder.Encode(parameters.Q.Y),
        };
        if (withPrivate)
            jwk["d"] = Base64UrlEncoder.Encode(parameters.D);
        return jwk;
    }
}
