using System.Net;
using System.Net.Http.Json;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Statistics.Features;

namespace Enforcement.Statistics.Tests;

/// <summary>Statistics with a few days of figures.</summary>
public sealed class CountedService : IAsyncLifetime
{
    public StatisticsService Service { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Service.InitializeAsync();
        var host = Service.Host;
        await host.PublishAsync(Sample.Opened(Sample.Monday.AddDays(-10), 5, 500));
        await host.PublishAsync(Sample.Opened(Sample.Monday, 10, 1000));
        await host.PublishAsync(Sample.Opened(Sample.Monday.AddDays(2), 20, 4000, "B2", "ksy", "fine"));
        await host.PublishAsync(Sample.Closed(Sample.Monday.AddDays(1), 3));
        await host.PublishAsync(Sample.Reopened(Sample.Monday.AddDays(2)));
        await host.PublishAsync(Sample.Paid(Sample.Monday.AddDays(1), 700));
        await host.PublishAsync(Sample.Paid(Sample.Monday.AddDays(1), -200));
        await host.PublishAsync(Sample.Paid(Sample.Monday.AddDays(1), 50, afterClosure: true));
        await host.PublishAsync(Sample.Decided(Sample.Monday, Sample.Line("accepted", 10, 1000), Sample.Line("needsCorrection", 2, 30), Sample.Line("returned", 1, 5, branch: null, kind: null)));

        // 23:30 in UTC is the next day in Taiwan.
        await host.PublishAsync(Sample.Amended(new DateTimeOffset(2026, 9, 14, 23, 30, 0, TimeSpan.Zero), -120));
        await host.PublishAsync(Sample.Amended(new DateTimeOffset(2026, 9, 14, 23, 30, 0, TimeSpan.Zero), -999, applied: false));
        await Service.AppliedAsync(11);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}

public sealed class FigureTests(CountedService counted) : IClassFixture<CountedService>
{
    private const string Range = "/v1/statistics/daily?from=2026-09-14&to=2026-09-16";

    private readonly StatisticsService _service = counted.Service;

    [Fact]
    public async Task Days_carry_their_open_cases_forward()
    {
        var rows = await RowsAsync($"{Range}&agency=A1", Roles.HqStatistics);

        rows.Select(row => (row.Day!.Value.Day, row.NewCount, row.ClosedCount, row.ReopenedCount, row.OpenCount))
            .ShouldBe([(14, 10, 0, 0, 15), (15, 0, 3, 0, 12), (16, 0, 0, 1, 13)]);
    }

    [Fact]
    public async Task Money_taken_back_is_subtracted_and_money_after_closure_stands_apart()
    {
        var row = (await RowsAsync($"{Range}&groupBy=agency&agency=A1", Roles.HqStatistics)).ShouldHaveSingleItem();

        (row.PaymentCount, row.CollectedAmount, row.AfterClosureAmount).ShouldBe((1, 500, 50));
        (row.AmendedCount, row.AmendedAmount).ShouldBe((1, -120));
    }

    [Fact]
    public async Task Branch_staff_see_their_branch_and_agencies_their_own_lines_whatever_they_ask_for()
    {
        var branch = await RowsAsync($"{Range}&groupBy=branch,agency", Roles.Clerk, branch: "ksy");
        var foreign = await RowsAsync($"{Range}&groupBy=branch&branch=tpy", Roles.Clerk, branch: "ksy");
        var agency = await RowsAsync($"{Range}&groupBy=agency", Roles.Agency, agency: "A1");

        branch.Select(row => (row.Branch, row.Agency, row.NewCount)).ShouldBe([("ksy", "B2", 20)]);
        foreign.ShouldBeEmpty();
        agency.Select(row => row.Agency).ShouldBe(["A1"]);
    }

    [Fact]
    public async Task Pages_follow_the_cursor_to_the_end()
    {
        using var client = _service.Headquarters();
        var seen = new List<string>();
        string? next = null;
        do
        {
            var page = await client.GetFromJsonAsync<Page<FigureRow>>($"{Range}&groupBy=day,branch,kind&limit=2{(next is null ? "" : $"&after={next}")}");
            seen.AddRange(page!.Items.Select(row => $"{row.Day:dd} {row.Branch} {row.Kind}"));
            next = page.Next;
        }
        while (next is not null);

        seen.ShouldBe(["14  ", "14 tpy tax", "15 tpy tax", "16 ksy fine", "16 tpy tax"]);
    }

