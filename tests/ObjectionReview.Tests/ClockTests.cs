using System.Net.Http.Json;
using Enforcement.Contracts.Clocks.V1;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Law.Clocks;
using Enforcement.Law.Clocks.Features;
using Enforcement.ObjectionReview.Domain;
using Enforcement.ObjectionReview.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.ObjectionReview.Tests;

public sealed class ClockTests : IAsyncLifetime
{
    private readonly ReviewService _review = new();

    public ValueTask InitializeAsync() => _review.InitializeAsync();

    public ValueTask DisposeAsync() => _review.DisposeAsync();

    [Fact]
    public async Task Clocks_that_ran_out_are_marked_once_however_many_look()
    {
        var first = await _review.FileAsync(1);
        var second = await _review.FileAsync(2);
        var scanner = _review.Host.Services.GetRequiredService<ClockScanner>();
        _review.Clock.Now = new DateTimeOffset(2026, 9, 18, 1, 0, 0, TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scanner.PassAsync(CancellationToken.None)));
        await Eventually.EqualAsync(2L, () => _review.Host.ScalarAsync<long>("select count(*) from clock where state = 'overdue'"), "both reports are late");

        foreach (var objection in new[] { await _review.ReadAsync(first.ObjectionId), await _review.ReadAsync(second.ObjectionId) })
        {
            objection.Version.ShouldBe(2);
            objection.Clocks.Where(clock => clock.State == ClockState.Overdue).Select(clock => clock.Kind).ShouldBe([ClockKind.Report]);
        }

        (await _review.Host.OutboxAsync<AuditRecorded>()).Count(record => record.Action == "objection.clock_overdue").ShouldBe(2);
        (await _review.Host.OutboxAsync<ClocksOverdue>()).SelectMany(message => message.Clocks).Select(clock => (clock.Name, clock.DueOn))
            .ShouldBe([("report", new DateOnly(2026, 9, 17)), ("report", new DateOnly(2026, 9, 17))]);
    }

    [Fact]
    public async Task Forwarding_ends_the_clocks_of_the_branch_and_starts_that_of_the_Agency()
    {
        var registered = await _review.RegisteredAsync(3);
        _review.Clock.Now = new DateTimeOffset(2026, 9, 18, 1, 0, 0, TimeSpan.Zero);
        await Eventually.TrueAsync(async () => (await _review.ReadAsync(registered.ObjectionId)).Version == 3, "the report is late");
        using var officer = _review.Officer();

        var answer = await ReviewService.PostAsync(officer, registered with { Version = 3 }, "forwarding", new ForwardObjectionRequest { Opinion = "Without merit." });

        var forwarded = (await answer.Content.ReadFromJsonAsync<ObjectionView>(ReviewService.Json))!;
        forwarded.Clocks.ToDictionary(clock => clock.Kind, clock => (clock.State, clock.EndedOn)).ShouldBe(new Dictionary<ClockKind, (ClockState, DateOnly?)>
        {
            [ClockKind.Report] = (ClockState.Overdue, new DateOnly(2026, 9, 18)),
            [ClockKind.Opinion] = (ClockState.Met, new DateOnly(2026, 9, 18)),
            [ClockKind.Approval] = (ClockState.Met, new DateOnly(2026, 9, 18)),
            [ClockKind.Forwarding] = (ClockState.Met, new DateOnly(2026, 9, 18)),
            [ClockKind.Decision] = (ClockState.Running, null),
        }, ignoreOrder: true);
        var settled = (await _review.Host.OutboxAsync<ClocksSettled>()).ShouldHaveSingleItem().Clocks.ShouldHaveSingleItem();
        (settled.Outcome, settled.Version).ShouldBe(("metLate", 3));
    }

    [Fact]
    public async Task A_clock_explains_itself_within_the_scope()
    {
        var filed = await _review.FileAsync(4);
        using var officer = _review.Officer();
        using var other = _review.Officer("ksy");
        var clocks = (await officer.GetFromJsonAsync<List<ClockDetail>>($"/v1/objections/{filed.ObjectionId}/clocks", ReviewService.Json))!;

        var one = (await officer.GetFromJsonAsync<ClockDetail>($"/v1/clocks/objection-review/{clocks[^1].Clock.Id}", ReviewService.Json))!;

        (one.Clock.Name, one.Clock.RuleId, one.Clock.DueOn, one.Clock.CaseNumber).ShouldBe(("forwarding", "OBJ-02", new DateOnly(2026, 9, 24), "tpy-1150300000004"));
        one.Clock.DueAt.ShouldBe(new DateTimeOffset(2026, 9, 24, 16, 0, 0, TimeSpan.Zero));
        one.Articles.ShouldContain("行政執行法 9(2)");
        one.Facts.GetProperty("from").GetString().ShouldBe("2026-09-14");
        one.Steps[^1].English.ShouldBe("due 2026-09-24");
        one.History.ShouldHaveSingleItem().Kind.ShouldBe(ClockEventKind.Started);
        (await other.GetAsync(new Uri($"/v1/clocks/objection-review/{one.Clock.Id}", UriKind.Relative))).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await other.GetFromJsonAsync<Page<ClockLine>>("/v1/clocks/objection-review", ReviewService.Json))!.Items.ShouldBeEmpty();
        (await officer.GetFromJsonAsync<Page<ClockLine>>("/v1/clocks/objection-review?dueBefore=2026-09-18", ReviewService.Json))!.Items
            .Select(line => line.Name).ShouldBe(["report"]);
    }

    [Fact]
    public async Task A_day_on_which_the_offices_at_the_seat_close_moves_the_branchs_clock_and_no_other()
    {
        var filed = await _review.FileAsync(5);
        using (var officer = _review.Officer("ksy"))
            (await officer.PostAsJsonAsync("/v1/objections", ReviewService.Filing() with { CaseNumber = "ksy-1150300000005" }, ReviewService.Json)).EnsureSuccessStatusCode();

        await _review.Host.PublishAsync(new LawChanged
        {
            ChangeId = Guid.CreateVersion7(),
            Edition = 1,
            ApprovedAt = _review.Clock.Now,
            Kind = "closures",
            Source = "行政院人事行政總處",
            Closures = [new LawClosure { County = "臺北市", Date = new DateOnly(2026, 9, 24), Reason = "颱風停止上班" }],
        });
        await Eventually.EqualAsync(8L, () => _review.Host.ScalarAsync<long>("select count(*) from clock where law_edition = 1"), "all clocks stand by the edition");

        using var legal = _review.Host.Client(Roles.HqLegal);
        var move = (await legal.GetFromJsonAsync<Page<ClockMove>>("/v1/clocks/objection-review/moves?edition=1", ReviewService.Json))!.Items.ShouldHaveSingleItem();
        (move.Name, move.SubjectId, move.Branch).ShouldBe(("forwarding", filed.ObjectionId, "tpy"));
        (move.DueBefore, move.DueAfter).ShouldBe((new DateTimeOffset(2026, 9, 24, 16, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 9, 29, 16, 0, 0, TimeSpan.Zero)));
        move.Why.ShouldContain(step => step.Chinese.Contains("颱風停止上班", StringComparison.Ordinal));
        var moved = await _review.ReadAsync(filed.ObjectionId, explain: true);
        (moved.Version, moved.Clocks.Single(clock => clock.Kind == ClockKind.Forwarding).DueOn).ShouldBe((2, new DateOnly(2026, 9, 29)));
        (await _review.Host.OutboxAsync<AuditRecorded>()).Count(record => record.Action == "objection.clock_moved").ShouldBe(1);
    }
}
