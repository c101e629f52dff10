using Enforcement.Contracts.Supervision.V1;
using Enforcement.ObjectionReview.Domain;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Enforcement.ObjectionReview.Tests;

public sealed class ClockScannerTests : IAsyncLifetime
{
    private readonly ReviewService _review = new();

    public ValueTask InitializeAsync() => _review.InitializeAsync();

    public ValueTask DisposeAsync() => _review.DisposeAsync();

    [Fact]
    public async Task Clocks_that_ran_out_are_marked_once_however_many_look()
    {
        var first = await _review.FileAsync(1);
        var second = await _review.FileAsync(2);
        var scanner = _review.Host.Services.GetServices<IHostedService>().OfType<ClockScanner>().Single();
        _review.Clock.Now = new DateTimeOffset(2026, 9, 18, 1, 0, 0, TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => scanner.ScanAsync(CancellationToken.None)));
        await Eventually.EqualAsync(2L, () => _review.Host.ScalarAsync<long>("select count(*) from objection_clock where state = 'overdue'"), "both reports are late");

        foreach (var objection in new[] { await _review.ReadAsync(first.ObjectionId), await _review.ReadAsync(second.ObjectionId) })
        {
            objection.Version.ShouldBe(2);
            objection.Clocks.Where(clock => clock.State == ClockState.Overdue).Select(clock => clock.Kind).ShouldBe([ClockKind.Report]);
        }

        (await _review.Host.OutboxAsync<AuditRecorded>()).Count(record => record.Action == "objection.clock_overdue").ShouldBe(2);
    }
}
