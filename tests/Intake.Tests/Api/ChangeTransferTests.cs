using System.Net.Http.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Intake.Corrections;
using Enforcement.Intake.Domain.Transfers;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Api;

public sealed class ChangeTransferTests(IntakeFixture intake) : IClassFixture<IntakeFixture>
{
    [Fact]
    public async Task Corrected_transfer_is_accepted_numbered_and_announced()
    {
        var agency = await intake.AgencyAsync("C-CORRECT");
        var form = Lines.Fine("N-1", 1);
        var (_, first) = await agency.SubmitAsync(form with { DocumentNumber = null });
        var id = first.GetProperty("transferId").GetGuid();
        await intake.AnnouncedAsync();

        var (status, answer) = await agency.ChangeAsync(id, "correction", AgencyClient.Json(form));

        first.GetProperty("outcome").GetString().ShouldBe("needsCorrection");
        first.GetProperty("correctionDueOn").GetString().ShouldNotBeNull();
        (status, answer.GetProperty("outcome").GetString()).ShouldBe((200, "accepted"));
        var (_, view) = await agency.GetAsync($"/v1/transfers/{id}");
        view.GetProperty("summary").GetProperty("caseNumber").GetString().ShouldBe(answer.GetProperty("caseNumber").GetString());
        view.GetProperty("changes")[0].GetProperty("action").GetString().ShouldBe("corrected");
        (view.GetProperty("version").GetInt32(), await intake.Service.ScalarAsync<long>("select count(*) from transfer_change where transfer_id = $1", id)).ShouldBe((2, 1));
        (await intake.Service.OutboxAsync<CasesAssigned>())[^1].Count.ShouldBe(1);
        (await intake.Service.OutboxAsync<TransfersDecided>())[^1].Totals.ShouldHaveSingleItem().Outcome.ShouldBe("accepted");
    }

    [Fact]
    public async Task Correction_needs_the_current_etag_and_repeats_under_its_key()
    {
        var agency = await intake.AgencyAsync("C-ETAG");
        var form = Lines.Fine("N-1", 2);
        var (_, first) = await agency.SubmitAsync(form with { DocumentNumber = null });
        var id = first.GetProperty("transferId").GetGuid();

        var (stale, _) = await agency.ChangeAsync(id, "correction", AgencyClient.Json(form), etag: "\"99\"");
        var (done, answer) = await agency.ChangeAsync(id, "correction", AgencyClient.Json(form), key: "k-1", etag: "\"1\"");
        var (again, repeated) = await agency.ChangeAsync(id, "correction", AgencyClient.Json(form), key: "k-1", etag: "\"1\"");
        var (other, _) = await agency.ChangeAsync(id, "correction", AgencyClient.Json(form with { Remark = "x" }), key: "k-1", etag: "\"1\"");

        (stale, done, again, other).ShouldBe((412, 200, 200, 409));
        repeated.GetRawText().ShouldBe(answer.GetRawText());
        (await intake.Service.ScalarAsync<int>("select version from transfer where transfer_id = $1", id)).ShouldBe(2);
    }

    [Fact]
    public async Task Transfer_without_correction_is_returned_after_its_period()
    {
        var agency = await intake.AgencyAsync("C-OVERDUE");
        var (_, first) = await agency.SubmitAsync(Lines.Fine("N-1", 3) with { DocumentNumber = null });
        var id = first.GetProperty("transferId").GetGuid();
        var worker = intake.Service.Services.GetRequiredService<OverdueCorrections>();
        await worker.ReturnAsync(CancellationToken.None);
        var before = await intake.Service.ScalarAsync<string>("select status from transfer where transfer_id = $1", id);

        intake.Clock.Advance(TimeSpan.FromDays(60));
        var returned = await Task.WhenAll(worker.ReturnAsync(CancellationToken.None), worker.ReturnAsync(CancellationToken.None));
        intake.Clock.Advance(TimeSpan.FromDays(-60));

        before.ShouldBe("needsCorrection");
        returned.Sum().ShouldBeGreaterThanOrEqualTo(1);
        (await intake.Service.ScalarAsync<string>("select status || version from transfer where transfer_id = $1", id)).ShouldBe("returned2");
        (await intake.Service.ScalarAsync<string>("select findings -> -1 ->> 'code' from transfer where transfer_id = $1", id)).ShouldBe(FindingCodes.CorrectionExpired.Code);
        (await intake.Service.ScalarAsync<string>("select type from agency_event where agency = $1 order by sequence desc limit 1", agency.Code)).ShouldBe("transfer.returned");
    }

