using System.Text.Json.Nodes;

namespace Enforcement.Tool.Job;

/// <summary>What became of the lines, read from the answers to them.</summary>
public sealed class Outcomes
{
    public SortedDictionary<string, int> ByOutcome { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> CasesByBranch { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> CorrectionsByCode { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, int> ReturnsByCode { get; } = new(StringComparer.Ordinal);

    public int Lines { get; private set; }

    public long AmountAccepted { get; private set; }

    /// <summary>Number of the first accepted case, for the lines to try.</summary>
    public string? CaseNumber { get; private set; }

    public string? Branch { get; private set; }

    public string? TransferId { get; private set; }

    public string? Agency { get; private set; }

    public int Of(string outcome) => ByOutcome.GetValueOrDefault(outcome);

    public async Task ReadAsync(GatewayClient gateway, SentBatch batch, string token)
    {
        ArgumentNullException.ThrowIfNull(gateway);
        ArgumentNullException.ThrowIfNull(batch);
        foreach (var answer in await gateway.LinesAsync($"/v1/transfer-batches/{batch.BatchId}/results", token))
            Add(answer, batch.Agency);
    }

    private void Add(JsonNode answer, string agency)
    {
        Lines++;
        var outcome = answer["repeated"]?.GetValue<bool>() == true ? "repeated" : answer["outcome"]!.GetValue<string>();
        Count(ByOutcome, outcome);
        switch (outcome)
        {
            case "accepted":
                AmountAccepted += answer["amount"]!.GetValue<long>();
                Count(CasesByBranch, answer["branch"]!.GetValue<string>());
                if (CaseNumber is null)
                    (CaseNumber, Branch, TransferId, Agency) = (answer["caseNumber"]!.GetValue<string>(), answer["branch"]!.GetValue<string>(), answer["transferId"]!.GetValue<string>(), agency);
                break;
            case "needsCorrection":
                CountFindings(CorrectionsByCode, answer);
                break;
            case "returned":
                CountFindings(ReturnsByCode, answer);
                break;
        }
    }

    private static void CountFindings(SortedDictionary<string, int> counts, JsonNode answer)
    {
        foreach (var code in answer["findings"]!.AsArray().Select(finding => finding!["code"]!.GetValue<string>()).Distinct())
            Count(counts, code);
    }

    private static void Count(SortedDictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
}
