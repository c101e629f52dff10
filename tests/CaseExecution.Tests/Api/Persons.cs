using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Steps against a person over HTTP; each fails the test with the problem when it is refused.</summary>
internal static class Persons
{
    public const string Evidence = "seen at the airport by neighbour Chen";
    public const string Reason = "arrears open since spring";
    public const string Milder = "instalments were offered and not taken";

    public static readonly object Hides = new { ableButUnwilling = false, flight = false, hidesProperty = true, couldPerformUnreported = false, isNecessary = true };
    public static readonly object NoBar = new { livelihoodEndangered = false, illnessUntreatable = false };

    public static DateOnly Today => TaipeiTime.DateOf(DateTimeOffset.UtcNow);

    /// <summary>Does an act that must succeed; gives what it made or changed.</summary>
    public static async Task<Guid> DoneAsync(this ServiceFixture service, AssignedCase item, string act, object body, HttpClient? client = null)
    {
        using var answer = await service.ActAsync(item, act, body, client);
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.OK, $"{act}: {await answer.Content.ReadAsStringAsync()}");
        var view = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return view.TryGetProperty("subjectId", out var id) ? id.GetGuid() : Guid.Empty;
    }

    public static async Task<string> RefusedAsync(this ServiceFixture service, AssignedCase item, string act, object body, HttpClient? client = null)
    {
        using var answer = await service.ActAsync(item, act, body, client);
        return await ServiceFixture.RefusalAsync(answer);
    }

    public static Task<Guid> GroundAsync(this ServiceFixture service, AssignedCase item, string ground = "flight") =>
        service.DoneAsync(item, "grounds", new { grounds = new[] { new { ground, aroseOn = "2026-09-02", evidence = Evidence } } });

    public static Task<Guid> RestrictedAsync(this ServiceFixture service, AssignedCase item, int exits = 0) => service.DoneAsync(item, "restrictions", Restriction(exits));

    public static object Restriction(int exits = 0) =>
        new { kind = "exit", exits, isHeirDebt = false, paidStatutoryShare = false, inheritedMore = false, reason = Reason, milderMeans = Milder };

    /// <summary>A security order whose period is over.</summary>
    public static async Task<Guid> BreachedAsync(this ServiceFixture service, AssignedCase item)
    {
        var order = await service.DoneAsync(item, "security-orders", new { amount = 500_000, days = 1, reason = Reason, milderMeans = Milder });
        await service.DoneAsync(item, "security-orders/service", new { orderId = order, servedOn = "2026-10-05" });
        return order;
    }

    /// <summary>Arrested by a warrant a minute ago.</summary>
    public static async Task<Guid> ArrestedAsync(this ServiceFixture service, AssignedCase item)
    {
        await service.GroundAsync(item);
        var order = await service.BreachedAsync(item);
        var warrant = await service.DoneAsync(item, "arrest-applications", ArrestApplication(order));
        await service.DoneAsync(item, "court-applications/ruling", Ruling(warrant));
        await service.DoneAsync(item, "arrests", new { applicationId = warrant, arrestedAt = DateTimeOffset.UtcNow.AddSeconds(-2), identityChecked = true, propertyReportOrdered = true, urgencyNote = "found at last" });
        return warrant;
    }

    public static object ArrestApplication(Guid order) =>
        new { securityOrderId = order, court = "臺灣臺北地方法院", filedAt = DateTimeOffset.UtcNow.AddSeconds(-5), isUrgent = true, isNecessary = true, reason = Reason, milderMeans = Milder };

    public static object Ruling(Guid application, bool granted = true) =>
        new { applicationId = application, granted, ruledOn = Today, fileNumber = "115 聲拘 7", rulingNumber = "115 聲拘 7-1", servedOn = Today };

    public static object CustodyApplication(Guid held, object? bars = null, bool newGround = false, bool suspensionEnded = false) => new
    {
        heldId = held,
        court = "臺灣臺北地方法院",
        filedAt = DateTimeOffset.UtcNow,
        grounds = Hides,
        bars = bars ?? NoBar,
        personHandedOver = true,
        papersComplete = true,
        courtAtBranchSeat = true,
        newGround,
        suspensionEnded,
        reason = Reason,
        milderMeans = Milder,
    };

    /// <summary>Taken into custody today.</summary>
    public static async Task<Guid> InCustodyAsync(this ServiceFixture service, AssignedCase item)
    {
        var held = await service.ArrestedAsync(item);
        var custody = await service.DoneAsync(item, "custody-applications", CustodyApplication(held));
        await service.DoneAsync(item, "court-applications/ruling", Ruling(custody));
        await service.DoneAsync(item, "custodies", new { applicationId = custody, from = Today, centre = "臺北看守所附設管收所" });
        return custody;
    }

    public static Task<string?> StateAsync(this ServiceFixture service, Guid measure) => service.Host.ScalarAsync<string>("select state || coalesce(' ' || end_reason, '') from measure where id = $1", measure);

    public static Task<string?> ClocksAsync(this ServiceFixture service, Guid subject) =>
        service.Host.ScalarAsync<string>("select string_agg(name || ' ' || state, ', ' order by name) from clock where subject_id = $1", subject);

    /// <summary>What must hold of persons holds, and nothing of the evidence left its row.</summary>
    public static async Task ShouldHoldOfPersonsAsync(this ServiceFixture service)
    {
        await service.ShouldHoldAsync();
        (await service.Host.ScalarAsync<string>("select string_agg(what, ', ') from person_violation")).ShouldBeNull();
        (await service.MessagesAsync()).ShouldNotContain(Evidence);
        (await service.Host.ScalarAsync<long>("select count(*) from act where concat(reason, milder_means, rulings, detail) like '%' || $1 || '%'", Evidence)).ShouldBe(0);
        await service.ShouldBalanceAsync();
    }

    /// <summary>What acts and audit said to others, as one text.</summary>
    public static async Task<string> MessagesAsync(this ServiceFixture service) =>
        JsonSerializer.Serialize(await service.Host.OutboxAsync<ActsDone>(), ServiceFixture.Json) + JsonSerializer.Serialize(await service.Host.OutboxAsync<AuditRecorded>(), ServiceFixture.Json);

    public static HttpClient Headquarters(this ServiceFixture service) => service.Host.Client(Roles.HqReview);
}
