using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law.Clocks;
using Enforcement.ObjectionReview.Domain;
using Enforcement.ObjectionReview.Features;
using Contract = Enforcement.Contracts.ObjectionReview.V1;

namespace Enforcement.ObjectionReview.Tests;

public sealed class ReviewTests(ReviewService review) : IClassFixture<ReviewService>
{
    [Fact]
    public async Task A_filed_objection_is_answered_stored_announced_and_audited()
    {
        using var officer = review.Officer();
        var answer = await officer.PostAsJsonAsync("/v1/objections", ReviewService.Filing(1), ReviewService.Json);
        var view = (await answer.Content.ReadFromJsonAsync<ObjectionView>(ReviewService.Json))!;

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.Location!.ToString().ShouldBe($"/v1/objections/{view.ObjectionId}");
        answer.Headers.ETag!.Tag.ShouldBe("\"1\"");
        (await review.Host.ScalarAsync<string>("select state from objection where id = $1", view.ObjectionId)).ShouldBe("received");
        (await review.Host.ScalarAsync<long>("select count(*) from clock where subject_id = $1", view.ObjectionId)).ShouldBe(4);
        var filed = (await review.Host.OutboxAsync<Contract.ObjectionFiled>()).Single(message => message.ObjectionId == view.ObjectionId);
        (filed.CaseNumber, filed.Branch, filed.Objector, filed.ForwardBy).ShouldBe(("tpy-1150300000001", "tpy", "obligor", new DateOnly(2026, 9, 24)));
        (await AuditedAsync(view.ObjectionId)).ShouldBe(["objection.filed"]);
    }

    [Fact]
    public async Task The_whole_way_to_the_service_of_the_decision()
    {
        var forwarded = await review.ForwardedAsync(2);
        using var legal = review.Legal();
        var decided = await ReadAsync(await ReviewService.PostAsync(legal, forwarded, "decision",
            new DecideObjectionRequest { Decision = ObjectionDecision.Unfounded, Reasons = "The order is lawful." }));
        var served = await ReadAsync(await ReviewService.PostAsync(legal, decided, "service",
            new ServeDecisionRequest { ServedOn = new DateOnly(2026, 9, 14), AdministrativeAct = true }));

        decided.DecisionNumber!.ShouldMatch("^115年度署聲議字第[1-9][0-9]*號$");
        (served.State, served.Version).ShouldBe((ObjectionState.Served, 5));
        var message = (await review.Host.OutboxAsync<Contract.ObjectionDecided>()).Single(one => one.ObjectionId == decided.ObjectionId);
        (message.Decision, message.DecidedBy, message.DecisionNumber, message.Version).ShouldBe(("unfounded", "agency", decided.DecisionNumber, 4));
        (await review.Host.OutboxAsync<Contract.ObjectionForwarded>()).Single(one => one.ObjectionId == decided.ObjectionId).DecideBy.ShouldBe(new DateOnly(2026, 10, 14));
        (await AuditedAsync(decided.ObjectionId)).Count.ShouldBe(served.Version);
        var explained = await review.ReadAsync(decided.ObjectionId, explain: true);
        explained.Clocks.ShouldAllBe(clock => clock.Steps!.Count > 0);
        explained.Clocks.Single(clock => clock.Kind == ClockKind.Suit).DueOn.ShouldBe(new DateOnly(2026, 11, 16));
    }

