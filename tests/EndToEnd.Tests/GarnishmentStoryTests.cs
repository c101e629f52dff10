using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

/// <summary>Attaching what third parties owe the obligor. The same as <c>deploy/examples/garnishment.http</c>.</summary>
[Collection(PlatformTests.Name)]
public sealed class GarnishmentStoryTests(Platform platform)
{
    private static readonly object Collection = new { kind = "collection", agencyAskedOn = Batches.Today, reason = "still owed", milderMeans = "notices without effect" };

    [Fact]
    public async Task Of_two_banks_one_holds_enough_pays_and_ends_the_case_and_the_other_is_released()
    {
        var agency = await platform.AgencyAsync("E2E-GAR", Batches.Kinds);
        var (number, _) = await Transfers.OpenAsync(agency, Transfers.Fine("GAR-1", "F131104093", 6_000));
        var officer = platform.Client(Roles.Officer, branch: number[..3]);
        var (bank, other) = (platform.Client(Roles.ThirdParty, thirdParty: "E2E004"), platform.Client(Roles.ThirdParty, thirdParty: "E2E005"));

        // The officer attaches what the obligor has at two banks, at once.
        var @case = $"/v1/cases/{number}";
        await officer.ActAsync($"{@case}/garnishments", new
        {
            targets = new[] { new { thirdParty = "E2E004", name = "臺灣銀行", claim = "deposit" }, new { thirdParty = "E2E005", name = "土地銀行", claim = "deposit" } },
            reason = "no payment since the notice",
            milderMeans = "two notices without effect",
        }, @case);

        // Each bank finds the order addressed to it, and only that one, and takes receipt: from now on it must not pay the obligor.
        var order = await OnlyAsync(bank);
        order["most"]!.GetValue<long>().ShouldBe(6_250);
        var otherOrder = await OnlyAsync(other);
        await bank.PostAsync($"{Path(order)}/receipt", new { });
        await other.PostAsync($"{Path(otherOrder)}/receipt", new { });

        // The first answers that it holds enough: the second is not needed any more and is released at once.
        var kept = await bank.PostAsync($"{Path(order)}/answer", new { held = 20_000, setOff = 0 });
        (kept["keep"]!.GetValue<long>(), kept["binds"]!.GetValue<bool>()).ShouldBe((6_000, true));
        (await other.GetAsync(Path(otherOrder)))["binds"]!.GetValue<bool>().ShouldBeFalse();

        // The agency was asked; the officer tells the bank to pay, and the bank tells that it did.
        var managed = $"/v1/garnishments/{order["id"]}";
        await officer.ActAsync($"{managed}/payment-order", Collection, managed);
        await bank.PostAsync($"{Path(order)}/payments", new { amount = 6_000, paidOn = Batches.Today, receiptNumber = "E2E-GAR-1" });

        // The money arrives and is booked: the debt is paid, the case ends, and both banks are to be told.
        await officer.ActAsync($"{managed}/payments", new { amount = 6_000, paidOn = Batches.Today, channel = "bank", receiptNumber = "E2E-GAR-1" }, managed);
        (await officer.GetAsync(@case))["closureKind"]!.GetValue<string>().ShouldBe("paidInFull");
        (await officer.GetAsync(managed))["endReason"]!.GetValue<string>().ShouldBe("collected");
        var tasks = (await officer.GetAsync("/v1/release-tasks?limit=200"))["items"]!.AsArray();
        tasks.Count(task => task!["addressee"]?.GetValue<string>() is "臺灣銀行" or "土地銀行" && task["action"]!.GetValue<string>() == "release").ShouldBe(2);
        (await Transfers.ActsAsync(agency, number)).ShouldBe(
            ["attachmentOrdered", "attachmentServed", "attachmentServed", "thirdPartyAnswered", "collectionOrdered", "thirdPartyPaid"]);
    }

    [Fact]
    public async Task Wages_are_attached_for_six_months_as_far_as_the_obligor_can_live_until_the_debt_is_paid()
    {
        var agency = await platform.AgencyAsync("E2E-WAGE", Batches.Kinds);
        var (number, _) = await Transfers.OpenAsync(agency, Transfers.Fine("WAGE-1", "G131104094", 51_000));
        var officer = platform.Client(Roles.Officer, branch: number[..3]);
        var employer = platform.Client(Roles.ThirdParty, thirdParty: "E2E99");

        // No other property is known: the officer attaches the wages, and the employer answers what it pays a month.
        var @case = $"/v1/cases/{number}";
        await officer.ActAsync($"{@case}/garnishments", new
        {
            targets = new[] { new { thirdParty = "E2E99", name = "某公司", claim = "wages", known = 42_000 } },
            reason = "no other property",
            milderMeans = "banks hold nothing",
        }, @case);
        var order = await OnlyAsync(employer);
        await employer.PostAsync($"{Path(order)}/receipt", new { });
        await employer.PostAsync($"{Path(order)}/answer", new { held = 42_000, setOff = 0 });
        var managed = $"/v1/garnishments/{order["id"]}";
        await officer.ActAsync($"{managed}/payment-order", Collection, managed);

        // Every month it tells what it paid, learns what of it is attached, and pays that: a third, or less where the obligor could not live, and at last the rest.
        var first = Batches.Today;
        long[] pay = [42_000, 30_000, 30_000, 42_000, 20_000, 42_000];
        long[] due = [14_000, 5_545, 5_545, 14_000, 0, 11_910];
        for (var month = 0; month < pay.Length; month++)
        {
            var seen = await employer.PostAsync($"{Path(order)}/instalments", new { paidOn = first.AddMonths(month), pay = pay[month] });
            seen["keep"]!.GetValue<long>().ShouldBe(due[month], $"month {month + 1}");
            if (due[month] > 0)
                await officer.ActAsync($"{managed}/payments", new { amount = due[month], paidOn = Batches.Today, channel = "bank", receiptNumber = $"E2E-WAGE-{month}" }, managed);
        }

        var done = await officer.GetAsync(managed);
        (done["collected"]!.GetValue<long>(), done["state"]!.GetValue<string>()).ShouldBe((51_000, "released"));
        done["instalments"]!.AsArray().Select(instalment => instalment!["due"]!.GetValue<long>()).ShouldBe(due);
        (await officer.GetAsync(@case))["closureKind"]!.GetValue<string>().ShouldBe("paidInFull");
        (await Transfers.RulesAsync(agency, number)).ShouldContain("GAR-07");
    }

    private static string Path(JsonNode order) => $"/v1/third-party/orders/{order["id"]}";

    private static async Task<JsonNode> OnlyAsync(ApiClient thirdParty) => (await thirdParty.GetAsync("/v1/third-party/orders"))["items"]!.AsArray().Single()!;
}
