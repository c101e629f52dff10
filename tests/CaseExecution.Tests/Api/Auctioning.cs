using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>The steps of an auction over HTTP. What is recorded happened some days ago, so that a whole ladder of sessions fits before today.</summary>
internal static class Auctioning
{
    public const string RealEstate = "realEstate";

    /// <summary>A day so many days before today, in Taiwan.</summary>
    public static DateOnly Ago(int days) => TimeProvider.System.Today().AddDays(-days);

    public static DateTimeOffset At(int daysAgo, int hour = 10) => new(Ago(daysAgo).ToDateTime(new TimeOnly(hour, 0)), TaipeiTime.Offset);

    /// <summary>Records property of the case's obligor.</summary>
    public static async Task<Guid> PropertyAsync(this ServiceFixture service, AssignedCase item, string kind, object details, long value, HttpClient? client = null)
    {
        client ??= service.Officer();
        var obligor = (await service.GetAsync($"/v1/cases/{item.CaseId}", client)).GetProperty("obligor").GetProperty("id").GetGuid();
        using var answer = await client.PostAsJsonAsync($"/v1/obligors/{obligor}/property", new { kind, details, value, source = "inquiry", knownOn = "2026-01-05" });
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
    }

    public static Task<Guid> LandAsync(this ServiceFixture service, AssignedCase item, string number, long value = 1_000_000, HttpClient? client = null) =>
        service.PropertyAsync(item, "land", new { landOffice = "古亭地政事務所", section = "大安段一小段", number }, value, client);

    public static object Order(Guid propertyItemId, string seizedBy = "none", long costs = 5_000) => new
    {
        propertyItemId,
        seizedBy,
        costs,
        agencyBearsCosts = false,
        reason = "owes since spring, no other property",
        milderMeans = "deposits and wages were garnished without effect",
    };

    /// <summary>A seizure that was ordered and registered.</summary>
    public static async Task<Guid> SeizedLandAsync(this ServiceFixture service, AssignedCase item, string number, long value = 1_000_000)
    {
        using var ordered = await service.ActAsync(item, "seizures", Order(await service.LandAsync(item, number, value)));
        var id = (await OkAsync(ordered)).GetProperty("subjectId").GetGuid();
        await service.StepAsync($"/v1/seizures/{id}", "registration", new { arrivedAt = At(200), number = $"大安 {number}" });
        return id;
    }

    /// <summary>The auction of a seizure, appraised.</summary>
    public static async Task<Guid> AppraisedAsync(this ServiceFixture service, Guid seizureId, long value = 1_000_000, long priorClaims = 0) =>
        (await service.StepAsync($"/v1/seizures/{seizureId}", "appraisal",
            new { value, on = Ago(195), appraiser = "信義估價師事務所", priorClaims, costs = 5_000, askedByPriorCreditor = false })).GetProperty("subjectId").GetGuid();

    public static object Notice(int publishedAgo, int opensAgo, long minimum, long deposit = 100_000, bool losesValueOrCostly = false) => new
    {
        terms = new
        {
            publishedOn = Ago(publishedAgo),
            opensAt = At(opensAgo),
            bidsUntil = At(opensAgo, 9),
            place = "臺北分署拍賣室",
            minimumPrice = minimum,
            deposit,
            paymentDays = 7,
            stated = new[] { RealEstate },
            handOver = true,
            losesValueOrCostly,
        },
    };

    public static object Session(int opensAgo, params object[] bids) => new { openedAt = At(opensAgo), endedAt = At(opensAgo, 11), bids, bidInadequate = false, goodPriceLikely = false };

    public static object Bid(string envelope, long amount, string number = "B123456780", long deposit = 100_000) =>
        new { envelope, bidder = "李大同", number, amount, deposit, isBarred = false, raised = 0, drawnByLot = false };

    /// <summary>A published session without a buyer.</summary>
    public static async Task UnsoldAsync(this ServiceFixture service, Guid auctionId, int publishedAgo, int opensAgo, long minimum)
    {
        await service.StepAsync($"/v1/auctions/{auctionId}", "notices", Notice(publishedAgo, opensAgo, minimum));
        await service.StepAsync($"/v1/auctions/{auctionId}", "session", Session(opensAgo));
    }

    /// <summary>Sold in the first session for the appraised price and paid; proceeds are that price.</summary>
    public static async Task<Guid> SoldAsync(this ServiceFixture service, AssignedCase item, string number, long price)
    {
        var auction = await service.AppraisedAsync(await service.SeizedLandAsync(item, number, price), price);
        await service.StepAsync($"/v1/auctions/{auction}", "notices", Notice(190, 170, price));
        await service.StepAsync($"/v1/auctions/{auction}", "session", Session(170, Bid("E-1", price)));
        await service.StepAsync($"/v1/auctions/{auction}", "price", new { paidOn = Ago(168), amount = price - 100_000, receiptNumber = $"T-{number}" });
        return auction;
    }

    /// <summary>An act under the version of what it changes; the answer.</summary>
    public static Task<HttpResponseMessage> TryAsync(this ServiceFixture service, string path, string act, object body, HttpClient? client = null, HttpClient? reader = null) =>
        service.SendAsync(HttpMethod.Post, $"{path}/{act}", body, path, client, reader);

    /// <summary>An act that must be done.</summary>
    public static async Task<JsonElement> StepAsync(this ServiceFixture service, string path, string act, object body)
    {
        using var answer = await service.TryAsync(path, act, body);
        return await OkAsync(answer);
    }

    /// <summary>A creditor joins the distribution.</summary>
    public static Task<JsonElement> JoinAsync(this ServiceFixture service, string auction, string creditor, string kind, string claim, long amount, int filedAgo, int? rank = null) =>
        service.StepAsync(auction, "claims", new { creditor, kind, claim, amount, securityRank = rank, filedOn = Ago(filedAgo), reference = "聲明參與分配狀" });

    public static async Task ShouldSellRightAsync(this ServiceFixture service)
    {
        (await service.Host.ScalarAsync<string>("select string_agg(what, ', ') from auction_violation")).ShouldBeNull();
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    public static async Task<JsonElement> OkAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }
}
