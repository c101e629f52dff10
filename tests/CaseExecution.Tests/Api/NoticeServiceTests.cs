using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Tests.Api.Auctioning;
using static Enforcement.CaseExecution.Tests.Api.LegalBases;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Each manner of serving a notice 送達: what makes it defective, and from which day it counts.</summary>
[Collection(nameof(NoticesChapter))]
public sealed class NoticeServiceTests(ServiceFixture service)
{
    private static readonly DateOnly Today = TimeProvider.System.Today();

    [Fact]
    public async Task Own_staff_serves_at_night_only_who_does_not_refuse_and_a_substitute_of_no_opposing_interest()
    {
        var (item, notice) = await IssuedAsync("E100000011");

        using var night = await ServeAsync(notice, "substitute", new { servedAt = "23:30:00", substitute = CoResident() });
        using var opposed = await ServeAsync(notice, "substitute", new { servedAt = "23:30:00", accepted = true, substitute = CoResident(opposingInterest: true) });
        using var served = await ServeAsync(notice, "substitute", new { servedAt = "23:30:00", accepted = true, substitute = CoResident() });

        (await ServiceFixture.RefusalAsync(night), await RefusedByAsync(night)).ShouldBe(("409 service.defective", "SRV-03"));
        (await ServiceFixture.RefusalAsync(opposed), await RefusedByAsync(opposed)).ShouldBe(("409 service.defective", "SRV-06"));
        (await CountsFromAsync(served)).ShouldBe(Today);
        Rules(await LastActAsync(item)).ShouldBe(["SRV-12", "SRV-04", "SRV-13", "SRV-03", "SRV-06", "SRV-14"]);
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task What_is_refused_without_good_reason_is_served_by_leaving_it_there()
    {
        var (item, notice) = await IssuedAsync("E100000012");

        using var excused = await ServeAsync(notice, "leftBehind", new { byPost = true, isRegistered = true, refusal = new { byEntitled = true, hasGoodReason = true } });
        using var served = await ServeAsync(notice, "leftBehind", new { byPost = true, isRegistered = true, refusal = new { byEntitled = true, hasGoodReason = false } });

        (await ServiceFixture.RefusalAsync(excused), await RefusedByAsync(excused)).ShouldBe(("409 service.defective", "SRV-07"));
        (await CountsFromAsync(served)).ShouldBe(Today);
        Rules(await LastActAsync(item)).ShouldContain("SRV-07");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Public_service_needs_its_ground_and_counts_after_twenty_days_and_repeated_from_the_next()
    {
        var (item, notice) = await IssuedAsync("E100000013");

        using var idle = await ServeAsync(notice, "public", new { @public = Ground(appliedFor: false) });
        using var served = await ServeAsync(notice, "public", new { @public = Ground(appliedFor: true) });
        using var again = await ServeAsync((await NoticeAsync(item)), "public", new { @public = Ground(appliedFor: false) });

        (await ServiceFixture.RefusalAsync(idle), await RefusedByAsync(idle)).ShouldBe(("409 service.defective", "SRV-09"));
        (await CountsFromAsync(served), await CountsFromAsync(again)).ShouldBe((Today.AddDays(20), Today.AddDays(1)));
        var act = await LastActAsync(item);
        Rules(act).ShouldBe(["SRV-09", "SRV-02"]);
        Ruling(act, "SRV-02").GetProperty("date").GetString().ShouldBe($"{Today.AddDays(1):yyyy-MM-dd}");
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Service_abroad_names_its_way_and_where_it_is_impossible_public_service_counts_after_sixty_days()
    {
        var (item, notice) = await IssuedAsync("E100000014");
        var (_, impossible) = await IssuedAsync("E100000015");

        using var mailed = await ServeAsync(notice, "abroad", new { abroad = new { where = "abroad", entrustingImpossible = true } });
        using var posted = await ServeAsync(impossible, "public", new { @public = new { addressUnknown = false, immuneAndFailed = false, abroadImpossible = true, appliedFor = true, neededAgainstDelay = false, movedWithoutNotice = false } });

        (await CountsFromAsync(mailed), await CountsFromAsync(posted)).ShouldBe((Today, Today.AddDays(60)));
        Ruling(await LastActAsync(item), "SRV-10").GetProperty("reason").GetString().ShouldBe("double_registered_mail");
        await service.ShouldBalanceAsync();
    }

    private static object CoResident(bool opposingInterest = false) => new { receiver = "coResident", understands = true, opposingInterest };

    private static object Ground(bool appliedFor) => new { addressUnknown = true, immuneAndFailed = false, abroadImpossible = false, appliedFor, neededAgainstDelay = false, movedWithoutNotice = false };

    private async Task<(AssignedCase Case, Guid Notice)> IssuedAsync(string identity)
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: identity)))[0];
        return (item, await NoticeAsync(item));
    }

    private async Task<Guid> NoticeAsync(AssignedCase item)
    {
        using var issued = await service.ActAsync(item, "notices", new { kind = "payment", dayOn = Today.AddDays(90), wholeGroup = false, isUrgent = false });
        return (await OkAsync(issued)).GetProperty("subjectId").GetGuid();
    }

    // Served today at the residence; the rest is what the manner needs.
    private async Task<HttpResponseMessage> ServeAsync(Guid notice, string manner, object more)
    {
        var addresseeId = await service.Host.ScalarAsync<Guid>("select id from notice_addressee where notice_id = $1 order by ordinal limit 1", notice);
        var body = JsonSerializer.SerializeToNode(new { addresseeId, manner, servedOn = Today, place = "residence", byPost = false, isRegistered = false, accepted = false, serverSigned = true, receiverSigned = true })!.AsObject();
        foreach (var (name, value) in JsonSerializer.SerializeToNode(more)!.AsObject())
            body[name] = value?.DeepClone();
        return await service.TryAsync($"/v1/notices/{notice}", "services", body);
    }

    private static async Task<DateOnly> CountsFromAsync(HttpResponseMessage served) => DateOnly.Parse((await OkAsync(served)).GetProperty("addressees")[0].GetProperty("countsFrom").GetString()!);

    private async Task<JsonElement> LastActAsync(AssignedCase item) => (await service.GetAsync($"/v1/cases/{item.CaseId}/acts")).GetProperty("items").EnumerateArray().Last();
}
