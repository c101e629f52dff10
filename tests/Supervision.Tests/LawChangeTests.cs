using System.Net;
using System.Net.Http.Json;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Features.Calendar;
using Enforcement.Supervision.Features.LawChanges;
using Enforcement.Supervision.Features.Rules;
using Enforcement.Supervision.Features.Tables;

namespace Enforcement.Supervision.Tests;

/// <summary>Changes of the calendar and of the tables with four eyes; the database of the class is empty at the start of each test.</summary>
public sealed class LawChangeTests : IAsyncLifetime
{
    private const string Closure = """{ "closures": [ { "county": "台東縣", "date": "2026-07-14", "reason": "颱風停止上班", "isLifted": false } ], "source": "臺東縣政府" }""";
    private const string Days = """{ "days": [ { "date": "2026-09-29", "isRest": true, "name": "放假" } ], "source": "行政院" }""";
    private const string Correction = """{ "from": "2026-10-01", "value": 21, "source": "行政執行署函", "isVerified": true }""";

    private readonly SupervisionService _supervision = new();
    private LegalDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        await _supervision.InitializeAsync();
        _desk = new LegalDesk(_supervision);
    }

    public ValueTask DisposeAsync() => _supervision.DisposeAsync();

    [Fact]
    public async Task A_change_approved_by_a_second_person_is_the_next_edition_and_is_announced_whole()
    {
        var proposed = await _desk.ProposeAsync("/v1/calendar/changes", Closure, "anna");
        proposed.State.ShouldBe(LawProposalState.Proposed);
        proposed.Effects!.Days.ShouldBe([new DayView(new DateOnly(2026, 7, 14), true, "颱風停止上班", "颱風停止上班", false)]);
        (await _supervision.Host.ScalarAsync<int>("select number from law_edition")).ShouldBe(0);

        var approved = await _desk.DecideAsync(proposed.ChangeId, "approval", "ben");

        (approved.State, approved.Edition, approved.DecidedBy, approved.Effects).ShouldBe((LawProposalState.Approved, 1, "ben", null));
        var change = (await _supervision.Host.OutboxAsync<LawChanged>()).Single();
        (change.ChangeId, change.Edition, change.Kind, change.Source).ShouldBe((proposed.ChangeId, 1, "closures", "臺東縣政府"));
        change.Closures.Single().ShouldBe(new LawClosure { County = "臺東縣", Date = new DateOnly(2026, 7, 14), Reason = "颱風停止上班" });
        (await _supervision.Host.OutboxAsync<AuditRecorded>()).Select(record => (record.Action, record.Actor)).ShouldBe([("law_change.proposed", "anna"), ("law_change.approved", "ben")]);
        await EditionAsync(1);
        (await RestsAsync("2026-07-14", "臺東縣"), await RestsAsync("2026-07-14", "花蓮縣"), await RestsAsync("2026-07-14", null)).ShouldBe((true, false, false));
    }

    [Fact]
    public async Task A_ruling_rests_on_the_new_edition_and_says_so()
    {
        await _desk.ApproveAsync("/v1/calendar/changes", Days);
        await EditionAsync(1);

        var ruling = await RulingAsync("OBJ-02", """{ "facts": { "from": "2026-09-15" } }""");

        (ruling.Date, ruling.Edition).ShouldBe((new DateOnly(2026, 9, 30), 1));
        ruling.Steps!.ShouldContain(step => step.Chinese.Contains("放假"));
    }

    [Fact]
    public async Task A_value_of_a_table_counts_from_its_day_and_the_old_one_stays_in_the_history()
    {
        await _desk.ApproveAsync("/v1/tables/correctionDays/changes", Correction);
        await _desk.ApproveAsync("/v1/tables/correctionDays/changes", Correction.Replace("21", "30", StringComparison.Ordinal));
        await EditionAsync(2);

        (await RulingAsync("INT-07", """{ "facts": { "notifiedOn": "2026-10-02" } }""")).Date.ShouldBe(new DateOnly(2026, 11, 2));
        var before = await RulingAsync("INT-07", """{ "facts": { "notifiedOn": "2026-09-11" } }""");
        before.Caveats.ShouldContain("unverifiedValue");
        using var client = _desk.Legal("anna");
        var table = (await client.GetFromJsonAsync<TableHistory>("/v1/tables/correctionDays", Api.Json))!;
        table.Table.Values.Select(value => value.Value.GetInt32()).Last().ShouldBe(30);
        table.History.Where(entry => entry.Edition > 0).Select(entry => (entry.Edition, entry.Entry.Value.GetInt32(), entry.ReplacedBy)).ShouldBe([(1, 21, 2), (2, 30, null)]);
        table.History[0].Edition.ShouldBe(0);
        table.Table.Schema.GetProperty("type").GetString().ShouldBe("integer");
    }

    [Fact]
    public async Task An_official_year_ends_what_was_computed_of_it()
    {
        const string year = """
            { "officialYear": { "year": 2027, "days": [ { "date": "2027-01-01", "isRest": true, "name": "開國紀念日" }, { "date": "2027-01-02", "isRest": false, "name": "補行上班" } ] },
              "source": "116年辦公日曆表" }
            """;
        var proposed = await _desk.ProposeAsync("/v1/calendar/changes", year, "anna");
        proposed.Effects!.Days.ShouldContain(day => day.Date == new DateOnly(2027, 6, 9) && !day.IsRest);
        await _desk.DecideAsync(proposed.ChangeId, "approval", "ben");
        await EditionAsync(1);

        using var client = _desk.Legal("anna");
        var calendar = (await client.GetFromJsonAsync<CalendarView>("/v1/calendar?from=2027-01-01&to=2027-01-02", Api.Json))!;
        calendar.Version.ShouldBe("official 2017-2027");
        calendar.Days.Select(day => (day.IsRest, day.IsComputed)).ShouldBe([(true, false), (false, false)]);
    }

    [Fact]
    public async Task The_proposer_may_withdraw_but_not_decide_and_another_may_decide_but_not_withdraw()
    {
        var id = (await _desk.ProposeAsync("/v1/calendar/changes", Closure, "anna")).ChangeId;

        (await _desk.RefusedAsync(id, "approval", "anna")).ShouldBe((HttpStatusCode.Forbidden, "law_change.own_proposal"));
        (await _desk.RefusedAsync(id, "rejection", "anna", """{ "reason": "no" }""")).ShouldBe((HttpStatusCode.Forbidden, "law_change.own_proposal"));
        (await _desk.RefusedAsync(id, "withdrawal", "ben")).ShouldBe((HttpStatusCode.Forbidden, "law_change.not_proposer"));
        (await _desk.DecideAsync(id, "withdrawal", "anna")).State.ShouldBe(LawProposalState.Withdrawn);
        (await _desk.RefusedAsync(id, "approval", "ben", version: 2)).ShouldBe((HttpStatusCode.Conflict, "law_change.already_decided"));
        (await _supervision.Host.OutboxAsync<LawChanged>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_rejected_change_keeps_its_reason_and_changes_nothing()
    {
        var id = (await _desk.ProposeAsync("/v1/calendar/changes", Closure, "anna")).ChangeId;
        var rejected = await _desk.DecideAsync(id, "rejection", "ben", """{ "reason": "wrong county" }""");

        (rejected.State, rejected.Reason, rejected.Edition).ShouldBe((LawProposalState.Rejected, "wrong county", null));
        (await _desk.RefusedAsync(id, "withdrawal", "anna", version: 2)).ShouldBe((HttpStatusCode.Conflict, "law_change.already_decided"));
        (await _supervision.Host.ScalarAsync<int>("select number from law_edition")).ShouldBe(0);
    }

    [Fact]
    public async Task A_decision_needs_the_version_it_was_made_on()
    {
        var id = (await _desk.ProposeAsync("/v1/calendar/changes", Closure, "anna")).ChangeId;

        (await _desk.RefusedAsync(id, "approval", "ben", version: null)).ShouldBe((HttpStatusCode.PreconditionRequired, "precondition.required"));
        (await _desk.RefusedAsync(id, "approval", "ben", version: 7)).ShouldBe((HttpStatusCode.PreconditionFailed, "precondition.failed"));
        (await _desk.RefusedAsync(Guid.NewGuid(), "approval", "ben")).ShouldBe((HttpStatusCode.NotFound, "law_change.not_found"));
    }

    [Fact]
    public async Task Many_approvals_at_once_number_the_editions_without_gap_and_each_change_once()
    {
        var proposed = new List<Guid>();
        for (var day = 1; day <= 8; day++)
            proposed.Add((await _desk.ProposeAsync("/v1/calendar/changes", Closure.Replace("07-14", $"07-{day:00}", StringComparison.Ordinal), "anna")).ChangeId);

        var answers = await Task.WhenAll(proposed.SelectMany(id => new[] { _desk.SendAsync(id, "approval", "ben"), _desk.SendAsync(id, "approval", "cho") }));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(8);
        answers.Where(answer => answer.StatusCode != HttpStatusCode.OK).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed || answer.StatusCode == HttpStatusCode.Conflict);
        (await _supervision.Host.OutboxAsync<LawChanged>()).Select(change => change.Edition).Order().ShouldBe(Enumerable.Range(1, 8));
        (await _supervision.Host.ScalarAsync<int>("select number from law_edition")).ShouldBe(8);
    }

    [Fact]
    public async Task The_same_key_replays_the_proposal_and_its_approval()
    {
        using var client = _desk.Legal("anna");
        var ids = new HashSet<Guid>();
        for (var i = 0; i < 2; i++)
        {
            using var request = LegalDesk.Post("/v1/calendar/changes", Closure, key: "one");
            ids.Add((await (await client.SendAsync(request)).Content.ReadFromJsonAsync<LawChangeView>(Api.Json))!.ChangeId);
        }

        using var ben = _desk.Legal("ben");
        for (var i = 0; i < 2; i++)
        {
            using var request = LegalDesk.Post($"/v1/law-changes/{ids.Single()}/approval", null, key: "two", version: 1);
            (await ben.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await _supervision.Host.OutboxAsync<LawChanged>()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_list_shows_the_history_newest_first_and_the_database_keeps_it()
    {
        await _desk.ApproveAsync("/v1/calendar/changes", Closure);
        await _desk.ProposeAsync("/v1/tables/correctionDays/changes", Correction, "anna");
        using var auditor = _supervision.Host.Client(Roles.Auditor);

        var all = (await auditor.GetFromJsonAsync<Page<LawChangeView>>("/v1/law-changes", Api.Json))!.Items;
        var proposed = (await auditor.GetFromJsonAsync<Page<LawChangeView>>("/v1/law-changes?state=proposed&kind=tableValue&subject=correctionDays", Api.Json))!.Items;

        all.Select(change => change.Kind).ShouldBe([LawChangeKind.TableValue, LawChangeKind.Closures]);
        proposed.Single().Value!.Value.GetInt32().ShouldBe(21);
        (await auditor.GetAsync(new Uri("/v1/law-changes?state=9", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        foreach (var sql in new[] { "update law_proposal set reason = 'x' where state = 'approved'", "delete from law_proposal where state = 'approved'", "update law_change set kind = 'x'", "delete from law_change" })
            await Should.ThrowAsync<Npgsql.PostgresException>(() => _supervision.Host.ScalarAsync<int>(sql));
    }

    [Fact]
    public async Task A_service_that_asks_gets_all_changes_after_the_edition_it_has()
    {
        await _desk.ApproveAsync("/v1/calendar/changes", Closure);
        await _desk.ApproveAsync("/v1/calendar/changes", Days);
        await _supervision.Host.PublishAsync(new LawRequested { Service = "intake", After = 1, RequestedAt = DateTimeOffset.UtcNow });

        await Eventually.TrueAsync(async () => (await _supervision.Host.OutboxAsync<LawChanged>()).Select(change => change.Edition).SequenceEqual([1, 2, 2]), "edition 2 is published again");
    }

    private Task EditionAsync(int edition) => Eventually.EqualAsync(edition, async () =>
    {
        using var client = _desk.Legal("anna");
        return (await client.GetFromJsonAsync<TableList>("/v1/tables", Api.Json))!.Edition;
    }, "the instance decides by the edition");

    private async Task<bool> RestsAsync(string day, string? county)
    {
        using var client = _desk.Legal("anna");
        return (await client.GetFromJsonAsync<CalendarView>($"/v1/calendar?from={day}&to={day}{(county is null ? "" : $"&county={county}")}", Api.Json))!.Days.Single().IsRest;
    }

    private async Task<RulingView> RulingAsync(string rule, string body)
    {
        using var client = _desk.Legal("anna");
        using var request = LegalDesk.Post($"/v1/rules/{rule}/evaluate", body);
        var answer = await client.SendAsync(request);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<RulingView>(Api.Json))!;
    }
}
