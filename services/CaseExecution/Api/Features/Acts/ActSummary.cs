using System.Text.RegularExpressions;
using Enforcement.CaseExecution.Domain.Acts;

namespace Enforcement.CaseExecution.Features.Acts;

/// <summary>What the API document says of a route that does one kind of act.</summary>
internal static partial class ActSummary
{
    /// <summary>Its name in both languages, and the rule and article it rests on.</summary>
    public static string Of(ActKind kind)
    {
        var words = Capitals().Replace(kind.Code, match => " " + match.Value.ToLowerInvariant());
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} {kind.Chinese} ({kind.Basis.RuleId}; {kind.Basis.Article}). Needs If-Match.";
    }

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Capitals();
}
