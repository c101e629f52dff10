using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

/// <summary>Paying by instalments, from the request to the default. The same as <c>deploy/examples/instalments.http</c>.</summary>
[Collection(PlatformTests.Name)]
public sealed class InstalmentStoryTests(Platform platform)
{
    [Fact]
    public async Task An_obligor_pays_by_instalments_with_his_agencys_consent_until_a_bill_is_dishonoured()
    {
        var agency = await platform.AgencyAsync("E2E-INS", Batches.Kinds);
        var (number, _) = await Transfers.OpenAsync(agency, Transfers.Fine("INS-1", "A123456789", 12_000));
        var (clerk, officer) = (platform.Client(Roles.Clerk, branch: number[..3]), platform.Client(Roles.Officer, branch: number[..3]));
        var @case = $"/v1/cases/{number}";

        // The clerk takes the request: twelve bills, one a month.
        await clerk.ActAsync($"{@case}/instalment-plans", new
        {
            wholeGroup = false,
            instalments = 12,
            firstDueOn = Batches.Today.AddDays(20),
            hardship = "economicSituation",
            isExOfficio = false,
            explanation = "certificate of low income",
            security = "bills",
            securityReference = "bills 1 to 12",
        }, @case);
        var plan = (await clerk.GetAsync($"{@case}/instalment-plans"))[0]!["id"]!.GetValue<string>();

        // The agency reads it in its feed, looks at it, and consents.
        await Eventually.TrueAsync(async () => (await Transfers.FeedAsync(agency, plan)).Contains("instalments.requested"), "the agency is asked", 30);
        var request = $"/v1/instalment-requests/{plan}";
        (await agency.GetAsync(request))["amount"]!.GetValue<long>().ShouldBe(12_000);
        await agency.ActAsync($"{request}/answer", new { consents = true }, request);
        await Eventually.TrueAsync(async () => (await clerk.GetAsync($"/v1/instalment-plans/{plan}"))["consents"]![0]!["consents"]?.GetValue<bool>() == true, "the branch knows", 30);

        // The officer grants it: enforcement stands still while it is paid.
        await officer.ActAsync($"{@case}/instalment-grants", new { planId = plan }, @case);
        (await officer.GetAsync(@case))["flags"]!.AsArray().Select(flag => flag!.GetValue<string>()).ShouldContain("instalment");

        // The first instalment is paid, and its clock is met.
        await clerk.PostAsync("/v1/payments", new { reference = number, amount = 1_000, paidOn = Batches.Today, channel = "branch", receiptNumber = "E2E-INS-1" });
        (await clerk.GetAsync($"/v1/instalment-plans/{plan}"))["instalments"]![0]!["paid"]!.GetValue<long>().ShouldBe(1_000);
        (await clerk.GetAsync($"{@case}/clocks")).AsArray().Count(clock => Is(clock!, "INS-04", "met")).ShouldBe(1);

        // The second bill bounces: the plan is revoked, all is due at once.
        await officer.ActAsync($"{@case}/instalment-revocations", new { planId = plan, billDishonoured = true, reason = "bill 2 came back" }, @case);
        (await officer.GetAsync($"/v1/instalment-plans/{plan}"))["state"]!.GetValue<string>().ShouldBe("revoked");
        (await officer.GetAsync($"{@case}/clocks")).AsArray().Count(clock => Is(clock!, "INS-04", "running")).ShouldBe(0);
        (await officer.GetAsync(@case))["money"]!["outstanding"]!.GetValue<long>().ShouldBe(11_000);
        await Eventually.TrueAsync(async () => (await Transfers.FeedAsync(agency, plan)).Count(type => type == "instalments.changed") == 2, "the agency is told of grant and revocation", 30);

        (await Transfers.ActsAsync(agency, number)).ShouldBe(["instalmentsRequested", "instalmentsGranted", "instalmentsRevoked"]);
        (await Transfers.RulesAsync(agency, number)).ShouldBe(["INS-02", "INS-03", "INS-01", "INS-05", "INS-04"]);
    }

    private static bool Is(JsonNode clock, string rule, string state) => clock["clock"]!["ruleId"]!.GetValue<string>() == rule && clock["clock"]!["state"]!.GetValue<string>() == state;
}
