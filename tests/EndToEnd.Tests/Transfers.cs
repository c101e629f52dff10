using System.Text.Json.Nodes;

namespace Enforcement.EndToEnd.Tests;

/// <summary>Single transfers of a traffic fine, as an agency's system sends them.</summary>
internal static class Transfers
{
    /// <summary>A sound form.</summary>
    public static JsonObject Fine(string number, string identity, long amount = 1800) => JsonNode.Parse($$"""
        {
          "agencyCaseNumber": "{{number}}", "documentNumber": "路監字第1140001號", "documentDate": "2025-06-02", "kind": "fine", "subKind": "trafficFine",
          "title": { "kind": "administrativeAct", "number": "北監字第12345678號", "date": "2025-03-03", "servedOn": "2025-03-10", "finalOn": "2025-04-10",
                     "cause": "違反道路交通管理處罰條例", "violationDate": "2025-01-15", "namesObligor": true },
          "transferArticle": "道路交通管理處罰條例 65", "paymentPeriodEnd": "2025-04-09",
          "obligor": { "name": "王小明", "identityNumber": "{{identity}}", "type": "person", "birthDate": "1985-05-05", "sex": "male",
                       "address": { "postalCode": "407", "county": "臺中市", "district": "西屯區", "line": "臺灣大道三段99號" } },
          "claims": [ { "item": "principal", "amount": {{amount}}, "dueOn": "2025-04-09" } ], "totalAmount": {{amount}},
          "collectionEfforts": { "dunned": true, "means": ["demandLetter"] },
          "documents": ["transferForm", "titleDocument", "titleServiceProof", "defaultProof"], "propertyListUnknown": true
        }
        """)!.AsObject();

    /// <summary>Sends it and waits until its case is open.</summary>
    /// <returns>Number of the case and id of the transfer.</returns>
    public static async Task<(string Number, string Transfer)> OpenAsync(ApiClient agency, JsonObject form)
    {
        var answer = await agency.PostAsync("/v1/transfers", form);
        answer["outcome"]!.GetValue<string>().ShouldBe("accepted", answer.ToString());
        var number = answer["caseNumber"]!.GetValue<string>();
        await Eventually.TrueAsync(async () => await agency.FindAsync($"/v1/cases/{number}") is not null, "the case is opened", 30);
        return (number, answer["transferId"]!.GetValue<string>());
    }

    /// <summary>Types of the events about a subject in the agency's feed.</summary>
    public static async Task<IReadOnlyList<string>> FeedAsync(ApiClient agency, string subject) =>
    [
        .. (await agency.GetAsync("/v1/agency-events?limit=500"))["events"]!.AsArray().Where(entry => entry!["subject"]!.GetValue<string>() == subject)
            .Select(entry => entry!["type"]!.GetValue<string>()),
    ];

    /// <summary>Kinds of the acts of a case, oldest first.</summary>
    public static async Task<IReadOnlyList<string>> ActsAsync(ApiClient reader, string number) =>
        [.. (await reader.GetAsync($"/v1/cases/{number}/acts"))["items"]!.AsArray().Select(act => act!["kind"]!.GetValue<string>())];

    /// <summary>Rules that the rulings of the acts of a case rest on.</summary>
    public static async Task<IReadOnlyList<string>> RulesAsync(ApiClient reader, string number) =>
    [
        .. (await reader.GetAsync($"/v1/cases/{number}/acts"))["items"]!.AsArray().SelectMany(act => act!["rulings"]!.AsArray())
            .Select(ruling => ruling!["rule"]!.GetValue<string>()).Distinct(),
    ];
}
