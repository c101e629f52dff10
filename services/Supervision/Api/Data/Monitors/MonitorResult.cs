using System.Text.Json;
using Enforcement.Hosting;
using Enforcement.Supervision.Domain.Monitors;

namespace Enforcement.Supervision.Data.Monitors;

/// <summary>Row of <c>monitor_result</c>: the judgement of one invariant in one run.</summary>
public sealed class MonitorResult
{
    private static readonly JsonSerializerOptions Json = MakeJson();

    private MonitorResult()
    {
    }

    public Guid RunId { get; private init; }
    public Invariant Invariant { get; private init; }
    public MonitorState State { get; private set; }
    public int DifferenceCount { get; private set; }

    /// <summary>JSON of the numbers compared.</summary>
    public string Numbers { get; private set; } = "[]";

    /// <summary>JSON of the first differences.</summary>
    public string Differences { get; private set; } = "[]";

    public DateTimeOffset EvaluatedAt { get; private set; }

    public static MonitorResult Of(Guid runId, Invariant invariant) => new() { RunId = runId, Invariant = invariant };

    public void Take(Judgement judgement, DateTimeOffset at)
    {
        State = judgement.State;
        DifferenceCount = judgement.Comparison.DifferenceCount;
        Numbers = JsonSerializer.Serialize(judgement.Comparison.Numbers, Json);
        Differences = JsonSerializer.Serialize(judgement.Comparison.Differences, Json);
        EvaluatedAt = at;
    }

    public IReadOnlyList<MonitorNumber> ReadNumbers() => JsonSerializer.Deserialize<List<MonitorNumber>>(Numbers, Json)!;

    public IReadOnlyList<MonitorDifference> ReadDifferences() => JsonSerializer.Deserialize<List<MonitorDifference>>(Differences, Json)!;

    private static JsonSerializerOptions MakeJson()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ServiceDefaults.ApplyJson(json);
        return json;
    }
}
