using System.Globalization;
using Enforcement.Architecture.Tests.Rules;
using Enforcement.Hosting.Http;

namespace Enforcement.Architecture.Tests.Services;

/// <summary>Names that others rely on: queues, error codes, log event ids.</summary>
public sealed class CatalogueTests
{
    [Fact]
    public void The_message_catalogue_names_exactly_the_consumers_there_are()
    {
        var documented = Queues.Documented(File.ReadAllText(Repository.PathOf("contracts/README.md")));

        var actual = AllServices.Outlines.SelectMany(service => Queues.Of(service.Name, service.Assembly));

        Lines(actual).ShouldBe(Lines(documented));
    }

    [Fact]
    public void Error_codes_are_the_reviewed_ones()
    {
        var codes = AllServices.Outlines.Select(service => service.Assembly).Append(typeof(Gateway.GatewayOptions).Assembly)
            .SelectMany(assembly => ErrorCatalogue.Of(assembly).Entries).Distinct()
            .Select(entry => string.Create(CultureInfo.InvariantCulture, $"{entry.Code} {entry.Status}{(entry.Retriable ? " retriable" : "")}: {entry.Title}"));

        Snapshot.Match("tests/Architecture.Tests/Snapshots/error-codes.txt", string.Join('\n', codes.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void An_error_code_means_the_same_everywhere() =>
        AllServices.Outlines.SelectMany(service => ErrorCatalogue.Of(service.Assembly).Entries).Distinct().GroupBy(entry => entry.Code)
            .Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();

    [Fact]
    public void Log_events_are_the_reviewed_ones() =>
        Snapshot.Match("tests/Architecture.Tests/Snapshots/log-events.txt", LogEvents.Catalogue(RepositoryFile.Product));

    private static IEnumerable<string> Lines(IEnumerable<(string Message, string Queue)> pairs) => pairs.Select(pair => $"{pair.Message} {pair.Queue}").Order(StringComparer.Ordinal);
}
