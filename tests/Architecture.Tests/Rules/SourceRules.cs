using System.Text.RegularExpressions;

namespace Enforcement.Architecture.Tests.Rules;

/// <summary>What may not stand in a source file. Each rule gives one sentence per breach.</summary>
internal static partial class SourceRules
{
    private const int LongestProgram = 30;

    public static IEnumerable<string> BannedNames(RepositoryFile file) =>
        DeclaredType().Matches(file.Text).Select(match => match.Groups["name"].Value).Where(name => BannedEnding().IsMatch(name))
            .Select(name => $"{file.Path}: type {name} has a name that says nothing");

    public static IEnumerable<string> LongProgram(RepositoryFile file) =>
        Path.GetFileName(file.Path) == "Program.cs" && IsService(file) && file.Text.Split('\n').Length > LongestProgram
            ? [$"{file.Path}: Program.cs has more than {LongestProgram} lines"]
            : [];

    public static IEnumerable<string> HandWrittenLogs(RepositoryFile file) =>
        LogCall().Matches(file.Text).Select(match => $"{file.Path}: {match.Value.Trim()}...) instead of [LoggerMessage]");

    public static IEnumerable<string> SwallowedExceptions(RepositoryFile file) =>
        EmptyCatch().Matches(file.Text).Select(_ => $"{file.Path}: an exception is swallowed");

    public static IEnumerable<string> Unfinished(RepositoryFile file) =>
        UnfinishedWork().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}");

    public static IEnumerable<string> SkippedTests(RepositoryFile file) =>
        SkippedTest().Matches(file.Text).Select(_ => $"{file.Path}: a test is skipped");

    public static IEnumerable<string> MachinePaths(RepositoryFile file) =>
        MachinePath().Matches(file.Text).Select(match => $"{file.Path}: {match.Value} is a path of one machine");

    public static IEnumerable<string> BusinessInHosting(RepositoryFile file) =>
        file.Path.StartsWith("services/BuildingBlocks/Hosting/", StringComparison.Ordinal)
            ? BusinessUsing().Matches(file.Text).Select(match => $"{file.Path}: mechanism knows {match.Groups[1].Value}")
            : [];

    public static IEnumerable<string> RuntimeClocks(RepositoryFile file) =>
        file.Path.Contains("/Domain/", StringComparison.Ordinal) || file.Path.StartsWith("services/Statute/", StringComparison.Ordinal)
            ? ClockRead().Matches(file.Text).Select(match => $"{file.Path}: the domain reads {match.Value} by itself")
            : [];

    /// <summary>Periods and money limits are the law's: outside of the statute no date is counted on by a number, and no amount is compared with one.</summary>
    public static IEnumerable<string> LegalNumbers(RepositoryFile file) =>
        IsService(file) && !file.Path.StartsWith("services/Statute/", StringComparison.Ordinal)
            ? LegalNumber().Matches(file.Text).Select(match => $"{file.Path}: {match.Value} looks like a number of the law; ask the statute")
            : [];

    private static bool IsService(RepositoryFile file) =>
        file.Path.StartsWith("services/", StringComparison.Ordinal) || file.Path.StartsWith("gateway/", StringComparison.Ordinal);

    [GeneratedRegex(@"^[ \t]*(?:(?:public|internal|private|protected|file|static|sealed|abstract|readonly|partial|ref)\s+)*(?:class|record(?:\s+(?:struct|class))?|struct|interface|enum)\s+(?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex DeclaredType();

    [GeneratedRegex("(?:Manager|Helper|Helpers|Util|Utils|Utility|Base|Common|Impl|Dto|Data|Info)$")]
    private static partial Regex BannedEnding();

    [GeneratedRegex(@"\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\(|\.Log\(LogLevel|Console\.(?:Out\.|Error\.)?Write(?:Line)?\(")]
    private static partial Regex LogCall();

    [GeneratedRegex(@"catch\s*(?:\([^)]*\)\s*)?(?:when\s*\([^{]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b|NotImplemented" + "Exception")]
    private static partial Regex UnfinishedWork();

    [GeneratedRegex(@"\(\s*Sk" + @"ip\s*=|,\s*Sk" + @"ip\s*=\s*""")]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"(?<![\w.$}~-])/(?:work|root|home|Users)/[\w.-]+|[A-Z]:\\\\?Users\\")]
    private static partial Regex MachinePath();

    // One day more or less is an edge of an interval, not a period.
    [GeneratedRegex(@"\.Add(?:Days|Months|Years|Hours)\(-?(?:[2-9]|\d{2,})\)|(?i:\b\w*(?:amount|arrears|total|outstanding|claimed|debt|price|pay))\s*(?:<|>|<=|>=)\s*\d[\d_]{2,}")]
    private static partial Regex LegalNumber();

    [GeneratedRegex(@"using Enforcement\.(Statute|Intake|CaseExecution|ObjectionReview|Supervision|Statistics)\b")]
    private static partial Regex BusinessUsing();

    [GeneratedRegex(@"\b(?:DateTime|DateTimeOffset)\.(?:UtcNow|Now|Today)\b|\bTimeProvider\b")]
    private static partial Regex ClockRead();
}