    [Fact]
    public async Task Amendments_and_withdrawal_are_announced_in_their_order()
    {
        var agency = await intake.AgencyAsync("C-AMEND");
        var id = await AcceptedAsync(agency, 4);

        var (amended, amendment) = await agency.ChangeAsync(id, "amendments", JsonContent.Create(new { claims = new[] { new { line = 1, amount = 5_000 } }, reason = "部分撤銷" }));
        var (empty, _) = await agency.ChangeAsync(id, "amendments", JsonContent.Create(new { claims = new[] { new { line = 1, amount = 5_000 } }, reason = "same" }));
        var (withdrawn, _) = await agency.ChangeAsync(id, "withdrawal", JsonContent.Create(new { reason = "已繳清" }));
        var (ended, problem) = await agency.ChangeAsync(id, "withdrawal", JsonContent.Create(new { reason = "again" }));

        (amended, empty, withdrawn, ended).ShouldBe((200, 422, 200, 409));
        amendment.GetProperty("amount").GetInt64().ShouldBe(5_120);
        problem.GetProperty("basis")[0].GetProperty("ruleId").GetString().ShouldBe("WDR-01");
        var message = (await intake.Service.OutboxAsync<Contracts.Intake.V1.TransferAmended>())[^1];
        (message.Sequence, message.Claims.Sum(claim => claim.Amount)).ShouldBe((1, 5_120));
        (await intake.Service.OutboxAsync<Contracts.Intake.V1.TransferWithdrawn>())[^1].Sequence.ShouldBe(2);
        (await intake.Service.ScalarAsync<string>("select status || version from transfer where transfer_id = $1", id)).ShouldBe("withdrawn3");
    }

    [Fact]
    public async Task Payment_at_the_agency_is_reported_once_per_receipt()
    {
        var agency = await intake.AgencyAsync("C-PAY");
        var id = await AcceptedAsync(agency, 5);
        static JsonContent Payment() => JsonContent.Create(new { amount = 1_000, paidOn = "2026-11-20", receiptNumber = "R-1" });

        var (first, _) = await agency.ChangeAsync(id, "payments", Payment());
        var (second, problem) = await agency.ChangeAsync(id, "payments", Payment());

        (first, second).ShouldBe((201, 409));
        problem.GetProperty("code").GetString().ShouldBe("payment.receipt_used");
        (await intake.Service.OutboxAsync<AgencyPaymentReported>()).Count(report => report.Agency == agency.Code).ShouldBe(1);
    }

    [Fact]
    public async Task Other_agency_cannot_change_a_transfer()
    {
        var owner = await intake.AgencyAsync("C-OWNER");
        var other = await intake.AgencyAsync("C-OTHER");
        var id = await AcceptedAsync(owner, 6);

        var (status, _) = await other.ChangeAsync(id, "withdrawal", JsonContent.Create(new { reason = "x" }), etag: "\"1\"");

        status.ShouldBe(404);
        (await intake.Service.ScalarAsync<string>("select status from transfer where transfer_id = $1", id)).ShouldBe("accepted");
    }

    [Fact]
    public async Task Statements_about_a_running_case_are_passed_on_with_the_version_of_the_transfer()
    {
        var agency = await intake.AgencyAsync("C-SAYS");
        var id = await AcceptedAsync(agency, 7);

        var (postponed, _) = await agency.ChangeAsync(id, "postponements", JsonContent.Create(new { until = "2027-01-31", reason = "settlement" }));
        var (past, problem) = await agency.ChangeAsync(id, "postponements", JsonContent.Create(new { until = "2026-01-31", reason = "settlement" }));
        var (continued, _) = await agency.ChangeAsync(id, "continuation", JsonContent.Create(new { }));
        var (stated, answer) = await agency.ChangeAsync(id, "property-statements", JsonContent.Create(new { hasProperty = true, description = "land in Yilan" }));
        var (vague, _) = await agency.ChangeAsync(id, "property-statements", JsonContent.Create(new { hasProperty = true }));
        var (stale, _) = await agency.ChangeAsync(id, "continuation", JsonContent.Create(new { }), etag: "\"1\"");

        (postponed, past, continued, stated, vague, stale).ShouldBe((200, 422, 200, 200, 422, 412));
        problem.GetProperty("code").GetString().ShouldBe("transfer.statement_invalid");
        answer.GetProperty("version").GetInt32().ShouldBe(4);
        (await intake.Service.OutboxAsync<PostponementRequested>()).Single(message => message.Agency == agency.Code).Until.ShouldBe(new DateOnly(2027, 1, 31));
        (await intake.Service.OutboxAsync<ContinuationRequested>()).Count(message => message.Agency == agency.Code).ShouldBe(1);
        (await intake.Service.OutboxAsync<AgencyPropertyStated>()).Single(message => message.Agency == agency.Code).Description.ShouldBe("land in Yilan");
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer_change where transfer_id = $1", id)).ShouldBe(3);
    }

    private static async Task<Guid> AcceptedAsync(AgencyClient agency, int obligor)
    {
        var (_, answer) = await agency.SubmitAsync(Lines.Fine("N-1", obligor));
        answer.GetProperty("outcome").GetString().ShouldBe("accepted");
        return answer.GetProperty("transferId").GetGuid();
    }
}
