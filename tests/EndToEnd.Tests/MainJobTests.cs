using System.Net;
using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

[Collection(PlatformTests.Name)]
public sealed class MainJobTests(Platform platform)
{
    [Fact]
    public async Task A_batch_becomes_cases_that_are_opened_counted_audited_paid_closed_and_told_to_the_agency()
    {
        var agency = await platform.AgencyAsync("E2E-MAIN", Batches.Kinds);
        var operations = platform.Client(Roles.Operations);

        var (status, receipt) = await agency.SubmitAsync("main", Batches.Make(400, 1));
        status.ShouldBe(HttpStatusCode.Created, receipt.ToString());
        var results = await agency.ResultsAsync(receipt);
        var accepted = results.Where(line => Outcome(line) == "accepted").ToList();
        results.Count.ShouldBe(400);
        accepted.Count.ShouldBeGreaterThan(300);
        results.Count.ShouldBe(accepted.Count + results.Count(line => Outcome(line) is "needsCorrection" or "returned"));

        var amount = accepted.Sum(line => line["amount"]!.GetValue<long>());
        await Eventually.EqualAsync((accepted.Count, amount), () => CountedAsync(agency), "every accepted case is opened and counted, by amount too", 60);
        await InvariantsHoldAsync(operations);
        (await platform.Client(Roles.Auditor).PostAsync("/v1/audit/verify", new { }))["verified"]!.GetValue<bool>().ShouldBeTrue();

        var number = accepted[0]["caseNumber"]!.GetValue<string>();
        var clerk = platform.Client(Roles.Clerk, branch: number[..3]);
        var owed = (await clerk.GetAsync($"/v1/cases/{number}"))["money"]!["outstanding"]!.GetValue<long>();
        owed.ShouldBe(accepted[0]["amount"]!.GetValue<long>());
        await clerk.PostAsync("/v1/payments", new { reference = number, amount = owed, paidOn = Batches.Today, channel = "branch", receiptNumber = "E2E-MAIN-1" });

        (await clerk.GetAsync($"/v1/cases/{number}"))["status"]!.GetValue<string>().ShouldBe("closed");
        await Eventually.EqualAsync((1L, owed), () => ClosedAsync(agency), "the closed case and its payment are counted", 30);
        await Eventually.TrueAsync(async () => await IsToldAsync(agency, "case.closed", number), "the agency's feed tells that the case ended", 30);
        await InvariantsHoldAsync(operations);
    }

    [Fact]
    public async Task The_same_batch_again_changes_nothing_and_another_content_is_a_conflict()
    {
        var agency = await platform.AgencyAsync("E2E-TWICE", Batches.Kinds);
        var body = Batches.Make(120, 2, broken: 0);

        var (_, first) = await agency.SubmitAsync("twice", body);
        var (status, again) = await agency.SubmitAsync("twice", body);
        var (_, renamed) = await agency.SubmitAsync("twice-renamed", body);
        var (changed, _) = await agency.SubmitAsync("twice", Batches.Make(120, 3, broken: 0));

        status.ShouldBe(HttpStatusCode.OK);
        again["batchId"]!.GetValue<string>().ShouldBe(first["batchId"]!.GetValue<string>());
        var numbers = Numbers(await agency.ResultsAsync(first));
        Numbers(await agency.ResultsAsync(renamed)).ShouldBe(numbers);
        changed.ShouldBe(HttpStatusCode.Conflict);
        await Eventually.EqualAsync(numbers.Count, async () => (await CountedAsync(agency)).Count, "each case is counted once", 60);
    }

    [Fact]
    public async Task An_agency_does_not_see_the_cases_of_another_one()
    {
        var owner = await platform.AgencyAsync("E2E-OWNER", Batches.Kinds);
        var other = await platform.AgencyAsync("E2E-OTHER", Batches.Kinds);
        var (_, receipt) = await owner.SubmitAsync("scope", Batches.Make(5, 4, broken: 0));
        var line = (await owner.ResultsAsync(receipt)).First(line => Outcome(line) == "accepted");
        var path = $"/v1/cases/{line["caseNumber"]}";

        await Eventually.TrueAsync(async () => await owner.FindAsync(path) is not null, "the case is opened", 30);

        (await other.FindAsync(path)).ShouldBeNull();
        (await other.FindAsync($"/v1/transfers/{line["transferId"]}")).ShouldBeNull();
    }

    private static string? Outcome(JsonNode line) => (string?)line["outcome"];

    private static List<string?> Numbers(IEnumerable<JsonNode> results) => [.. results.Select(line => (string?)line["caseNumber"])];

    private static async Task<(int Count, long Amount)> CountedAsync(ApiClient agency)
    {
        var totals = await agency.GetAsync($"/v1/statistics/totals?receivedOn={Batches.Today:O}");
        return (totals["counted"]!.GetValue<int>(), totals["amount"]!.GetValue<long>());
    }

    private static async Task<(long Closed, long Collected)> ClosedAsync(ApiClient agency)
    {
        var figures = await agency.GetAsync($"/v1/statistics/daily?from={Batches.Today:O}&to={Batches.Today:O}&groupBy=day");
        var row = figures["items"]!.AsArray().SingleOrDefault();
        return (row?["closedCount"]!.GetValue<long>() ?? 0, row?["collectedAmount"]!.GetValue<long>() ?? 0);
    }

    private static async Task<bool> IsToldAsync(ApiClient agency, string type, string caseNumber)
    {
        var feed = await agency.GetAsync("/v1/agency-events?limit=500");
        return feed["events"]!.AsArray().Any(told => (string?)told!["type"] == type && (string?)told["subject"] == caseNumber);
    }

    /// <summary>Supervision compares what all services count by themselves (design.md section 6, 1 to 3).</summary>
    private static async Task InvariantsHoldAsync(ApiClient operations)
    {
        var run = await operations.PostAsync("/v1/monitors/runs", new { from = Batches.Today.AddDays(-1), to = Batches.Today.AddDays(1) });
        await Eventually.TrueAsync(async () =>
        {
            run = await operations.GetAsync($"/v1/monitors/runs/{run["runId"]}");
            return (string?)run["state"] != "waiting";
        }, "the monitors settle", 60);
        ((string?)run["state"]).ShouldBe("agree", run.ToString());
    }
}