    [Fact]
    public async Task Decision_numbers_have_no_gaps_even_when_decisions_race_and_fail()
    {
        using var legal = review.Legal();
        var before = await review.Host.ScalarAsync<int>("select coalesce(max(last), 0) from decision_serial");
        var objections = new List<ObjectionView>();
        for (var serial = 30; serial < 36; serial++)
            objections.Add(await review.ForwardedAsync(serial));
        var body = new DecideObjectionRequest { Decision = ObjectionDecision.Founded, Reasons = "r" };

        // Each twice at once: one of the two must fail and give its number back.
        var answers = await Task.WhenAll(objections.SelectMany(objection => new[]
        {
            ReviewService.PostAsync(legal, objection, "decision", body), ReviewService.PostAsync(legal, objection, "decision", body, Guid.NewGuid().ToString()),
        }));

        answers.Count(answer => answer.IsSuccessStatusCode).ShouldBe(6);
        answers.Where(answer => !answer.IsSuccessStatusCode)
            .ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed || answer.StatusCode == HttpStatusCode.Conflict);
        (await review.Host.ScalarAsync<int>("select last from decision_serial where roc_year = 115")).ShouldBe(before + 6);
        (await review.Host.ScalarAsync<long>("select count(distinct decision_number) from objection")).ShouldBe(before + 6);
    }

    [Fact]
    public async Task The_answer_about_the_case_is_applied_once()
    {
        var filed = await review.FileAsync(4);
        var answer = ReviewService.Answer(filed, found: true, ended: false);
        var messageId = Guid.NewGuid();
        await review.Host.PublishAsync(answer, messageId);
        await review.Host.PublishAsync(answer, messageId);
        await review.Host.PublishAsync(answer, Guid.NewGuid());
        var registered = await review.StateAsync(filed.ObjectionId, ObjectionState.Registered);
        await Eventually.TrueAsync(async () => await review.Host.ScalarAsync<long>("select count(*) from inbox where message_id = $1", messageId) == 1, "applied");

        (registered.CaseId, registered.Version).ShouldBe((answer.CaseId, 2));
        (await AuditedAsync(filed.ObjectionId)).ShouldBe(["objection.filed", "objection.registered"]);
    }

    [Fact]
    public async Task The_answer_about_the_case_is_applied_although_a_clock_changes_the_objection_meanwhile()
    {
        var filed = await review.FileAsync(8);
        await using (var clock = await review.Host.Database.OpenConnectionAsync())
        {
            await using var held = await clock.BeginTransactionAsync();
            // Rewrites the row as the scanner does; the version itself stays, since no audit record stands beside it here.
            await using var change = new Npgsql.NpgsqlCommand("update objection set version = version where id = $1", clock) { Parameters = { new() { Value = filed.ObjectionId } } };
            await change.ExecuteNonQueryAsync();
            await review.Host.PublishAsync(ReviewService.Answer(filed, found: true, ended: false));
            await Eventually.TrueAsync(async () => await review.Host.ScalarAsync<long>("""
                select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%update%objection%'
                """) == 1, "the answer waits for the clock");
            await held.CommitAsync();
        }

        (await review.StateAsync(filed.ObjectionId, ObjectionState.Registered)).Version.ShouldBe(2);
        (await AuditedAsync(filed.ObjectionId)).ShouldBe(["objection.filed", "objection.registered"]);
    }

    [Theory]
    [InlineData(5, false, false, RejectionReason.NoSuchCase)]
    [InlineData(6, true, true, RejectionReason.ProcedureEnded)]
    public async Task An_objection_without_a_running_case_is_rejected(int serial, bool found, bool ended, RejectionReason reason)
    {
        var filed = await review.FileAsync(serial);
        await review.Host.PublishAsync(ReviewService.Answer(filed, found, ended));
        var rejected = await review.StateAsync(filed.ObjectionId, ObjectionState.Rejected);

        rejected.Rejection.ShouldBe(reason);
        rejected.Clocks.ShouldAllBe(clock => clock.State == ClockState.Cancelled);
    }

    [Fact]
    public async Task Another_branch_does_not_see_it_and_cannot_file_for_this_one()
    {
        var filed = await review.FileAsync(7);
        using var other = review.Officer("ksy");

        (await other.GetAsync(new Uri($"/v1/objections/{filed.ObjectionId}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ReviewService.PostAsync(other, filed, "withdrawal", null)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.GetFromJsonAsync<Page<ObjectionLine>>("/v1/objections?caseNumber=tpy-1150300000007", ReviewService.Json))!.Items.ShouldBeEmpty();
        var answer = await other.PostAsJsonAsync("/v1/objections", ReviewService.Filing(8), ReviewService.Json);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("objection.other_branch");
    }

    [Fact]
    public async Task Lists_are_paged_newest_first_within_the_scope()
    {
        for (var serial = 0; serial < 3; serial++)
            await review.FileAsync(9);
        using var officer = review.Officer();
        var first = await officer.GetFromJsonAsync<Page<ObjectionLine>>("/v1/objections?caseNumber=tpy-1150300000009&limit=2", ReviewService.Json);
        var second = await officer.GetFromJsonAsync<Page<ObjectionLine>>($"/v1/objections?caseNumber=tpy-1150300000009&after={first!.Next}&state=received", ReviewService.Json);

        (await officer.GetAsync(new Uri("/v1/objections?state=lost", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        first.Items.Count.ShouldBe(2);
        second!.Items.ShouldHaveSingleItem().NextDueOn.ShouldBe(new DateOnly(2026, 9, 17));
        first.Items.Concat(second.Items).Select(line => line.ObjectionId).Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_stale_version_and_a_missing_one_are_refused()
    {
        var registered = await review.RegisteredAsync(10);
        using var officer = review.Officer();
        var stale = await ReviewService.PostAsync(officer, registered with { Version = 1 }, "founded", new GrantObjectionRequest { Measures = "Lifted." });
        var missing = await officer.PostAsJsonAsync($"/v1/objections/{registered.ObjectionId}/founded", new GrantObjectionRequest { Measures = "Lifted." });
        var granted = await ReviewService.PostAsync(officer, registered, "founded", new GrantObjectionRequest { Measures = "Lifted." });

        stale.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        missing.StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        granted.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_same_key_files_one_objection()
    {
        using var officer = review.Officer();
        officer.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var first = await officer.PostAsJsonAsync("/v1/objections", ReviewService.Filing(11), ReviewService.Json);
        var second = await officer.PostAsJsonAsync("/v1/objections", ReviewService.Filing(11), ReviewService.Json);

        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        (await review.Host.ScalarAsync<long>("select count(*) from objection where case_number = 'tpy-1150300000011'")).ShouldBe(1);
    }

    [Fact]
    public async Task A_withdrawal_is_announced()
    {
        var filed = await review.FileAsync(12);
        using var officer = review.Officer();
        var withdrawn = await ReadAsync(await ReviewService.PostAsync(officer, filed, "withdrawal", null));

        withdrawn.State.ShouldBe(ObjectionState.Withdrawn);
        withdrawn.Clocks.Count.ShouldBe(4);
        withdrawn.Clocks.ShouldAllBe(clock => clock.State == ClockState.Cancelled && clock.EndedOn == null);
        var message = (await review.Host.OutboxAsync<Contract.ObjectionDecided>()).Single(one => one.ObjectionId == filed.ObjectionId);
        (message.Decision, message.DecidedBy).ShouldBe(("withdrawn", "branch"));
    }

    [Fact]
    public async Task Wrong_shapes_are_refused_with_their_fields()
    {
        using var officer = review.Officer();
        var answer = await officer.PostAsJsonAsync("/v1/objections", ReviewService.Filing(13) with { CaseNumber = "tpy-1", Grounds = " " }, ReviewService.Json);
        var early = await officer.PostAsJsonAsync("/v1/objections", ReviewService.Filing(13) with { ReceivedOn = new DateOnly(2026, 9, 15) }, ReviewService.Json);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString())
            .ShouldBe(["/caseNumber", "/grounds"]);
        (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("objection.received_in_future");
    }

    [Fact]
    public async Task Only_the_legal_group_decides()
    {
        var forwarded = await review.ForwardedAsync(14);
        using var officer = review.Officer();
        using var planning = review.Host.Client(Roles.HqPlanning);
        var body = new DecideObjectionRequest { Decision = ObjectionDecision.Founded, Reasons = "r" };

        (await ReviewService.PostAsync(officer, forwarded, "decision", body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ReviewService.PostAsync(planning, forwarded, "decision", body)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Supervision_gets_the_sum_of_all_versions()
    {
        await review.FileAsync(15);
        var request = new TotalsRequested { RequestId = Guid.NewGuid(), From = new DateOnly(2026, 9, 1), To = new DateOnly(2026, 9, 30), RequestedAt = DateTimeOffset.UtcNow };
        await review.Host.PublishAsync(request);
        await Eventually.TrueAsync(async () => (await review.Host.OutboxAsync<TotalsReported>()).Any(report => report.RequestId == request.RequestId), "answered");

        var report = (await review.Host.OutboxAsync<TotalsReported>()).Single(one => one.RequestId == request.RequestId);
        (report.Service, report.Money, report.Cases.Count).ShouldBe(("objection-review", null, 0));
        report.Changes.ShouldBe((await review.Host.OutboxAsync<AuditRecorded>()).Sum(record => (long)record.Changes));
    }

    private static async Task<ObjectionView> ReadAsync(HttpResponseMessage answer)
    {
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<ObjectionView>(ReviewService.Json))!;
    }

    private async Task<IReadOnlyList<string>> AuditedAsync(Guid id) =>
        [.. (await review.Host.OutboxAsync<AuditRecorded>()).Where(record => record.SubjectId == id.ToString()).Select(record => record.Action)];
}
