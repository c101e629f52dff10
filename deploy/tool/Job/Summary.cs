using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Tool.Job;

/// <summary>What came of the main job; the names are those of the JSON file.</summary>
public sealed record Summary
{
    public required int Lines { get; init; }
    public required int Accepted { get; init; }
    public required int NeedsCorrection { get; init; }
    public required int Returned { get; init; }
    public required long Opened { get; init; }
    public required long Counted { get; init; }
    public required long AmountAccepted { get; init; }
    public required long AmountOpened { get; init; }
    public required long AmountCounted { get; init; }
    public required bool AuditVerified { get; init; }
    public required string TraceId { get; init; }
    public required double Seconds { get; init; }

    /// <summary>Every line has exactly one outcome, every accepted line is one case and counted once, to the dollar, and the audit chain holds.</summary>
    [JsonIgnore]
    public bool Agrees => Lines == Accepted + NeedsCorrection + Returned && Accepted == Opened && Opened == Counted
        && AmountAccepted == AmountOpened && AmountOpened == AmountCounted && AuditVerified;

    public async Task SaveAsync(string file) => await File.WriteAllBytesAsync(file, JsonSerializer.SerializeToUtf8Bytes(this, SummaryJson.Default.Summary));
}

[JsonSerializable(typeof(Summary))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
internal sealed partial class SummaryJson : JsonSerializerContext;
