using System.Text.Json;
using System.Text.RegularExpressions;

namespace Enforcement.Architecture.Tests.Rules;

/// <summary>One request of an <c>.http</c> file; variables stand for a text or a number.</summary>
/// <param name="Method">Verb.</param>
/// <param name="Path">Path without the address of the gateway and the query.</param>
/// <param name="Query">Query without the question mark; may be empty.</param>
/// <param name="Body">Body; may be empty.</param>
internal sealed record HttpRequest(string Method, string Path, string Query, string Body)
{
    public IEnumerable<string> QueryNames => Query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]);

    /// <summary>The body when it is JSON; null when there is none or it is of another form (lines of a file).</summary>
    public JsonElement? Json() => Body.StartsWith('{') && !Body.Contains("}\n{", StringComparison.Ordinal) ? JsonSerializer.Deserialize<JsonElement>(Body) : null;
}

/// <summary>Reads the examples.</summary>
internal static partial class HttpFile
{
    public static List<HttpRequest> Read(string name)
    {
        var text = File.ReadAllText(Repository.PathOf($"deploy/examples/{name}")).ReplaceLineEndings("\n");
        return [.. text.Split("\n###").SelectMany(part => Requests().Matches(part).Select(match => Of(match, part)))];
    }

    private static HttpRequest Of(Match match, string part)
    {
        var target = Variables().Replace(match.Groups["target"].Value, "1").Split('?');
        var head = part.IndexOf("\n\n", match.Index, StringComparison.Ordinal);
        var body = head < 0 ? "" : Variables().Replace(part[head..], "1").Trim();
        return new HttpRequest(match.Groups["method"].Value, target[0], target.Length > 1 ? target[1] : "", body);
    }

    [GeneratedRegex(@"^(?<method>GET|POST|PUT|DELETE|PATCH) \{\{\w+\}\}(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Requests();

    [GeneratedRegex(@"\{\{[^}]+\}\}")]
    private static partial Regex Variables();
}
