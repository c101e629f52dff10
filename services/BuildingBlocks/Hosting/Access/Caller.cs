using System.Reflection;
using System.Security.Claims;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http;

namespace Enforcement.Hosting.Access;

/// <summary>
/// Who calls, and what rows that covers. Bind it as a handler parameter. A role whose scope claim is missing from the token is refused before any handler
/// runs (<see cref="ScopeGuard"/>), so <see cref="Agency"/> is never null for an agency and <see cref="Branch"/> never null for branch staff.
/// </summary>
public sealed class Caller
{
    private readonly ClaimsPrincipal _principal;

    /// <summary>Reads a caller from an authenticated principal.</summary>
    public Caller(ClaimsPrincipal principal)
    {
        ArgumentNullException.ThrowIfNull(principal);
        _principal = principal;
        Subject = principal.FindFirstValue("sub") ?? "anonymous";
        Role = Roles.All.FirstOrDefault(principal.IsInRole) ?? "none";
        Agency = Is(Roles.Agency) ? principal.FindFirstValue("agency") : null;
        var staff = IsAny(Roles.BranchStaff);
        Branch = staff ? principal.FindFirstValue("branch") : null;
        Section = staff ? principal.FindFirstValue("section") : null;
        ThirdParty = Is(Roles.ThirdParty) ? principal.FindFirstValue("third_party") : null;
    }

    /// <summary>Token subject; stored in audit records.</summary>
    public string Subject { get; }

    /// <summary>The first role the token carries, in the order of <see cref="Roles.All"/>; stored in audit records.</summary>
    public string Role { get; }

    /// <summary>Agency code the caller is limited to; null for other roles.</summary>
    public string? Agency { get; }

    /// <summary>Branch code the caller is limited to; null for agencies and headquarters.</summary>
    public string? Branch { get; }

    /// <summary>Section the caller is limited to; null when the token names none.</summary>
    public string? Section { get; }

    /// <summary>Third party the caller speaks for; null for other roles.</summary>
    public string? ThirdParty { get; }

    /// <summary>True for headquarters, auditors and operations: not limited to an agency or branch.</summary>
    public bool SeesAllBranches => Agency is null && Branch is null && ThirdParty is null;

    /// <summary>True when the token carries the role.</summary>
    public bool Is(string role) => _principal.IsInRole(role);

    /// <summary>True when the token carries one of the roles.</summary>
    public bool IsAny(IEnumerable<string> roles) => roles.Any(_principal.IsInRole);

    /// <summary>Null when the token's roles have the scope claims they need, else what is missing.</summary>
    public string? MissingScope() =>
        Is(Roles.Agency) && string.IsNullOrEmpty(Agency) ? "agency"
        : IsAny(Roles.BranchStaff) && Branches.Find(Branch) is null ? "branch"
        : Is(Roles.ThirdParty) && string.IsNullOrEmpty(ThirdParty) ? "third_party"
        : null;

    /// <summary>True when the token mixes roles whose scopes contradict each other (an agency that is also branch staff): such a token is refused.</summary>
    public bool HasMixedScopes()
    {
        var kinds = (Is(Roles.Agency) ? 1 : 0) + (Is(Roles.ThirdParty) ? 1 : 0) + (IsAny(Roles.BranchStaff) ? 1 : 0)
            + (IsAny([.. Roles.Headquarters, Roles.Auditor, Roles.Operations]) ? 1 : 0);
        return kinds > 1;
    }

    /// <summary>Minimal API binding.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult<Caller?>(new Caller(context.User));
    }
}
