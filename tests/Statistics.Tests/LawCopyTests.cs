using Enforcement.Contracts.Supervision.V1;
using Enforcement.Law;
using Enforcement.Statute;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Statistics.Tests;

/// <summary>A service's copy of the law, which is the same in every service: two instances of one that has no other part in it.</summary>
public sealed class LawCopyTests : IAsyncLifetime
{
    private static readonly Dictionary<string, string?> Fast = new() { ["Law:Poll"] = "00:00:00.1", ["Law:AskAgain"] = "00:00:00.5" };

    private TestPlatform _platform = null!;
    private ServiceHost<StatisticsOptions> _one = null!;
    private ServiceHost<StatisticsOptions> _other = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.CreateAsync();
        _one = await ServiceHost<StatisticsOptions>.StartAsync("statistics", _platform, settings: Fast);
        _other = await ServiceHost<StatisticsOptions>.StartAsync("statistics", _platform, settings: Fast);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task Every_instance_decides_by_a_change_that_arrived_once()
    {
        await _one.PublishAsync(DayOff(1, 29));

        await EditionAsync(1);
        foreach (var host in new[] { _one, _other })
            LawOf(host).Calendar.IsRestDay(new DateOnly(2026, 9, 29)).ShouldBeTrue();
    }

    [Fact]
    public async Task Changes_out_of_order_wait_for_the_missing_one_and_are_taken_together()
    {
        await _one.PublishAsync(DayOff(3, 30));
        await _one.PublishAsync(Value(2, 21));
        await Eventually.EqualAsync(2L, () => _one.ScalarAsync<long>("select count(*) from law_change"), "both are kept");
        LawOf(_one).Number.ShouldBe(0);

        await _one.PublishAsync(Value(1, 7));

        await EditionAsync(3);
        LawOf(_other).On(IntakeRules.CorrectionDays, new DateOnly(2027, 1, 1)).Value.ShouldBe(21, "edition 2 replaced the value of edition 1");
        LawOf(_other).Calendar.IsRestDay(new DateOnly(2026, 9, 30)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_repeat_and_a_change_published_again_have_no_effect()
    {
        var first = DayOff(1, 29);
        await _one.PublishAsync(first, first.ChangeId);
        await _one.PublishAsync(first, first.ChangeId);
        await _one.PublishAsync(first);
        await _one.PublishAsync(DayOff(2, 30));

        await EditionAsync(2);
        (await _one.ScalarAsync<long>("select count(*) from law_change")).ShouldBe(2);
    }

    [Fact]
    public async Task A_service_asks_at_its_start_and_while_an_edition_is_missing_but_not_when_none_is()
    {
        (await _one.OutboxAsync<LawRequested>()).Select(request => (request.Service, request.After)).ShouldBe([("statistics", 0), ("statistics", 0)], "each instance at its start");

        await _one.PublishAsync(DayOff(2, 30));
        await Eventually.TrueAsync(async () => (await _one.OutboxAsync<LawRequested>()).Count >= 4, "it asks and asks again");
        await _one.PublishAsync(DayOff(1, 29));
        await EditionAsync(2);
        var asked = (await _one.OutboxAsync<LawRequested>()).Count;
        await _one.PublishAsync(DayOff(3, 28));
        await EditionAsync(3);

        (await _one.OutboxAsync<LawRequested>()).Count.ShouldBe(asked);
    }

    [Fact]
    public async Task An_instance_that_starts_later_decides_by_the_copy_before_it_serves()
    {
        await _one.PublishAsync(DayOff(1, 29));
        await EditionAsync(1);

        await using var late = await ServiceHost<StatisticsOptions>.StartAsync("statistics", _platform, bus: false, settings: Fast);

        LawOf(late).Number.ShouldBe(1);
        (await _one.OutboxAsync<LawRequested>())[^1].After.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_cannot_be_read_or_a_second_of_its_number_is_set_aside_and_nothing_moves()
    {
        var first = DayOff(1, 29);
        await _one.PublishAsync(first);
        await EditionAsync(1);
        await _one.PublishAsync(Value(2, 0) with { Value = new LawTableValue { Table = "correctionDays", From = new DateOnly(2027, 1, 1), Value = "\"many\"", IsVerified = true } });
        await _one.PublishAsync(first with { ChangeId = Guid.NewGuid() });

        var queues = _one.Services.GetRequiredService<Enforcement.Hosting.Messaging.ErrorQueues>();
        await Eventually.TrueAsync(async () => (await queues.ListAsync(CancellationToken.None)).Single(queue => queue.Queue == "statistics-law-changed").Messages == 2, "both are in the error queue");
        (LawOf(_one).Number, await _one.ScalarAsync<long>("select count(*) from law_change")).ShouldBe((1, 1));
    }

    [Fact]
    public async Task A_value_of_a_table_that_this_release_does_not_have_is_kept_without_effect()
    {
        await _one.PublishAsync(Value(1, 5) with { Value = new LawTableValue { Table = "laterTable", From = new DateOnly(2027, 1, 1), Value = "5", IsVerified = true } });

        await EditionAsync(1);
    }

    private static LawEdition LawOf(ServiceHost<StatisticsOptions> host) => host.Services.GetRequiredService<CurrentLaw>().Edition;

    private static LawChanged DayOff(int edition, int day) => new()
    {
        ChangeId = Guid.NewGuid(),
        Edition = edition,
        ApprovedAt = DateTimeOffset.UtcNow,
        Kind = Amendment.CalendarDays,
        Source = "test",
        Days = [new LawDay { Date = new DateOnly(2026, 9, day), IsRest = true, Name = "放假" }],
    };

    private static LawChanged Value(int edition, int days) => new()
    {
        ChangeId = Guid.NewGuid(),
        Edition = edition,
        ApprovedAt = DateTimeOffset.UtcNow,
        Kind = Amendment.TableValue,
        Source = "test",
        Value = new LawTableValue { Table = "correctionDays", From = new DateOnly(2027, 1, 1), Value = $"{days}", IsVerified = true },
    };

    private async Task EditionAsync(int edition)
    {
        foreach (var host in new[] { _one, _other })
            await Eventually.EqualAsync(edition, () => Task.FromResult(LawOf(host).Number), "the instance decides by the edition");
    }
}
