using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Tests.Api.Auctioning;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>What the law keeps from enforcement because of whose it is: held in trust, or a public body's.</summary>
[Collection(nameof(AuctionsChapter))]
public sealed class BelongingTests(ServiceFixture service)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task Trust_property_is_seized_only_for_a_debt_of_the_trust_itself()
    {
        var item = await CaseAsync("A200000151");
        var land = await service.PropertyAsync(item, "land", new { landOffice = "古亭地政事務所", section = "大安段一小段", number = "151", isInTrust = true }, 1_000_000);

        using var barred = await service.ActAsync(item, "seizures", Order(land));
        using var allowed = await service.ActAsync(item, "seizures", Order(land, new { rightOlderThanTrust = false, rightFromTrustAffairs = true, otherLawAllows = false }));

        (await ServiceFixture.RefusalAsync(barred), await RefusedByAsync(barred)).ShouldBe(("409 seizure.not_allowed", "GAR-08"));
        Ruling(await OkAsync(allowed), "GAR-08").GetProperty("reason").GetString().ShouldBe("trust_affairs");
        await service.ShouldSellRightAsync();
    }

    [Fact]
    public async Task Claim_held_in_trust_is_not_attached_without_an_exception()
    {
        var item = await CaseAsync("A200000152");

        using var barred = await AttachAsync(item, new { thirdParty = "B151", claim = "deposit", trust = new { rightOlderThanTrust = false, rightFromTrustAffairs = false, otherLawAllows = false } });
        using var allowed = await AttachAsync(item, new { thirdParty = "B151", claim = "deposit", trust = new { rightOlderThanTrust = true, rightFromTrustAffairs = false, otherLawAllows = false } });

        (await ServiceFixture.RefusalAsync(barred), await RefusedByAsync(barred)).ShouldBe(("409 garnishment.exempt", "GAR-08"));
        Rules(await OkAsync(allowed)).ShouldBe(["GAR-06", "GAR-08", "GAR-03", "GAR-04"]);
        await service.ShouldHoldAsync();
    }

    [Fact]
    public async Task Public_body_is_ordered_to_pay_and_has_thirty_days_before_its_treasury_is_reached()
    {
        var item = await CaseAsync("A200000153");
        using var unordered = await AttachAsync(item, Treasury());
        var notice = await OrderedToPayAsync(item);
        using var early = await AttachAsync(item, Treasury());
        await ServedAsync(notice, Today.AddDays(-30));
        using var last = await AttachAsync(item, Treasury());
        await ServedAsync(notice, Today.AddDays(-31));

        using var unplanned = await AttachAsync(item, Treasury(hasBudgetItem: false));
        using var reached = await AttachAsync(item, Treasury());

        foreach (var refused in new[] { unordered, early, last, unplanned })
            (await ServiceFixture.RefusalAsync(refused), await RefusedByAsync(refused)).ShouldBe(("409 garnishment.exempt", "PUB-01"));
        (await last.Content.ReadAsStringAsync()).ShouldContain($"until {Today:yyyy-MM-dd}");
        var act = await OkAsync(reached);
        (Ruling(act, "PUB-01").GetProperty("reason").GetString(), Ruling(act, "PUB-02").GetProperty("outcome").GetString()).ShouldBe(("treasury", "allowed"));
        await service.ShouldHoldAsync();
    }

    [Theory]
    [InlineData("A200000154", true, true, false)]
    [InlineData("A200000155", true, false, true)]
    [InlineData("A200000156", false, true, true)]
    public async Task Property_of_a_public_body_is_seized_unless_its_public_use_needs_it(string identity, bool isForPublicUse, bool isNeededForDuties, bool isSeized)
    {
        var item = await CaseAsync(identity);
        var land = await service.LandAsync(item, identity[^3..]);
        var body = new { hasBudgetItem = false, isForPublicUse, isNeededForDuties, harmsPublicInterest = false };
        using var early = await service.ActAsync(item, "seizures", Order(land, publicBody: body));
        await ServedAsync(await OrderedToPayAsync(item), Today.AddDays(-31));

        using var ordered = await service.ActAsync(item, "seizures", Order(land, publicBody: body));

        (await ServiceFixture.RefusalAsync(early), await RefusedByAsync(early)).ShouldBe(("409 seizure.not_allowed", "PUB-01"));
        if (isSeized)
            Ruling(await OkAsync(ordered), "PUB-01").GetProperty("date").GetString().ShouldBe($"{Today.AddDays(-1):yyyy-MM-dd}");
        else
            (await ServiceFixture.RefusalAsync(ordered), await RefusedByAsync(ordered)).ShouldBe(("409 seizure.not_allowed", "PUB-02"));
        await service.ShouldSellRightAsync();
    }

    private static object Order(Guid propertyItemId, object? trust = null, object? publicBody = null) => new
    {
        propertyItemId,
        seizedBy = "none",
        costs = 5_000,
        agencyBearsCosts = false,
        reason = "owes since spring, no other property",
        milderMeans = "deposits were garnished without effect",
        trust,
        publicBody,
    };

    private static object Treasury(bool hasBudgetItem = true) => new
    {
        thirdParty = "B152",
        name = "臺灣銀行公庫部",
        claim = "deposit",
        publicBody = new { hasBudgetItem, isForPublicUse = false, isNeededForDuties = false, harmsPublicInterest = false },
    };

    private async Task<AssignedCase> CaseAsync(string identity) => (await service.OpenAsync(Chunks.Case(identity: identity, claims: [("principal", 300_000)])))[0];

    private Task<HttpResponseMessage> AttachAsync(AssignedCase item, object target) =>
        service.ActAsync(item, "garnishments", new { targets = new[] { target }, reason = "open since spring", milderMeans = "two notices without effect" });

    // A notice to pay, served today.
    private async Task<Guid> OrderedToPayAsync(AssignedCase item)
    {
        using var issued = await service.ActAsync(item, "notices", new { kind = "payment", dayOn = Today.AddDays(30), wholeGroup = false, isUrgent = false });
        var notice = (await OkAsync(issued)).GetProperty("subjectId").GetGuid();
        var addresseeId = await service.Host.ScalarAsync<Guid>("select id from notice_addressee where notice_id = $1 order by ordinal limit 1", notice);
        await service.StepAsync($"/v1/notices/{notice}", "services",
            new { addresseeId, manner = "personal", servedOn = Today, place = "office", byPost = true, isRegistered = true, accepted = false, serverSigned = true, receiverSigned = true });
        return notice;
    }

    private Task<int> ServedAsync(Guid notice, DateOnly on) =>
        service.Host.ScalarAsync<int>("update notice_addressee set served_on = $2, effective_on = $2, counts_from = $2 where notice_id = $1 returning 1", notice, on);
}
