using System.Text.RegularExpressions;

namespace Enforcement.Contracts.Tests;

/// <summary><c>contracts/README.md</c> names every message with its Chinese term, publisher, consumers, queues and first version.</summary>
public sealed partial class CatalogueTests
{
    private static readonly Dictionary<string, string[]> Rows = File.ReadLines(Repository.PathOf("contracts/README.md"))
        .Select(line => MessageRow().Match(line))
        .Where(match => match.Success)
        .ToDictionary(match => match.Groups["name"].Value, match => match.Value.Trim('|').Split('|', StringSplitOptions.TrimEntries));

    [Fact]
    public void Every_message_is_in_the_catalogue_and_nothing_else() =>
        Rows.Keys.Order(StringComparer.Ordinal).ShouldBe(ContractTypes.Messages.Select(ContractTypes.NameOf));

    [Fact]
    public void Every_row_is_complete_with_a_chinese_term() =>
        Rows.Values.ShouldAllBe(cells => cells.Length == 5 && cells.All(cell => cell.Length > 0) && HanCharacter().IsMatch(cells[1]));

    [Fact]
    public void Queue_names_are_service_and_message() =>
        Rows.SelectMany(row => QueueName().Matches(row.Value[3]).Select(queue => (row.Key, Queue: queue.Groups[1].Value)))
            .ShouldAllBe(pair => pair.Queue.EndsWith("-" + Kebab(pair.Key.Substring(pair.Key.LastIndexOf('.') + 1)), StringComparison.Ordinal));

    private static string Kebab(string name) => UpperCase().Replace(name, "-$0").TrimStart('-').ToLowerInvariant();

    [GeneratedRegex(@"^\| `(?<name>[A-Z][A-Za-z]+\.V\d\.[A-Za-z]+)` \|.*\|$")]
    private static partial Regex MessageRow();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex HanCharacter();

    [GeneratedRegex("`([a-z-]+)`")]
    private static partial Regex QueueName();

    [GeneratedRegex("[A-Z]")]
    private static partial Regex UpperCase();
}
