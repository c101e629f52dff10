using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Releases;
using Enforcement.Contracts.Clocks.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>The table of closure kinds (law.md 7.5): each is reached by an act; closed for the statistics and ended in law are kept apart.</summary>
[Collection(nameof(ActsChapter))]
public sealed class ClosureTests(ServiceFixture service)
{
    [Theory]
    [InlineData("paidInFull", true)]
    [InlineData("completed", true)]
    [InlineData("revoked", true)]
    [InlineData("impossible", true)]
    [InlineData("certificateIssued", false)]
    [InlineData("withdrawn", true)]
    [InlineData("returned", true)]
    [InlineData("joinedToCourt", false)]
    [InlineData("periodOver", true)]
    public async Task Every_closure_kind_is_reached_and_says_whether_the_procedure_ended(string kind, bool ends)
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "H100000001")))[0];

        await CloseAsync(item, kind);

        await Eventually.EqualAsync("closed", async () => (await service.CaseAsync(item)).GetProperty("status").GetString()!, kind);
        var view = await service.CaseAsync(item);
        (view.GetProperty("closureKind").GetString(), view.TryGetProperty("procedureEndedOn", out _)).ShouldBe((kind, ends));
        view.GetProperty("money").GetProperty("outstanding").GetInt64().ShouldBe(ends ? 0 : 1000);
        using var reopened = await service.ActAsync(item, "reopening", new { reason = "a deposit was found" });
        if (ends)
        {
            (await ServiceFixture.RefusalAsync(reopened)).ShouldBe("409 act.case_ended");
        }
        else
        {
            reopened.StatusCode.ShouldBe(HttpStatusCode.OK, await reopened.Content.ReadAsStringAsync());
            (await reopened.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("rulings")[0].GetProperty("rule").GetString().ShouldBe("CLO-02");
            (await service.CaseAsync(item)).GetProperty("status").GetString().ShouldBe("open");
        }

        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Open_case_is_not_opened_again()
    {
        var item = (await service.OpenAsync(Chunks.Case(identity: "H100000002")))[0];

        using var answer = await service.ActAsync(item, "reopening", new { reason = "a deposit was found" });

        (await ServiceFixture.RefusalAsync(answer)).ShouldBe("409 review.not_closed");
    }

    [Fact]
    public async Task Unconfirmed_release_is_asked_after_until_it_is_confirmed()
    {
        var item = (await service.OpenAsync(Chunks.Case(section: "催", identity: "H100000003")))[0];
        await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 1000));
        await service.PaidAsync(item.CaseNumber, 1000, "CL-9");
        var id = (await service.GetAsync("/v1/release-tasks?section=催")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var watch = service.Host.Services.GetRequiredService<ReleaseWatch>();

        await watch.PassAsync(CancellationToken.None);
        var early = (await OverdueAsync()).Any(clock => clock.ClockId == id);
        await service.Host.ScalarAsync<int>("update release_task set due_on = '2026-01-05' where id = $1 returning 1", id);
        await watch.PassAsync(CancellationToken.None);
        await watch.PassAsync(CancellationToken.None);
        using var confirmed = await service.SendAsync(HttpMethod.Post, $"/v1/release-tasks/{id}/confirmation", new { confirmedOn = "2026-09-05", confirmation = "letter 5" }, $"/v1/release-tasks/{id}");
        await watch.PassAsync(CancellationToken.None);

        early.ShouldBeFalse();
        var late = (await OverdueAsync()).Single(clock => clock.ClockId == id);
        (late.RuleId, late.SubjectType, late.Section, late.DueOn).ShouldBe(("CAN-01", "releaseTask", "催", new DateOnly(2026, 1, 5)));
        confirmed.StatusCode.ShouldBe(HttpStatusCode.OK, await confirmed.Content.ReadAsStringAsync());
        var settled = (await service.Host.OutboxAsync<ClocksSettled>()).SelectMany(message => message.Clocks).Single(clock => clock.ClockId == id);
        (settled.Outcome, settled.Version > late.Version).ShouldBe(("metLate", true));
        await service.ShouldBalanceAsync();
    }

    private async Task<IEnumerable<ClockSignal>> OverdueAsync() => (await service.Host.OutboxAsync<ClocksOverdue>()).SelectMany(message => message.Clocks);

    private async Task CloseAsync(AssignedCase item, string kind)
    {
        if (kind == "paidInFull")
        {
            await service.PaidAsync(item.CaseNumber, 1000, $"CL-{item.AgencyCaseNumber}");
            return;
        }

        if (kind == "withdrawn")
        {
            await service.Host.PublishAsync(new TransferWithdrawn
            {
                WithdrawalId = Guid.NewGuid(),
                CaseId = item.CaseId,
                CaseNumber = item.CaseNumber,
                Agency = item.Agency,
                Reason = "in error",
                Sequence = 1,
                WithdrawnAt = DateTimeOffset.UtcNow,
            });
            return;
        }

        if (kind == "certificateIssued")
        {
            using var stated = await service.ActAsync(item, "agency-statements", new { hasProperty = false, statedOn = "2026-09-10", reference = "letter 1" });
            stated.StatusCode.ShouldBe(HttpStatusCode.OK, await stated.Content.ReadAsStringAsync());
        }

        var (act, body) = kind switch
        {
            "certificateIssued" => ("certificates", (object)new { wholeGroup = false, reason = "nothing found" }),
            "completed" => ("termination", new { ground = "completed", reason = "sold, nothing left" }),
            "revoked" => ("termination", new { ground = "revoked", reason = "decision 7" }),
            "returned" => ("return", new { ground = "noCapacity", lacksCapacity = true }),
            "joinedToCourt" => ("files-sent-to-court", new { court = "臺灣臺北地方法院", courtNumber = "112司執9", on = "2026-09-10", reportClosed = true }),
            _ => ("closure", new { kind }),
        };
        using var answer = await service.ActAsync(item, act, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }
}
