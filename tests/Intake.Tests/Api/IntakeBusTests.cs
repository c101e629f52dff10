using System.Net.Http.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Testing;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.Api.ExecutionMessages;

namespace Enforcement.Intake.Tests.Api;

/// <summary>Intake with its bus: what other services announce comes back to the agencies.</summary>
public sealed class IntakeBusTests : IAsyncLifetime
{
    private ServiceHost<IntakeOptions> _service = null!;

    public async ValueTask InitializeAsync() => _service = await ServiceHost<IntakeOptions>.StartAsync(
        "intake", time: new FakeClock(new DateTimeOffset(2026, 11, 23, 2, 0, 0, TimeSpan.Zero)), kestrel: true, settings: new() { ["Intake:AgencyTermsSeconds"] = "0" });

    public ValueTask DisposeAsync() => _service.DisposeAsync();

    [Fact]
    public async Task Closed_paid_and_reopened_cases_appear_once_in_the_feed()
    {
        var agency = await AgencyAsync("E-FEED");
        var (transfer, number) = await AcceptedAsync(agency, "N-1", 1);
        var closed = new CasesClosed
        {
            EventId = Guid.NewGuid(),
            ClosedAt = DateTimeOffset.UtcNow,
            Cases =
            [
                new ClosedCase
                {
                    CaseId = Guid.NewGuid(), CaseNumber = number, TransferId = transfer, Agency = agency.Code, Branch = "tcy", Kind = "fine",
                    ClosedOn = new DateOnly(2026, 11, 24), ClosureKind = "paidInFull", Version = 5,
                },
            ],
        };
        var paid = new PaymentsAllocated
        {
            EventId = Guid.NewGuid(),
            AllocatedAt = DateTimeOffset.UtcNow,
            Payments =
            [
                new CasePayment
                {
                    PaymentId = Guid.NewGuid(), CaseId = Guid.NewGuid(), CaseNumber = number, TransferId = transfer, Agency = agency.Code, Branch = "tcy", Kind = "fine",
                    BookedOn = new DateOnly(2026, 11, 24), Amount = 6_120, Outstanding = 0, Channel = "bank",
                },
            ],
        };

        await _service.PublishAsync(closed, closed.EventId);
        await _service.PublishAsync(closed, closed.EventId);
        await _service.PublishAsync(paid, paid.EventId);

        await Eventually.EqualAsync(2L, () => CountAsync("type in ('case.closed', 'case.paid')"), "both events arrive once");
        (await _service.ScalarAsync<string>("select case_state from transfer where transfer_id = $1", transfer)).ShouldBe("closed");
        var (_, feed) = await agency.GetAsync("/v1/agency-events");
        feed.GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("sequence").GetInt64()).ShouldBe([1, 2, 3]);
        var (withdrawal, _) = await agency.ChangeAsync(transfer, "withdrawal", JsonContent.Create(new { reason = "too late" }));
        withdrawal.ShouldBe(409);
    }

    [Fact]
    public async Task Older_state_that_arrives_late_is_ignored()
    {
        var agency = await AgencyAsync("E-LATE");
        var (transfer, number) = await AcceptedAsync(agency, "N-1", 2);

        await _service.PublishAsync(Reopened(agency.Code, transfer, number, version: 7));
        await Eventually.EqualAsync("open", async () => await _service.ScalarAsync<string>("select case_state from transfer where transfer_id = $1", transfer) ?? "", "reopened");
        await _service.PublishAsync(new CasesClosed
        {
            EventId = Guid.NewGuid(),
            ClosedAt = DateTimeOffset.UtcNow,
            Cases =
            [
                new ClosedCase
                {
                    CaseId = Guid.NewGuid(), CaseNumber = number, TransferId = transfer, Agency = agency.Code, Branch = "tcy", Kind = "fine",
                    ClosedOn = new DateOnly(2026, 11, 24), ClosureKind = "paidInFull", Version = 6,
                },
            ],
        });

        await Eventually.EqualAsync(1L, () => CountAsync("type = 'case.closed'"), "the event is still told");
        (await _service.ScalarAsync<string>("select case_state from transfer where transfer_id = $1", transfer)).ShouldBe("open");
    }

    [Fact]
    public async Task Feed_has_no_gaps_while_many_write_to_it()
    {
        var agency = await AgencyAsync("E-GAPS");
        var (transfer, number) = await AcceptedAsync(agency, "N-1", 3);

        var batches = Enumerable.Range(0, 4).Select(batch => agency.BatchAsync($"g-{batch}", Lines.Fines($"G{batch}", 2_100, 3_000 * (batch + 1))));
        var events = Enumerable.Range(0, 40).Select(_ => _service.PublishAsync(Reopened(agency.Code, transfer, number, version: 1)));
        await Task.WhenAll([.. batches, .. events]);

        await Eventually.EqualAsync(1L + (4 * 3) + 40, () => CountAsync("true"), "all events are in the feed");
        (await _service.ScalarAsync<long>("select max(sequence) from agency_event where agency = $1", agency.Code)).ShouldBe(53);
    }

    [Fact]
    public async Task Withdrawal_that_the_case_refused_is_taken_back()
    {
        var agency = await AgencyAsync("E-REFUSED");
        var (transfer, number) = await AcceptedAsync(agency, "N-1", 4);
        var (_, amendment) = await agency.ChangeAsync(transfer, "amendments", JsonContent.Create(new { claims = new[] { new { line = 1, amount = 1 } }, reason = "r" }));
        await _service.PublishAsync(Refused(agency.Code, transfer, number, amendment.GetProperty("amendmentId").GetGuid()));
        await Eventually.EqualAsync(6_120L, () => _service.ScalarAsync<long>("select current_amount from transfer where transfer_id = $1", transfer), "the amount is restored");
        var (_, withdrawal) = await agency.ChangeAsync(transfer, "withdrawal", JsonContent.Create(new { reason = "r" }));

        await _service.PublishAsync(Refused(agency.Code, transfer, number, withdrawal.GetProperty("withdrawalId").GetGuid()));

        await Eventually.EqualAsync("accepted", async () => await _service.ScalarAsync<string>("select status from transfer where transfer_id = $1", transfer) ?? "", "taken back");
        (await _service.ScalarAsync<int>("select version from transfer where transfer_id = $1", transfer)).ShouldBe(5);
    }

    [Fact]
    public async Task Agency_consents_to_instalments_once_and_another_agency_sees_nothing()
    {
        var (agency, other) = (await AgencyAsync("E-PLAN"), await AgencyAsync("E-PLAN2"));
        var (transfer, number) = await AcceptedAsync(agency, "N-1", 5);
        var plan = Guid.CreateVersion7();
        await _service.PublishAsync(Requested(plan, agency.Code, transfer, number));
        await Eventually.EqualAsync(200, async () => (await agency.GetAsync($"/v1/instalment-requests/{plan}")).Status, "the request is there");

        var (foreign, _) = await other.GetAsync($"/v1/instalment-requests/{plan}");
        var (answered, body) = await AnswerAsync(agency, plan, "\"1\"");
        var (stale, _) = await AnswerAsync(agency, plan, "\"1\"");
        var (twice, problem) = await AnswerAsync(agency, plan, "\"2\"");
        await _service.PublishAsync(Changed(plan, agency.Code, "running", 3));
        await Eventually.EqualAsync(1L, () => CountAsync("type = 'instalments.changed'"), "the agency is told");

        (foreign, answered, stale, twice).ShouldBe((404, 200, 412, 409));
        body.GetProperty("state").GetString().ShouldBe("consented");
        problem.GetProperty("code").GetString().ShouldBe("instalment_request.answered");
        (await _service.OutboxAsync<Contracts.Intake.V1.InstalmentsAnswered>()).Single().Consents.ShouldBeTrue();
        (await agency.GetAsync($"/v1/instalment-requests/{plan}")).Body.GetProperty("planState").GetString().ShouldBe("running");
        (await agency.GetAsync("/v1/instalment-requests")).Body.GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Request_that_a_decision_overtook_asks_nobody()
    {
        var agency = await AgencyAsync("E-LATEPLAN");
        var (transfer, number) = await AcceptedAsync(agency, "N-1", 6);
        var plan = Guid.CreateVersion7();
        await _service.PublishAsync(Changed(plan, agency.Code, "withdrawn", 2));
        await Eventually.EqualAsync(200, async () => (await agency.GetAsync($"/v1/instalment-requests/{plan}")).Status, "the decision is there");

        await _service.PublishAsync(Requested(plan, agency.Code, transfer, number));
        await Eventually.EqualAsync(1L, () => CountAsync("type = 'instalments.requested'"), "the request is there");

        var (status, problem) = await AnswerAsync(agency, plan, "\"2\"");
        (status, problem.GetProperty("code").GetString()).ShouldBe((409, "instalment_request.answered"));
        (await agency.GetAsync($"/v1/instalment-requests/{plan}")).Body.GetProperty("cases")[0].GetProperty("caseNumber").GetString().ShouldBe(number);
    }

    [Fact]
    public async Task Opened_cases_are_the_progress_of_their_batch()
    {
        var agency = await AgencyAsync("E-OPEN");
        var (_, receipt) = await agency.BatchAsync("open", Lines.Fines("P", 10, 50_000));
        var opened = new CasesOpened
        {
            ChunkId = Guid.NewGuid(),
            BatchId = receipt.GetProperty("batchId").GetGuid(),
            ReceivedOn = new DateOnly(2026, 11, 23),
            OpenedAt = DateTimeOffset.UtcNow,
            Totals = [new CaseTotal { Agency = agency.Code, Branch = "tcy", Kind = "fine", Count = 10, Amount = 61_200 }],
        };

        await _service.PublishAsync(opened, opened.ChunkId);
        await _service.PublishAsync(opened, opened.ChunkId);

        await Eventually.EqualAsync(10, async () => (await agency.GetAsync($"/v1/transfer-batches/{opened.BatchId}")).Body.GetProperty("opened").GetInt32(), "counted once");
    }

    [Fact]
    public async Task Totals_are_counted_from_the_own_tables()
    {
        var agency = await AgencyAsync("E-TOTALS");
        await agency.BatchAsync("totals", [.. Lines.Fines("Q", 5, 60_000), Lines.Fine("Q-X", 1) with { DocumentNumber = null }]);
        var request = new TotalsRequested { RequestId = Guid.NewGuid(), From = new DateOnly(2026, 11, 23), To = new DateOnly(2026, 11, 23), RequestedAt = DateTimeOffset.UtcNow };

        await _service.PublishAsync(request);

        await Eventually.TrueAsync(async () => (await _service.OutboxAsync<TotalsReported>()).Any(report => report.RequestId == request.RequestId), "the answer is in the outbox");
        var report = (await _service.OutboxAsync<TotalsReported>()).Single(answer => answer.RequestId == request.RequestId);
        var total = report.Cases.Single(day => day.Agency == agency.Code);
        (total.Branch, total.Count, total.Amount).ShouldBe(("tcy", 5, 30_600));
        await IntakeFixture.AnnouncedAsync(_service);
        report.Changes.ShouldBe((await _service.OutboxAsync<AuditRecorded>()).Sum(record => (long)record.Changes));
    }

    private async Task<AgencyClient> AgencyAsync(string code)
    {
        using var planning = _service.Client(Roles.HqPlanning);
        (await planning.PutAsJsonAsync($"/v1/agencies/{code}", new { name = code, kinds = new[] { "fine" }, activeFrom = "2026-01-01" })).EnsureSuccessStatusCode();
        return new AgencyClient(_service.Client(Roles.Agency, agency: code), code);
    }

    private static async Task<(Guid TransferId, string CaseNumber)> AcceptedAsync(AgencyClient agency, string number, int obligor)
    {
        var (_, answer) = await agency.SubmitAsync(Lines.Fine(number, obligor));
        return (answer.GetProperty("transferId").GetGuid(), answer.GetProperty("caseNumber").GetString()!);
    }

    private Task<long> CountAsync(string condition) => _service.ScalarAsync<long>($"select count(*) from agency_event where {condition}");

    private static async Task<(int Status, System.Text.Json.JsonElement Body)> AnswerAsync(AgencyClient agency, Guid plan, string etag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/instalment-requests/{plan}/answer") { Content = JsonContent.Create(new { consents = true }) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.TryAddWithoutValidation("If-Match", etag);
        var answer = await agency.Http.SendAsync(request);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>());
    }
}