    [Fact]
    public async Task Csv_gives_the_whole_table()
    {
        using var client = _service.Headquarters();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/csv");
        var answer = await client.GetAsync(new Uri($"{Range}&groupBy=branch&limit=1", UriKind.Relative));

        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n");
        lines[0].ShouldBe("branch,acceptedCount,acceptedAmount,correctionCount,correctionAmount,returnedCount,returnedAmount,newCount,newAmount,closedCount,"
            + "reopenedCount,paymentCount,collectedAmount,afterClosureAmount,amendedCount,amendedAmount,transferredInCount,openCount");
        lines[1].ShouldBe(",0,0,0,0,1,5,0,0,0,0,0,0,0,0,0,0,0");
        lines[2].ShouldBe("ksy,0,0,0,0,0,0,20,4000,0,0,0,0,0,0,0,0,20");
        lines[3].ShouldBe("tpy,10,1000,2,30,0,0,10,1000,3,1,1,500,50,1,-120,0,13");
    }

    [Theory]
    [InlineData("/v1/statistics/daily?from=2026-09-16&to=2026-09-14", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/v1/statistics/daily?from=1900-01-01&to=2026-09-14", HttpStatusCode.UnprocessableEntity)]
    [InlineData($"{Range}&groupBy=officer", HttpStatusCode.UnprocessableEntity)]
    [InlineData($"{Range}&groupBy=1", HttpStatusCode.UnprocessableEntity)]
    [InlineData($"{Range}&after=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("/v1/statistics/daily?from=yesterday&to=2026-09-14", HttpStatusCode.BadRequest)]
    public async Task Wrong_questions_are_refused(string path, HttpStatusCode status)
    {
        using var client = _service.Headquarters();
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Totals_tell_what_was_decided_and_counted_on_a_receiving_day()
    {
        using var client = _service.Headquarters();
        var totals = await client.GetFromJsonAsync<ReceivedTotals>("/v1/statistics/totals?receivedOn=2026-09-14");

        totals.ShouldBe(new ReceivedTotals
        {
            ReceivedOn = Sample.Monday,
            Counted = 10,
            Amount = 1000,
            Accepted = 10,
            AcceptedAmount = 1000,
            NeedsCorrection = 2,
            Returned = 1,
        });
    }

    [Fact]
    public async Task Supervision_gets_the_new_cases_counted_here_once_per_question()
    {
        var question = new TotalsRequested { RequestId = Guid.NewGuid(), From = Sample.Monday, To = Sample.Monday.AddDays(2), RequestedAt = DateTimeOffset.UtcNow };
        var messageId = Guid.NewGuid();
        await _service.Host.PublishAsync(question, messageId);
        await _service.Host.PublishAsync(question, messageId);
        await _service.AppliedAsync(12);
        await Eventually.TrueAsync(async () => (await _service.Host.OutboxAsync<TotalsReported>()).Count == 1, "the answer is in the outbox");

        var answer = (await _service.Host.OutboxAsync<TotalsReported>()).ShouldHaveSingleItem();
        answer.RequestId.ShouldBe(question.RequestId);
        (answer.Service, answer.Changes, answer.Money).ShouldBe(("statistics", null, null));
        answer.Cases.Select(total => (total.Day, total.Agency, total.Branch, total.Count, total.Amount))
            .ShouldBe([(Sample.Monday, "A1", "tpy", 10, 1000), (Sample.Monday.AddDays(2), "B2", "ksy", 20, 4000)], ignoreOrder: true);
    }

    private async Task<IReadOnlyList<FigureRow>> RowsAsync(string path, string role, string? agency = null, string? branch = null)
    {
        using var client = _service.Host.Client(role, agency, branch);
        return (await client.GetFromJsonAsync<Page<FigureRow>>(path))!.Items;
    }
}
