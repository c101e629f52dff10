using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Api;

public sealed class SubmitTransferTests(IntakeFixture intake) : IClassFixture<IntakeFixture>
{
    [Fact]
    public async Task Accepted_transfer_is_answered_stored_and_announced()
    {
        var agency = await intake.AgencyAsync("S-ACCEPT");
        await intake.AnnouncedAsync();

        var (status, answer) = await agency.SubmitAsync(Lines.Fine("N-1", 1));

        status.ShouldBe(201);
        answer.GetProperty("outcome").GetString().ShouldBe("accepted");
        answer.GetProperty("branch").GetString().ShouldBe("tcy");
        var number = answer.GetProperty("caseNumber").GetString()!;
        number.ShouldStartWith("tcy-11503");
        (await intake.Service.ScalarAsync<string>("select section from transfer where agency = $1 and case_number = $2 and status = 'accepted'", agency.Code, number))
            .ShouldBe(answer.GetProperty("section").GetString());
        await intake.AnnouncedAsync();
        var assigned = (await intake.Service.OutboxAsync<CasesAssigned>())[^1];
        assigned.Count.ShouldBe(1);
        assigned.Amount.ShouldBe(6120);
        var decided = (await intake.Service.OutboxAsync<TransfersDecided>())[^1].Totals.ShouldHaveSingleItem();
        (decided.Agency, decided.Outcome, decided.Count, decided.Amount).ShouldBe((agency.Code, "accepted", 1, 6120));
        var audit = (await intake.Service.OutboxAsync<AuditRecorded>())[^1];
        (audit.Actor, audit.Changes, audit.Action).ShouldBe(("system-S-ACCEPT", 1, "transfers.decided"));
    }

