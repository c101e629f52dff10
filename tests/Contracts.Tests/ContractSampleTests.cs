using System.Text.Json;
using System.Text.Json.Nodes;

namespace Enforcement.Contracts.Tests;

/// <summary>
/// A sample is a message that was sent once. It must be readable for ever: an addition that old messages do not carry has to be optional.
/// Never change a sample; add <c>Name.2.json</c> beside it.
/// </summary>
public sealed class ContractSampleTests
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);
    private static readonly string Folder = Repository.PathOf("tests/Contracts.Tests/Samples");

    public static TheoryData<string> Samples => [.. Directory.GetFiles(Folder, "*.json", SearchOption.AllDirectories).Select(Named).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_is_read_without_loss(string name)
    {
        var sample = File.ReadAllText(Path.Combine(Folder, name));
        var type = ContractTypes.Messages.Single(message => name.StartsWith(ContractTypes.NameOf(message) + ".", StringComparison.Ordinal));

        var message = JsonSerializer.Deserialize(sample, type, Wire);

        var written = JsonSerializer.SerializeToNode(message, type, Wire)!.AsObject();
        Lost(JsonNode.Parse(sample)!, written, "").ShouldBeEmpty();
    }

    [Fact]
    public void Every_message_has_a_sample() =>
        ContractTypes.Messages.Select(ContractTypes.NameOf).Except(Samples.Select(row => row.Data[..^".json".Length])).ShouldBeEmpty();

    [Fact]
    public void A_new_required_property_would_be_found()
    {
        var old = """{ "name": "before" }""";

        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<GrownByRequired>(old, Wire));
        JsonSerializer.Deserialize<GrownByOptional>(old, Wire)!.Added.ShouldBeNull();
    }

    private static string Named(string path) => Path.GetFileName(path);

    /// <summary>Paths of the sample whose value did not come back.</summary>
    private static IEnumerable<string> Lost(JsonNode? sample, JsonNode? written, string path) => (sample, written) switch
    {
        (JsonObject before, JsonObject after) => before.SelectMany(member => Lost(member.Value, after[member.Key], $"{path}/{member.Key}")),
        (JsonArray before, JsonArray after) when before.Count == after.Count =>
            before.SelectMany((item, index) => Lost(item, after[index], $"{path}/{index}")),
        _ => JsonNode.DeepEquals(sample, written) ? [] : [path],
    };

    private sealed record GrownByRequired
    {
        public required string Name { get; init; }
        public required string Added { get; init; }
    }

    private sealed record GrownByOptional
    {
        public required string Name { get; init; }
        public string? Added { get; init; }
    }
}
