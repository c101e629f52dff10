using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Data;

/// <summary>Column <c>case_file.lines</c>: the claim lines of a case as JSON.</summary>
public static class StoredLines
{
    private static readonly FrozenDictionary<string, ClaimItem> Items =
        Enum.GetValues<ClaimItem>().ToFrozenDictionary(item => JsonNamingPolicy.CamelCase.ConvertName(item.ToString()), StringComparer.Ordinal);

    private static readonly FrozenDictionary<ClaimItem, string> Codes = Items.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The code of an item, as in contracts and answers.</summary>
    public static string Code(ClaimItem item) => Codes[item];

    /// <summary>The item of a code. An unknown code is a broken contract.</summary>
    public static ClaimItem Item(string code) =>
        Items.TryGetValue(code, out var item) ? item : throw new InvalidDataException($"There is no claim item {code}.");

    public static IReadOnlyList<ClaimLine> Read(string json) =>
        [.. JsonSerializer.Deserialize(json, StoredLinesJson.Default.ListStoredLine)!
            .Select(line => new ClaimLine(line.Line, Item(line.Item), line.DueOn, line.Claimed, line.Paid, line.Remitted))];

    public static string Write(IEnumerable<ClaimLine> lines) =>
        JsonSerializer.Serialize([.. lines.Select(line => new StoredLine(line.Line, Code(line.Item), line.Claimed, line.Paid, line.Remitted, line.DueOn))],
            StoredLinesJson.Default.ListStoredLine);
}

public sealed record StoredLine(int Line, string Item, long Claimed, long Paid, long Remitted, DateOnly? DueOn);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(List<StoredLine>))]
internal sealed partial class StoredLinesJson : JsonSerializerContext;