    [Fact]
    public async Task Same_transfer_again_is_answered_as_before()
    {
        var agency = await intake.AgencyAsync("S-AGAIN");
        var (_, first) = await agency.SubmitAsync(Lines.Fine("N-1", 2));

        var (status, second) = await agency.SubmitAsync(Lines.Fine("N-1", 2));

        status.ShouldBe(200);
        second.GetProperty("repeated").GetBoolean().ShouldBeTrue();
        second.GetProperty("caseNumber").GetString().ShouldBe(first.GetProperty("caseNumber").GetString());
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code)).ShouldBe(1);
    }

    [Fact]
    public async Task Same_number_with_other_content_is_a_conflict_that_shows_the_difference()
    {
        var agency = await intake.AgencyAsync("S-CONFLICT");
        var form = Lines.Fine("N-1", 3);
        await agency.SubmitAsync(form);

        var (status, problem) = await agency.SubmitAsync(form with { Remark = "changed" });

        status.ShouldBe(409);
        problem.GetProperty("code").GetString().ShouldBe("transfer.number_taken");
        problem.GetProperty("differences")[0].GetProperty("field").GetString().ShouldBe("/remark");
    }

    [Fact]
    public async Task Incurable_transfer_is_returned_and_checked_anew_on_a_later_day_only()
    {
        var agency = await intake.AgencyAsync("S-RETURN");
        var form = Lines.Fine("N-1", 4);
        form = form with { Title = form.Title! with { NamesObligor = false } };

        var (first, answer) = await agency.SubmitAsync(form);
        var (second, _) = await agency.SubmitAsync(form);
        intake.Clock.Advance(TimeSpan.FromDays(1));
        var (third, _) = await agency.SubmitAsync(form);
        intake.Clock.Advance(TimeSpan.FromDays(-1));

        (first, second, third).ShouldBe((201, 200, 201));
        answer.GetProperty("outcome").GetString().ShouldBe("returned");
        answer.GetProperty("findings")[0].GetProperty("ruleId").GetString().ShouldBe("INT-11");
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1 and status = 'returned'", agency.Code)).ShouldBe(2);
    }

    [Fact]
    public async Task Obligor_stays_with_his_section()
    {
        var agency = await intake.AgencyAsync("S-SECTION");
        var (_, first) = await agency.SubmitAsync(Lines.Fine("N-1", 500));
        await agency.SubmitAsync(Lines.Fine("N-2", 501));

        var (_, again) = await agency.SubmitAsync(Lines.Fine("N-3", 500));

        again.GetProperty("section").GetString().ShouldBe(first.GetProperty("section").GetString());
        again.GetProperty("sectionReason").GetString()!.ShouldContain(first.GetProperty("caseNumber").GetString()!);
    }

    [Fact]
    public async Task Transfers_sent_at_once_are_committed_together_and_answered_each()
    {
        var agency = await intake.AgencyAsync("S-GROUP");
        var other = await intake.AgencyAsync("S-GROUP2");

        var answers = await Task.WhenAll(Enumerable.Range(1, 60).Select(number => (number % 2 == 0 ? agency : other).SubmitAsync(Lines.Fine($"N-{number}", 600 + number))));

        answers.ShouldAllBe(answer => answer.Status == 201);
        answers.Select(answer => answer.Body.GetProperty("caseNumber").GetString()).Distinct().Count().ShouldBe(60);
        answers.Select((answer, index) => answer.Body.GetProperty("agencyCaseNumber").GetString() == $"N-{index + 1}").ShouldAllBe(own => own);
        await intake.AnnouncedAsync();
        var decided = (await intake.Service.OutboxAsync<TransfersDecided>()).Where(decided => decided.Totals.Any(total => total.Agency.StartsWith("S-GROUP", StringComparison.Ordinal))).ToList();
        decided.Count.ShouldBeLessThan(30);
        decided.SelectMany(message => message.Totals).Where(total => total.Agency.StartsWith("S-GROUP", StringComparison.Ordinal)).Sum(total => total.Count).ShouldBe(60);
        (await intake.Service.OutboxAsync<AuditRecorded>()).Where(record => record.Actor.StartsWith("system-S-GROUP", StringComparison.Ordinal)).Sum(record => record.Changes).ShouldBe(60);
    }

    [Fact]
    public async Task Body_that_is_no_form_is_refused_and_leaves_nothing()
    {
        var agency = await intake.AgencyAsync("S-BROKEN");
        using var content = new StringContent("{\"agencyCaseNumber\":", System.Text.Encoding.UTF8, "application/json");

        var answer = await agency.Http.PostAsync("/v1/transfers", content);

        ((int)answer.StatusCode).ShouldBe(400);
        (await intake.Service.ScalarAsync<long>("select count(*) from transfer where agency = $1", agency.Code)).ShouldBe(0);
    }

    [Fact]
    public async Task Unregistered_agency_may_not_transfer()
    {
        var stranger = new AgencyClient(intake.Service.Client(Roles.Agency, agency: "NOBODY"), "NOBODY");

        var (status, problem) = await stranger.SubmitAsync(Lines.Fine("N-1", 7));

        status.ShouldBe(403);
        problem.GetProperty("code").GetString().ShouldBe("agency.unknown");
    }

    [Fact]
    public async Task Other_agencys_transfer_is_not_found_and_not_listed()
    {
        var owner = await intake.AgencyAsync("S-OWNER");
        var other = await intake.AgencyAsync("S-OTHER");
        var (_, answer) = await owner.SubmitAsync(Lines.Fine("N-1", 8));
        var id = answer.GetProperty("transferId").GetGuid();

        var (foreign, _) = await other.GetAsync($"/v1/transfers/{id}");
        var (own, view) = await owner.GetAsync($"/v1/transfers/{id}");
        var (_, list) = await other.GetAsync("/v1/transfers");
        using var wrongBranch = intake.Service.Client(Roles.Assigner, branch: "hly");
        using var rightBranch = intake.Service.Client(Roles.Assigner, branch: "tcy");

        (foreign, own).ShouldBe((404, 200));
        view.GetProperty("form").GetProperty("agencyCaseNumber").GetString().ShouldBe("N-1");
        list.GetProperty("items").GetArrayLength().ShouldBe(0);
        ((int)(await wrongBranch.GetAsync($"/v1/transfers/{id}")).StatusCode).ShouldBe(404);
        ((int)(await rightBranch.GetAsync($"/v1/transfers/{id}")).StatusCode).ShouldBe(200);
    }

    [Fact]
    public async Task List_is_filtered_and_paged()
    {
        var agency = await intake.AgencyAsync("S-LIST");
        await agency.BatchAsync("list", Lines.Fines("L", 5, 9_000));

        var (_, first) = await agency.GetAsync("/v1/transfers?limit=3&status=accepted&kind=fine&receivedFrom=2026-11-23&receivedTo=2026-11-23");
        var (_, rest) = await agency.GetAsync($"/v1/transfers?limit=3&after={first.GetProperty("next").GetString()}");
        var (_, one) = await agency.GetAsync("/v1/transfers?agencyCaseNumber=L-000004");
        var (_, none) = await agency.GetAsync("/v1/transfers?receivedFrom=2026-11-24");

        first.GetProperty("items").GetArrayLength().ShouldBe(3);
        rest.GetProperty("items").GetArrayLength().ShouldBe(2);
        one.GetProperty("items").GetArrayLength().ShouldBe(1);
        none.GetProperty("items").GetArrayLength().ShouldBe(0);
    }
}
