using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

/// <summary>An objection that is stayed for, and founded. The same as <c>deploy/examples/objection.http</c>.</summary>
[Collection(PlatformTests.Name)]
public sealed class ObjectionStoryTests(Platform platform)
{
    [Fact]
    public async Task A_stay_waits_for_the_decision_and_a_founded_objection_revokes_the_act_and_lifts_it()
    {
        var agency = await platform.AgencyAsync("E2E-EFF", Batches.Kinds);
        var (number, _) = await Transfers.OpenAsync(agency, Transfers.Fine("EFF-1", "C123456781"));
        var (clerk, officer) = (platform.Client(Roles.Clerk, branch: number[..3]), platform.Client(Roles.Officer, branch: number[..3]));
        var @case = $"/v1/cases/{number}";
        await clerk.ActAsync($"{@case}/agency-report-orders", new { wholeGroup = false, servedOn = Batches.Today, reason = "nothing found" }, @case);
        var attacked = (await clerk.GetAsync($"{@case}/acts"))["items"]![0]!["id"]!.GetValue<string>();

        // The obligor objects. That alone stops nothing; the officer stays the case until it is decided.
        var filed = await clerk.PostAsync("/v1/objections", new
        {
            caseNumber = number,
            objector = "obligor",
            objectorName = "王小明",
            actKind = "order",
            act = "命查報財產",
            grounds = "已清償",
            form = "written",
            receivedOn = Batches.Today,
        });
        var objection = filed["objectionId"]!.GetValue<string>();
        await Eventually.TrueAsync(async () => (await clerk.GetAsync(@case))["objections"]!.AsArray().Count == 1, "the case shows the objection", 30);
        await officer.ActAsync($"{@case}/stays", new { reason = "objection", from = Batches.Today, sourceId = objection, note = "a receipt is shown" }, @case);
        (await ReportClockAsync(officer, @case)).ShouldBe("paused");

        // The branch finds it founded; the act is revoked, the stay lifted, and what stood still goes on.
        await Eventually.EqualAsync("registered", async () => (await clerk.GetAsync($"/v1/objections/{objection}"))["state"]!.GetValue<string>(), "the objection is registered", 30);
        await officer.ActAsync($"/v1/objections/{objection}/founded", new { measures = "order revoked" }, $"/v1/objections/{objection}");
        await Eventually.TrueAsync(async () => (await officer.GetAsync("/v1/objection-effects"))["items"]!.AsArray().Any(entry => entry!["objectionId"]!.GetValue<string>() == objection),
            "the effect is due", 30);
        await officer.ActAsync($"{@case}/attacked-act-revocations", new { objectionId = objection, actId = attacked, note = "receipt of 2025-04-01" }, @case);

        (await officer.GetAsync($"{@case}/stays"))[0]!["liftReason"]!.GetValue<string>().ShouldBe("objectionFounded");
        (await ReportClockAsync(officer, @case)).ShouldBe("running");
        (await Transfers.ActsAsync(agency, number)).ShouldBe(["agencyReportOrdered", "stayed", "attackedActRevoked"]);
        (await Transfers.RulesAsync(agency, number)).ShouldContain("OBJ-05");
    }

    private static async Task<string> ReportClockAsync(ApiClient reader, string @case) =>
        (await reader.GetAsync($"{@case}/clocks")).AsArray().Single(clock => clock!["clock"]!["ruleId"]!.GetValue<string>() == "CER-01")!["clock"]!["state"]!.GetValue<string>();
}
