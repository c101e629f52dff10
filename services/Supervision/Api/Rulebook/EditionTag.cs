using Enforcement.Statute;

namespace Enforcement.Supervision.Rulebook;

/// <summary>ETags of what depends on the release of the law's library, and on the edition where one is given.</summary>
internal static class EditionTag
{
    private static readonly string Release = typeof(Rule).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..16];

    /// <summary>Sets the headers of an answer that may be kept and must be asked about again.</summary>
    /// <returns>True when the caller has it already: answer 304.</returns>
    public static bool IsUnchanged(HttpContext http, int? edition = null)
    {
        var tag = edition is null ? $"\"{Release}\"" : $"\"{Release}-{edition}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        return http.Request.Headers.IfNoneMatch.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)).Any(sent => sent == "*" || sent == tag);
    }
}
