using System.Text.RegularExpressions;

namespace Enforcement.Telemetry.Tests;

/// <summary>An alert of <c>deploy/telemetry/alerts.yml</c>.</summary>
internal sealed record Alert(string Name, string Expression, string Runbook);

/// <summary>Reads what the tests need of the alerts: the file keeps to one form, which promtool checks.</summary>
internal static partial class AlertFile
{
    public const string Path = "deploy/telemetry/alerts.yml";
    public const string Runbook = "deploy/telemetry/runbook";

    public static string Text => File.ReadAllText(Repository.PathOf(Path));

    public static IReadOnlyList<Alert> Read() =>
    [
        .. Text.Split("- alert: ")[1..].Select(part => new Alert(part.Split('\n')[0].Trim(), WhiteSpace().Replace(Expression().Match(part).Groups[1].Value.Trim(), " "),
            RunbookPath().Match(part).Groups[1].Value)),
    ];

    /// <summary>Comparisons give 0 or 1 in place of nothing: a series comes back also while nothing is wrong.</summary>
    public static string Always(string expression) => Comparison().Replace(expression, " $1 bool ");

    /// <summary>The same alerts over seconds in place of minutes, for a check that has no hour.</summary>
    public static string Quick() => Range().Replace(For().Replace(Text, "for: 2s"), "[20s]");

    [GeneratedRegex(@"expr:\s*(?:>-)?(.*?)\n\s+(?:for|labels):", RegexOptions.Singleline)]
    private static partial Regex Expression();

    [GeneratedRegex(@"runbook: (\S+)")]
    private static partial Regex RunbookPath();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@" (==|!=|>=|<=|>|<) ")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"for: \w+")]
    private static partial Regex For();

    [GeneratedRegex(@"\[\d+[smhd]\]")]
    private static partial Regex Range();
}
