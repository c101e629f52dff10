using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;

namespace Enforcement.EndToEnd.Tests;

/// <summary>
/// Land to the third session, and its proceeds to everybody who has a part. The same as <c>deploy/examples/auction.http</c>. What happened is recorded afterwards, with
/// the days it happened on, so that eight months pass in one test.
/// </summary>
[Collection(PlatformTests.Name)]
public sealed class AuctionStoryTests(Platform platform)
{
    [Fact]
    public async Task Land_is_seized_sold_in_the_third_session_handed_over_and_its_proceeds_distributed()
    {
        var agency = await platform.AgencyAsync("E2E-AUC", Batches.Kinds);
        var (number, _) = await Transfers.OpenAsync(agency, Transfers.Fine("AUC-1", "J131104112", 120_000));
        var (second, _) = await Transfers.OpenAsync(agency, Transfers.Fine("AUC-2", "J131104112", 60_000));
        var branch = number[..3];
        var (officer, clerk, enforcer) = (platform.Client(Roles.Officer, branch: branch), platform.Client(Roles.Clerk, branch: branch), platform.Client(Roles.Enforcer, branch: branch));

        // The clerk records what the land office answered: the obligor owns land.
        var @case = $"/v1/cases/{number}";
        var obligor = (await clerk.GetAsync(@case))["obligor"]!["id"]!.GetValue<string>();
        var land = await clerk.PostAsync($"/v1/obligors/{obligor}/property", new
        {
            kind = "land",
            details = new { landOffice = "臺中市中正地政事務所", section = "西屯段", number = "1234" },
            value = 1_000_000,
            source = "inquiry",
            knownOn = Ago(210),
        });

        // The officer orders the seizure for all cases of the obligor. It takes effect when the request arrives at the land office.
        var ordered = await officer.ActAsync($"{@case}/seizures", new
        {
            propertyItemId = land["id"]!.GetValue<string>(),
            seizedBy = "none",
            costs = 5_000,
            agencyBearsCosts = false,
            reason = "owes 180,000 since spring",
            milderMeans = "deposits and wages were garnished without effect",
        }, @case);
        ordered["cases"]!.GetValue<int>().ShouldBe(2);
        var seizure = $"/v1/seizures/{Subject(ordered)}";
        await clerk.ActAsync($"{seizure}/registration", new { arrivedAt = At(200), number = "普字 1" }, seizure);

        // It is appraised; a mortgage of 300,000 goes before. The auction says what comes next.
        var auction = $"/v1/auctions/{Subject(await officer.ActAsync($"{seizure}/appraisal", new
        {
            value = 1_000_000,
            on = Ago(195),
            appraiser = "信義估價師事務所",
            priorClaims = 300_000,
            costs = 5_000,
            askedByPriorCreditor = false,
        }, seizure))}";
        (await officer.GetAsync(auction))["next"]!["step"]!.GetValue<string>().ShouldBe("firstAuction");

        // Two sessions without a buyer, each a fifth cheaper at most, and the third with a mailed and a handed-in bid.
        await SessionAsync(officer, auction, 190, 170, 1_000_000);
        await SessionAsync(officer, auction, 165, 150, 800_000);
        await officer.ActAsync($"{auction}/notices", Notice(145, 130, 640_000), auction);
        await clerk.PostAsync($"{auction}/bids", new { envelope = "M-1", byMail = true, receivedAt = At(131) });
        (await clerk.GetAsync($"{auction}/bids"))["items"]![0]!["amount"].ShouldBeNull("a bid is sealed until the session");
        await officer.ActAsync($"{auction}/session", Held(130, Bid("M-1", 700_000), Bid("S-1", 650_000)), auction);
        (await officer.GetAsync(auction))["sale"]!["price"]!.GetValue<long>().ShouldBe(700_000);

        // The buyer pays in time; the tax office is told; certificate, title, hand-over.
        await clerk.ActAsync($"{auction}/tax-notice", new { toldOn = Ago(128) }, auction);
        await clerk.ActAsync($"{auction}/price", new { paidOn = Ago(126), amount = 600_000, receiptNumber = "T-1" }, auction);
        await officer.ActAsync($"{auction}/certificate", new { issuedOn = Ago(124), number = "中執證 1" }, auction);
        await clerk.ActAsync($"{auction}/title", new { on = Ago(122) }, auction);
        await enforcer.ActAsync($"{auction}/hand-over", new { on = Ago(121), occupant = "obligor" }, auction);

        // Who has a claim on the proceeds joins; one comes too late.
        await JoinAsync(clerk, auction, "臺中市政府地方稅務局", "taxOffice", "landValueIncrementTax", 45_000, 127);
        await JoinAsync(clerk, auction, "臺灣銀行", "mortgagee", "secured", 300_000, 140, rank: 1);
        await JoinAsync(clerk, auction, "健保署", "otherAgency", "ordinary", 50_000, 132);
        await JoinAsync(clerk, auction, "遲到之債權人", "other", "ordinary", 100_000, 130);

        // The table, its service and payment: costs and taxes first, then security, then the rest, and the surplus to the obligor.
        var table = $"/v1/distributions/{Subject(await officer.ActAsync($"{auction}/distribution", new { on = Ago(100) }, auction))}";
        await clerk.ActAsync($"{table}/service", new { servedOn = Ago(105) }, table);
        await officer.ActAsync($"{table}/payment", new { reference = "支付 1" }, table);
        var paid = await officer.GetAsync(table);
        (paid["state"]!.GetValue<string>(), paid["distributed"]!.GetValue<long>(), paid["surplus"]!.GetValue<long>()).ShouldBe(("paid", 675_000, 25_000));

        // Both cases are paid and ended, every act shows its basis, and the land office is still to cancel the registration.
        foreach (var one in new[] { number, second })
            (await officer.GetAsync($"/v1/cases/{one}"))["closureKind"]!.GetValue<string>().ShouldBe("paidInFull");
        (await Transfers.ActsAsync(agency, number)).ShouldBe(
        [
            "seizureOrdered", "seizureRegistered", "thingAppraised", "auctionNoticePublished", "auctionHeld", "auctionNoticePublished", "auctionHeld", "auctionNoticePublished",
            "auctionHeld", "taxOfficeTold", "pricePaid", "transferCertificateIssued", "titlePassed", "estateHandedOver", "distributionJoined", "distributionJoined",
            "distributionJoined", "distributionJoined", "distributionDrafted", "distributionServed", "distributionPaid",
        ], ignoreOrder: true);
        string[] rules = ["DBL-01", "MOV-05", "GEN-01", "IMM-11", "IMM-07", "IMM-01", "IMM-02", "IMM-03", "IMM-15", "IMM-16", "IMM-18", "IMM-19", "IMM-08", "IMM-14", "IMM-20", "DIS-01", "DIS-02", "DIS-06"];
        rules.Except(await Transfers.RulesAsync(agency, number)).ShouldBeEmpty();
        (await officer.GetAsync("/v1/release-tasks?limit=200"))["items"]!.AsArray().Count(task => task!["addressee"]?.GetValue<string>() == "臺中市中正地政事務所").ShouldBe(1);
    }

    private static async Task SessionAsync(ApiClient officer, string auction, int publishedAgo, int opensAgo, long minimum)
    {
        await officer.ActAsync($"{auction}/notices", Notice(publishedAgo, opensAgo, minimum), auction);
        await officer.ActAsync($"{auction}/session", Held(opensAgo), auction);
    }

    private static object Notice(int publishedAgo, int opensAgo, long minimum) => new
    {
        terms = new
        {
            publishedOn = Ago(publishedAgo),
            opensAt = At(opensAgo),
            bidsUntil = At(opensAgo),
            place = "臺中分署",
            minimumPrice = minimum,
            deposit = 100_000,
            paymentDays = 7,
            stated = new[] { "realEstate" },
            handOver = true,
        },
    };

    private static object Held(int opensAgo, params object[] bids) => new { openedAt = At(opensAgo), endedAt = At(opensAgo), bids, bidInadequate = false, goodPriceLikely = false };

    private static object Bid(string envelope, long amount) =>
        new { envelope, bidder = "李大同", number = "B123456780", amount, deposit = 100_000, isBarred = false, raised = 0, drawnByLot = false };

    private static Task<JsonNode> JoinAsync(ApiClient clerk, string auction, string creditor, string kind, string claim, long amount, int filedAgo, int? rank = null) =>
        clerk.ActAsync($"{auction}/claims", new { creditor, kind, claim, amount, securityRank = rank, filedOn = Ago(filedAgo), reference = "聲明參與分配狀" }, auction);

    private static string Subject(JsonNode act) => act["subjectId"]!.GetValue<string>();

    private static DateOnly Ago(int days) => Batches.Today.AddDays(-days);

    private static DateTimeOffset At(int daysAgo) => new(Ago(daysAgo).ToDateTime(new TimeOnly(10, 0)), TaipeiTime.Offset);
}
