using System.Globalization;
using System.Text.RegularExpressions;

namespace Enforcement.Architecture.Tests.Rules;

/// <summary>Event ids are unique over the platform and lie in the range of their part, so an id in a log names its line.</summary>
internal static partial class LogEvents
{
    private static readonly (string Folder, int From)[] Ranges =
    [
        ("services/Intake/", 1000), ("services/CaseExecution/", 2000), ("services/ObjectionReview/", 3000), ("services/Supervision/", 4000),
        ("services/Statistics/", 5000), ("services/BuildingBlocks/Law/", 7000), ("gateway/", 8000), ("services/BuildingBlocks/Hosting/", 9000),
    ];

    public static IEnumerable<string> Breaches(IReadOnlyList<RepositoryFile> files)
    {
        var events = files.SelectMany(file => Event().Matches(file.Text).Select(match => (file.Path, Id: int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))).ToList();
        foreach (var (path, id) in events.Where(found => !IsInRange(found.Path, found.Id)))
            yield return $"{path}: log event {id} is outside of the range of its part";
        foreach (var group in events.GroupBy(found => found.Id).Where(group => group.Count() > 1))
            yield return $"log event {group.Key} is used {group.Count()} times";
    }

    /// <summary>Id, level and text of every event, for the snapshot.</summary>
    public static string Catalogue(IReadOnlyList<RepositoryFile> files) => string.Join('\n', files
        .SelectMany(file => EventWithText().Matches(file.Text).Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value} {match.Groups[3].Value}"))
        .Order(StringComparer.Ordinal));

    private static bool IsInRange(string path, int id) =>
        Ranges.FirstOrDefault(range => path.StartsWith(range.Folder, StringComparison.Ordinal)) is { Folder: not null } own && id >= own.From && id < own.From + 1000;

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?(\d+)")]
    private static partial Regex Event();

    [GeneratedRegex(@"\[LoggerMessage\(\s*(?:EventId\s*=\s*)?(\d+),\s*(?:Level\s*=\s*)?LogLevel\.(\w+),\s*(?:Message\s*=\s*)?""((?:[^""\\]|\\.)*)""")]
    private static partial Regex EventWithText();
}
