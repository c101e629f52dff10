using System.Net.Http.Json;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Http;
using Enforcement.Statistics.Features;

namespace Enforcement.Statistics.Tests;

public sealed class CountingTests(StatisticsService service) : IClassFixture<StatisticsService>
{
    private static readonly string[] Branches = ["tpy", "ksy", "pcy"];
    private static readonly string[] Agencies = ["A1", "B2"];
    private static readonly string[] Kinds = ["tax", "fine"];

    [Fact]
    public async Task Every_message_counts_once_in_any_order_however_often_it_comes()
    {
        var random = new Random(20260914);
        var messages = Enumerable.Range(0, 120).Select(_ => Make(random)).ToList();

        // Each three times: twice as the same delivery, once replayed under a new message id, which only the applied events can tell.
        var deliveries = messages.SelectMany(message =>
        {
            var id = Guid.NewGuid();
            return new[] { (message, id), (message, id), (message, Guid.NewGuid()) };
        }).ToArray();
        random.Shuffle(deliveries);
        await Parallel.ForEachAsync(deliveries, async (delivery, _) => await PublishAsync(delivery.message, delivery.Item2));
        await service.AppliedAsync(messages.Count * 2);

        (await service.Host.ScalarAsync<long>("select count(*) from applied_event")).ShouldBe(messages.Count);
        (await ReadAsync()).ShouldBe(Expect(messages));
    }

    private static object Make(Random random)
    {
        var day = Sample.Monday.AddDays(random.Next(4));
        var (branch, agency, kind) = (Pick(Branches), Pick(Agencies), Pick(Kinds));
        return random.Next(6) switch
        {
            0 => Sample.Opened(day, random.Next(1, 1000), random.Next(1, 1_000_000), agency, branch, kind),
            1 => Sample.Closed(day, random.Next(1, 20), agency, branch, kind),
            2 => Sample.Reopened(day, agency, branch, kind),
            4 => Sample.Moved(day, random.Next(3) > 0, agency, branch, Branches[(Array.IndexOf(Branches, branch) + 1) % Branches.Length], kind),
            3 => Sample.Paid(day, random.Next(-1000, 5000), random.Next(4) == 0, agency, branch, kind),
            _ => Sample.Decided(day,
                Sample.Line("accepted", random.Next(1, 900), random.Next(1, 900_000), agency, branch, kind),
                Sample.Line("returned", random.Next(1, 90), random.Next(1, 90_000), agency, null, null)),
        };

        string Pick(string[] from) => from[random.Next(from.Length)];
    }

    private Task PublishAsync(object message, Guid id) => message switch
    {
        CasesOpened opened => service.Host.PublishAsync(opened, id),
        CasesClosed closed => service.Host.PublishAsync(closed, id),
        CasesReopened reopened => service.Host.PublishAsync(reopened, id),
        CasesMoved moved => service.Host.PublishAsync(moved, id),
        PaymentsAllocated paid => service.Host.PublishAsync(paid, id),
        _ => service.Host.PublishAsync((TransfersDecided)message, id),
    };

    private static string Expect(IEnumerable<object> messages)
    {
        var rows = new SortedDictionary<string, long[]>(StringComparer.Ordinal);
        foreach (var message in messages)
        {
            switch (message)
            {
                case CasesOpened opened:
                    Add(Key(opened.ReceivedOn, opened.Totals[0].Branch, opened.Totals[0].Agency, opened.Totals[0].Kind), 0, opened.Totals[0].Count);
                    Add(Key(opened.ReceivedOn, opened.Totals[0].Branch, opened.Totals[0].Agency, opened.Totals[0].Kind), 1, opened.Totals[0].Amount);
                    break;
                case CasesClosed closed:
                    Add(Key(closed.Cases[0].ClosedOn, closed.Cases[0].Branch, closed.Cases[0].Agency, closed.Cases[0].Kind), 2, closed.Cases.Count);
                    break;
                case CasesReopened { Cases: [var reopened] }:
                    Add(Key(reopened.ReopenedOn, reopened.Branch, reopened.Agency, reopened.Kind), 3, 1);
                    break;
                case CasesMoved { Cases: [{ WasOpen: true } moved] }:
                    Add(Key(moved.MovedOn, moved.FromBranch, moved.Agency, moved.Kind), 2, 1);
                    Add(Key(moved.MovedOn, moved.Branch, moved.Agency, moved.Kind), 8, 1);
                    break;
                case PaymentsAllocated { Payments: [var paid] }:
                    Add(Key(paid.BookedOn, paid.Branch, paid.Agency, paid.Kind), paid.AfterClosure ? 5 : 4, paid.Amount);
                    break;
                case TransfersDecided decided:
                    foreach (var total in decided.Totals)
                        Add(Key(decided.ReceivedOn, total.Branch, total.Agency, total.Kind), total.Outcome == "accepted" ? 6 : 7, total.Count);
                    break;
            }
        }

        return string.Join('\n', rows.Select(row => $"{row.Key}: {string.Join(' ', row.Value)}"));

        void Add(string key, int place, long value)
        {
            if (!rows.TryGetValue(key, out var row))
                rows.Add(key, row = new long[9]);
            row[place] += value;
        }
    }

    private async Task<string> ReadAsync()
    {
        using var client = service.Headquarters();
        var page = await client.GetFromJsonAsync<Page<FigureRow>>(
            "/v1/statistics/daily?from=2026-09-01&to=2026-09-30&groupBy=day,branch,agency,kind&limit=200");
        return string.Join('\n', page!.Items.ToDictionary(row => Key(row.Day!.Value, row.Branch, row.Agency!, row.Kind)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}: {string.Join(' ', Values(pair.Value))}"));
    }

    private static long[] Values(FigureRow row) =>
    [
        row.NewCount, row.NewAmount, row.ClosedCount, row.ReopenedCount, row.CollectedAmount, row.AfterClosureAmount, row.AcceptedCount, row.ReturnedCount,
        row.TransferredInCount,
    ];

    private static string Key(DateOnly day, string? branch, string agency, string? kind) => $"{day:yyyy-MM-dd} {branch} {agency} {kind}";
}
