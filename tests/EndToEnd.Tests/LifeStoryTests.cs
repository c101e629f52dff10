using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

/// <summary>
/// A case moves through the country: another branch visits the obligor's shop for the one that has the case, the obligor dies and his heirs take his place, and because
/// the estate lies elsewhere the whole file moves to the branch there, which knows it by a new number.
/// </summary>
[Collection(PlatformTests.Name)]
public sealed class LifeStoryTests(Platform platform)
{
    private const string Reason = "the only land of the estate lies there";

    [Fact]
    public async Task A_case_is_helped_with_by_one_branch_outlives_its_obligor_and_moves_to_another()
    {
        // An agency transfers; the case is opened at the branch of the obligor's address.
        var agency = await platform.AgencyAsync("E2E-LIFE", Batches.Kinds);
        var (_, receipt) = await agency.SubmitAsync("life", Batches.Make(5, 70, broken: 0));
        var number = (string)(await agency.ResultsAsync(receipt)).First(line => (string?)line["outcome"] == "accepted")["caseNumber"]!;
        var path = $"/v1/cases/{number}";
        await Eventually.TrueAsync(async () => await agency.FindAsync(path) is not null, "the case is opened", 60);
        var home = number[..3];
        var (helper, shop) = home == "hly" ? ("pty", "屏東縣") : ("hly", "花蓮縣");
        var (heir, land) = home == "ily" ? ("ksy", "高雄市") : ("ily", "宜蘭縣");
        var officer = platform.Client(Roles.Officer, branch: home);
        var outstanding = (long)(await officer.GetAsync(path))["money"]!["outstanding"]!;

        // Entrustment: the other branch sees nothing, then this case, and does the one act it is entrusted with.
        var there = platform.Client(Roles.Officer, branch: helper);
        (await there.FindAsync(path)).ShouldBeNull();
        var entrusted = await officer.ActAsync($"{path}/entrustments", new { place = new { county = shop }, acts = new[] { "representativeNamed" }, task = "find out who runs the shop" }, path);
        var help = $"/v1/entrustments/{entrusted["subjectId"]}";
        await there.ActAsync($"{help}/acceptance", new { section = "甲" }, help);
        await there.ActAsync($"{path}/representatives", new
        {
            obligorKind = "firm",
            wholeGroup = false,
            persons = new[] { new { role = "firmManager", person = new { name = "林經理" } } },
            reason = "met at the shop",
        }, path);
        await there.ActAsync($"{help}/reports", new { doneOn = Batches.Today, report = "the shop is run by a manager", collects = false }, help);
        var done = await there.ActAsync($"{help}/completion", new { }, help);
        ((string?)done["closureKind"]).ShouldBe("entrustedDone");
        (await there.FindAsync(path)).ShouldBeNull();

        // Death: the case goes on against the estate, the heirs become parties.
        var died = await officer.ActAsync($"{path}/obligor-death", new
        {
            diedOn = Batches.Today,
            leftProperty = true,
            heirsAreClear = true,
            hasAdministrator = false,
            source = "household register",
        }, path);
        died["rulings"]!.AsArray().Select(ruling => (string?)ruling!["rule"]).ShouldContain("INT-09");
        await officer.ActAsync($"{path}/representatives", new
        {
            obligorKind = "deceased",
            wholeGroup = true,
            persons = new[] { new { role = "heir", person = new { name = "王小姐", county = land } } },
        }, path);
        (await officer.GetAsync(path))["parties"]!.AsArray().Select(party => (string?)party!["relation"]).ShouldBe(["firmManager", "heir"]);

        // Jurisdiction: the branch asks, headquarters approves, intake numbers, the file moves; the old number leads to it for ever.
        var asked = await officer.ActAsync($"{path}/jurisdiction-transfers", new { assets = new[] { new { county = land } }, wholeGroup = false, reason = Reason }, path);
        var transfer = $"/v1/jurisdiction-transfers/{asked["subjectId"]}";
        var review = platform.Client(Roles.HqReview);
        await review.ActAsync($"{transfer}/approval", new { note = "land register checked" }, transfer);
        await Eventually.TrueAsync(async () => (string?)(await review.GetAsync(transfer))["state"] == "moved", "the case moved", 60);
        var receiver = platform.Client(Roles.Officer, branch: heir);
        var moved = await receiver.GetAsync(path);
        ((string)moved["caseNumber"]!).ShouldStartWith($"{heir}-");
        ((string?)moved["status"], (long)moved["money"]!["outstanding"]!).ShouldBe(("open", outstanding));
        (await officer.FindAsync(path)).ShouldBeNull();
        ((string?)(await officer.GetAsync($"/v1/tail-files/{number}"))["currentNumber"]).ShouldBe((string?)moved["caseNumber"]);

        // Everybody else agrees: the agency is told, the figures of both branches, the acts with their basis, the invariants.
        await Eventually.TrueAsync(async () => await IsToldAsync(agency, (string)moved["caseNumber"]!), "the agency is told", 30);
        await Eventually.EqualAsync((1L, 1L), async () => (await FigureAsync(agency, home, "closedCount"), await FigureAsync(agency, heir, "transferredInCount")), "both branches count it", 30);
        var acts = (await receiver.GetAsync($"{path}/acts"))["items"]!.AsArray();
        acts.Select(act => (string?)act!["kind"]).ShouldBe(
        [
            "entrusted", "entrustmentAccepted", "representativeNamed", "entrustmentReported", "entrustmentDone", "obligorDied", "representativeNamed", "jurisdictionTransferRequested",
            "jurisdictionTransferApproved", "caseMoved",
        ]);
        acts.ShouldAllBe(act => act!["basis"]!["article"] != null);
        await InvariantsHoldAsync();
    }

    private static async Task<bool> IsToldAsync(ApiClient agency, string caseNumber)
    {
        var feed = await agency.GetAsync("/v1/agency-events?limit=500");
        return feed["events"]!.AsArray().Any(told => (string?)told!["type"] == "case.moved" && (string?)told["subject"] == caseNumber);
    }

    private static async Task<long> FigureAsync(ApiClient agency, string branch, string figure)
    {
        var figures = await agency.GetAsync($"/v1/statistics/daily?from={Batches.Today:O}&to={Batches.Today:O}&groupBy=branch");
        return (long?)figures["items"]!.AsArray().SingleOrDefault(row => (string?)row!["branch"] == branch)?[figure] ?? 0;
    }

    private async Task InvariantsHoldAsync()
    {
        var operations = platform.Client(Roles.Operations);
        JsonNode run = await operations.PostAsync("/v1/monitors/runs", new { from = Batches.Today.AddDays(-1), to = Batches.Today.AddDays(1) });
        await Eventually.TrueAsync(async () =>
        {
            run = await operations.GetAsync($"/v1/monitors/runs/{run["runId"]}");
            return (string?)run["state"] != "waiting";
        }, "the monitors settle", 60);
        ((string?)run["state"]).ShouldBe("agree", run.ToString());
    }
}
