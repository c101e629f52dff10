using System.Text.Json;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>The legal basis as acts and refusals show it.</summary>
internal static class LegalBases
{
    /// <summary>Rules an act was asked of or rests on.</summary>
    public static List<string?> Rules(JsonElement act) => [.. act.GetProperty("rulings").EnumerateArray().Select(ruling => ruling.GetProperty("rule").GetString())];

    /// <summary>A ruling of an act.</summary>
    public static JsonElement Ruling(JsonElement act, string rule) => act.GetProperty("rulings").EnumerateArray().Single(ruling => ruling.GetProperty("rule").GetString() == rule);

    /// <summary>The rule that refuses.</summary>
    public static async Task<string?> RefusedByAsync(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("basis")[0].GetProperty("ruleId").GetString();
}
