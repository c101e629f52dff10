using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

/// <summary>From an exit restriction over arrest and custody to the release. The same as <c>deploy/examples/person.http</c>.</summary>
[Collection(PlatformTests.Name)]
public sealed class CustodyStoryTests(Platform platform)
{
    private const string Court = "臺灣臺中地方法院";
    private const string Why = "he earns well, was summoned three times and never came";
    private const string Milder = "instalments were offered, no property was found to attach";

    private static readonly object Hides = new { ableButUnwilling = false, flight = false, hidesProperty = true, couldPerformUnreported = false, isNecessary = true };

    [Fact]
    public async Task An_obligor_about_to_leave_is_restricted_arrested_taken_into_custody_and_freed_the_moment_he_pays()
    {
        var agency = await platform.AgencyAsync("E2E-PERSON", Batches.Kinds);
        var (first, _) = await Transfers.OpenAsync(agency, Transfers.Fine("PERSON-1", "M131104776", 90_000));
        var (second, _) = await Transfers.OpenAsync(agency, Transfers.Fine("PERSON-2", "M131104776", 60_000));
        var (officer, clerk) = (platform.Client(Roles.Officer, branch: first[..3]), platform.Client(Roles.Clerk, branch: first[..3]));
        var @case = $"/v1/cases/{first}";

        // The officer finds two grounds, each with its evidence, which only staff can read.
        await Act(officer, "grounds", new
        {
            grounds = new object[]
            {
                new { ground = "flight", aroseOn = Batches.Today, evidence = "one-way ticket for next week", sourceReference = "airline 7" },
                new { ground = "noShow", aroseOn = Batches.Today, evidence = "served three times, never came" },
            },
        });

        // Together he owes 150,000: he may be kept in the country, and is told so with the immigration agency on the same day.
        var restriction = await Act(officer, "restrictions", new { kind = "exit", exits = 0, isHeirDebt = false, paidStatutoryShare = false, inheritedMore = false, reason = Why, milderMeans = Milder });
        await Act(clerk, "restrictions/notification", new { restrictionId = restriction, obligorNotifiedOn = Batches.Today, immigrationNotifiedOn = Batches.Today, reference = "行執 115-7" });
        (await platform.Client(Roles.HqReview).GetAsync("/v1/restrictions?limit=200"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ShouldContain(restriction);

        // He is ordered to give security, does not, and the court grants a warrant.
        var order = await Act(officer, "security-orders", new { amount = 150_000, days = 1, reason = Why, milderMeans = Milder });
        await Act(clerk, "security-orders/service", new { orderId = order, servedOn = Batches.Today.AddDays(-30) });
        var warrant = await Act(officer, "arrest-applications",
            new { securityOrderId = order, court = Court, filedAt = Now(-30), isUrgent = true, isNecessary = true, reason = Why, milderMeans = Milder });
        await Act(officer, "court-applications/ruling", Granted(warrant));

        // From the second of the arrest the branch has 24 hours.
        await Act(clerk, "arrests", new { applicationId = warrant, arrestedAt = Now(-10), identityChecked = true, propertyReportOrdered = true, urgencyNote = "boarding" });
        var held = (await officer.GetAsync($"{@case}/holdings"))[0]!;
        (held["dueAt"]!.GetValue<DateTimeOffset>() - held["startedAt"]!.GetValue<DateTimeOffset>()).ShouldBe(TimeSpan.FromHours(24));

        // He hides property, so the officer brings him to the court, which grants custody.
        var custody = await Act(officer, "custody-applications", new
        {
            heldId = warrant,
            court = Court,
            filedAt = Now(0),
            grounds = Hides,
            bars = new { livelihoodEndangered = false, illnessUntreatable = false },
            personHandedOver = true,
            papersComplete = true,
            courtAtBranchSeat = true,
            newGround = false,
            suspensionEnded = false,
            reason = Why,
            milderMeans = Milder,
        });
        await Act(officer, "court-applications/ruling", Granted(custody));
        await Act(clerk, "custodies", new { applicationId = custody, from = Batches.Today, centre = "臺中看守所附設管收所" });
        await Act(clerk, "custodies/interviews", new { custodyId = custody, heldOn = Batches.Today, centreNotice = "行執 115-8", record = "names a brother who keeps his car" });
        (await officer.GetAsync("/v1/custodies"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ShouldContain(custody);

        // He pays the larger fine: below 100,000 nobody may be kept in the country, so the restriction is gone with the payment.
        await PayAsync(first, 90_000, "E2E-PERSON-1");
        (await officer.GetAsync($"{@case}/restrictions"))[0]!["endReason"]!.GetValue<string>().ShouldBe("belowThreshold");

        // He pays the rest: the payment frees him. Centre, immigration agency and court are to be told, and whoever must tell them has a task.
        await PayAsync(second, 60_000, "E2E-PERSON-2");
        (await officer.GetAsync($"/v1/cases/{second}/custodies"))[0]!["endReason"]!.GetValue<string>().ShouldBe("performed");
        (await officer.GetAsync("/v1/custodies"))["items"]!.AsArray().Select(item => item!["id"]!.GetValue<string>()).ShouldNotContain(custody);
        (await officer.GetAsync("/v1/release-tasks?limit=200"))["items"]!.AsArray().Where(task => Text(task, "measureId") == custody || Text(task, "measureId") == restriction)
            .Select(task => Text(task, "addresseeKind")).Order().ShouldBe(["detentionCentre", "immigration"]);
        (await officer.GetAsync("/v1/court-reports?limit=200"))["items"]!.AsArray().Where(report => Text(report, "measureId") == custody).Select(report => Text(report, "event"))
            .ShouldBe(["custodyBegun", "interview", "release"], ignoreOrder: true);

        // Every act shows what it rests on; the agency sees acts and rulings, never the evidence.
        var rules = await Transfers.RulesAsync(agency, second);
        foreach (var rule in new[] { "SEC-01", "RES-01", "RES-02", "RES-03", "RES-04", "SEC-02", "ARR-01", "ARR-02", "ARR-03", "DET-01", "DET-12", "DET-03", "DET-06", "DET-08", "DET-05", "DET-07", "DET-09" })
            (rules.Concat(await Transfers.RulesAsync(agency, first))).ShouldContain(rule);
        (await agency.GetAsync($"{@case}/acts")).ToJsonString().ShouldNotContain("one-way ticket");

        async Task<string> Act(ApiClient who, string act, object body) => Text(await who.ActAsync($"{@case}/{act}", body, @case), "subjectId");

        Task<JsonNode> PayAsync(string reference, long amount, string receipt) =>
            clerk.PostAsync("/v1/payments", new { reference, amount, paidOn = Batches.Today, channel = "branch", receiptNumber = receipt });
    }

    private static object Granted(string application) =>
        new { applicationId = application, granted = true, ruledOn = Batches.Today, fileNumber = "115 聲 7", rulingNumber = "115 聲 7-1", servedOn = Batches.Today };

    private static DateTimeOffset Now(int seconds) => TimeProvider.System.GetUtcNow().AddSeconds(seconds);

    private static string Text(JsonNode? node, string member) => node?[member]?.GetValue<string>() ?? "";
}
