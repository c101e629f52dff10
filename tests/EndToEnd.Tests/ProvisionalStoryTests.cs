using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

/// <summary>What a court attached provisionally for a claim that is not final yet. The same as <c>deploy/examples/provisional.http</c>.</summary>
[Collection(PlatformTests.Name)]
public sealed class ProvisionalStoryTests(Platform platform)
{
    [Fact]
    public async Task Deposit_is_secured_at_once_and_collected_when_the_title_is_final()
    {
        var agency = await platform.AgencyAsync("E2E-PRV", Batches.Kinds);
        var (number, _) = await Transfers.OpenAsync(agency, Provisional("PRV-1", "K131104097"));
        var officer = platform.Client(Roles.Officer, branch: number[..3]);
        var bank = platform.Client(Roles.ThirdParty, thirdParty: "E2E301");

        // Nothing is final, so no period of limitation runs yet.
        var @case = $"/v1/cases/{number}";
        var opened = await officer.GetAsync(@case);
        (opened["title"]!["provisionalReceivedOn"]!.GetValue<string>(), opened["clocks"]!.AsArray().Count).ShouldBe(($"{Batches.Today:yyyy-MM-dd}", 0));

        // The officer attaches the account; the bank takes receipt and answers.
        await officer.ActAsync($"{@case}/garnishments", new
        {
            targets = new[] { new { thirdParty = "E2E301", name = "第一銀行", claim = "deposit" } },
            reason = "money is being moved abroad",
            milderMeans = "none would secure it",
        }, @case);
        var order = (await bank.GetAsync("/v1/third-party/orders"))["items"]!.AsArray().Single()!;
        var own = $"/v1/third-party/orders/{order["id"]}";
        await bank.PostAsync($"{own}/receipt", new { });
        (await bank.PostAsync($"{own}/answer", new { held = 20_000, setOff = 0 }))["keep"]!.GetValue<long>().ShouldBe(6_000);

        // Secured is not paid: the bank cannot be told to pay.
        var managed = $"/v1/garnishments/{order["id"]}";
        object collect = new { kind = "collection", agencyAskedOn = Batches.Today, reason = "owed", milderMeans = "none" };
        var refusal = await officer.RefusedAsync($"{managed}/payment-order", collect, managed);
        (refusal["code"]!.GetValue<string>(), refusal["basis"]![0]!["ruleId"]!.GetValue<string>()).ShouldBe(("act.case_provisional", "PRV-02"));

        // And nothing is due, so nobody is pressed to pay by it.
        var pressed = await officer.RefusedAsync($"{@case}/security-orders", new { amount = 6_000, days = 10, reason = "owed", milderMeans = "none" }, @case);
        (pressed["code"]!.GetValue<string>(), pressed["detail"]!.GetValue<string>()).ShouldBe(("act.case_provisional",
            "PRV-02 not_due: CoercePerson is not permitted under a provisional attachment: nothing is due before the title is final."));

        // The act on the fine becomes final and its payment period ends: the case is executed in full, and its period begins.
        await officer.ActAsync($"{@case}/final-title", new
        {
            title = new { kind = "administrativeAct", number = "北監字第12345678號", date = "2025-03-03", servedOn = "2025-03-10", finalOn = "2025-04-10", paymentPeriodEnd = "2025-04-30" },
            reference = "letter of the agency",
        }, @case);
        (await officer.GetAsync(@case))["clocks"]![0]!["dueOn"]!.GetValue<string>().ShouldBe("2030-04-10");
        await officer.ActAsync($"{managed}/payment-order", collect, managed);
        await officer.ActAsync($"{managed}/payments", new { amount = 6_000, paidOn = Batches.Today, channel = "bank", receiptNumber = "E2E-PRV-1" }, managed);

        (await officer.GetAsync(@case))["closureKind"]!.GetValue<string>().ShouldBe("paidInFull");
        (await Transfers.ActsAsync(agency, number)).ShouldBe(
            ["attachmentOrdered", "attachmentServed", "thirdPartyAnswered", "titleBecameFinal", "collectionOrdered", "thirdPartyPaid"]);
    }

    [Fact]
    public async Task Agency_hears_of_the_banks_objection_and_until_when_to_sue()
    {
        var agency = await platform.AgencyAsync("E2E-OBJ3", Batches.Kinds);
        var (number, _) = await Transfers.OpenAsync(agency, Transfers.Fine("OBJ3-1", "L131104097", 6_000));
        var officer = platform.Client(Roles.Officer, branch: number[..3]);
        var bank = platform.Client(Roles.ThirdParty, thirdParty: "E2E302");
        var @case = $"/v1/cases/{number}";
        await officer.ActAsync($"{@case}/garnishments", new
        {
            targets = new[] { new { thirdParty = "E2E302", name = "合作金庫", claim = "deposit" } },
            reason = "no payment since the notice",
            milderMeans = "two notices",
        }, @case);
        var id = (await bank.GetAsync("/v1/third-party/orders"))["items"]!.AsArray().Single()!["id"]!.GetValue<string>();
        await bank.PostAsync($"/v1/third-party/orders/{id}/receipt", new { });

        await bank.PostAsync($"/v1/third-party/orders/{id}/objection", new { grounds = "the account was closed before" });
        var managed = $"/v1/garnishments/{id}";
        await officer.ActAsync($"{managed}/objection-notice", new { on = Batches.Today }, managed);

        await Eventually.TrueAsync(async () => (await Transfers.FeedAsync(agency, id)).Contains("garnishment.objected"), "the agency is told", 30);
        var told = (await agency.GetAsync("/v1/agency-events?limit=500"))["events"]!.AsArray().Single(entry => entry!["type"]!.GetValue<string>() == "garnishment.objected")!["data"]!;
        (told["caseNumbers"]![0]!.GetValue<string>(), told["sueBy"]!.GetValue<string>()).ShouldBe((number, (await officer.GetAsync(managed))["objection"]!["sueBy"]!.GetValue<string>()));
    }

    private static JsonObject Provisional(string number, string identity)
    {
        var form = Transfers.Fine(number, identity, 6_000);
        form["title"] = new JsonObject
        {
            ["kind"] = "courtRuling",
            ["number"] = "臺中地院115年度司裁全字第12號",
            ["date"] = $"{Batches.Today:yyyy-MM-dd}",
            ["provisional"] = true,
            ["receivedOn"] = $"{Batches.Today:yyyy-MM-dd}",
            ["cause"] = "隱匿財產，有不能強制執行之虞",
            ["namesObligor"] = true,
        };
        form.Remove("paymentPeriodEnd");
        form.Remove("collectionEfforts");
        form["claims"]![0]!.AsObject().Remove("dueOn");
        form["documents"] = new JsonArray("transferForm", "titleDocument");
        return form;
    }
}
