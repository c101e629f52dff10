using System.Text.Json;
using Enforcement.Testing;
using Shouldly;
using Xunit;

namespace Enforcement.Faults.Tests;

/// <summary>Each test hits the running platform, repairs it, and then demands that nothing was lost, doubled or left uncounted.</summary>
public sealed class KilledProcessTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const int Lines = 12_000;

    [Fact]
    public async Task Intake_killed_in_the_middle_of_a_batch_loses_nothing_and_the_batch_sent_again_finishes_it()
    {
        var before = await fixture.AcceptedAsync();
        var body = PlatformFixture.Batch(Lines);
        var sending = fixture.SendAsync(body, "killed-intake", TimeSpan.FromSeconds(10));
        await Eventually.TrueAsync(async () => await fixture.AcceptedAsync() > before + 2000, "some chunks are committed");
        await fixture.Platform.KillAsync("intake");
        (await OutcomeAsync(sending)).ShouldBeFalse("the caller must not believe that all was accepted");

        fixture.Platform.Start("intake");
        await fixture.Platform.ReadyAsync();
        var receipt = await PlatformFixture.ReceiptAsync(await fixture.SendAsync(body, "killed-intake"));

        receipt.GetProperty("lines").GetInt32().ShouldBe(Lines);
        receipt.GetProperty("accepted").GetInt32().ShouldBe(Lines);
        await fixture.HoldsAsync(before + Lines);
    }

    [Fact]
    public async Task Case_execution_killed_while_it_opens_opens_the_rest_after_its_restart()
    {
        var (before, opened) = (await fixture.AcceptedAsync(), await fixture.OpenedAsync());
        var sending = fixture.SendAsync(PlatformFixture.Batch(Lines), "killed-execution", TimeSpan.FromSeconds(3));
        await Eventually.TrueAsync(async () => await fixture.OpenedAsync() > opened + 1000, "some cases are open");
        await fixture.Platform.KillAsync("case-execution");
        await PlatformFixture.ReceiptAsync(await sending);

        fixture.Platform.Start("case-execution");
        await fixture.Platform.ReadyAsync();

        await fixture.HoldsAsync(before + Lines);
    }

    [Fact]
    public async Task Statistics_and_supervision_killed_count_and_chain_everything_after_their_restart()
    {
        var before = await fixture.AcceptedAsync();
        await fixture.Platform.KillAsync("statistics");
        await fixture.Platform.KillAsync("supervision");
        await PlatformFixture.ReceiptAsync(await fixture.SendAsync(PlatformFixture.Batch(5000), "killed-counters"));

        fixture.Platform.Start("statistics");
        fixture.Platform.Start("supervision");
        await fixture.Platform.ReadyAsync();

        await fixture.HoldsAsync(before + 5000);
    }

    [Fact]
    public async Task A_relay_that_died_between_confirm_and_mark_sends_again_and_nothing_is_doubled()
    {
        var before = await fixture.AcceptedAsync();
        await PlatformFixture.ReceiptAsync(await fixture.SendAsync(PlatformFixture.Batch(5000), "killed-relay"));
        await fixture.HoldsAsync(before + 5000);
        await fixture.Platform.KillAsync("intake");
        await fixture.Platform.KillAsync("case-execution");
        await fixture.Platform.ExecuteAsync("update intake.outbox set published_at = null, available_at = now(); update case_execution.outbox set published_at = null, available_at = now()");

        fixture.Platform.Start("intake");
        fixture.Platform.Start("case-execution");
        await fixture.Platform.ReadyAsync();

        await fixture.HoldsAsync(before + 5000);
    }

    [Fact]
    public async Task With_the_broker_down_a_batch_is_accepted_and_opened_later()
    {
        var before = await fixture.AcceptedAsync();
        fixture.Platform.ServersCommand("kill-rabbitmq");
        var receipt = await PlatformFixture.ReceiptAsync(await fixture.SendAsync(PlatformFixture.Batch(5000), "broker-down"));
        receipt.GetProperty("accepted").GetInt32().ShouldBe(5000);
        (await fixture.AcceptedAsync()).ShouldBe(before + 5000);

        fixture.Platform.ServersCommand("start-rabbitmq");

        await fixture.HoldsAsync(before + 5000);
    }

    [Fact]
    public async Task A_database_restart_during_a_batch_is_a_clean_error_or_complete()
    {
        var before = await fixture.AcceptedAsync();
        var body = PlatformFixture.Batch(Lines);
        var sending = fixture.SendAsync(body, "database-down", TimeSpan.FromSeconds(6));
        await Eventually.TrueAsync(async () => await fixture.AcceptedAsync() > before + 1000, "some chunks are committed");
        fixture.Platform.ServersCommand("kill-postgres");
        fixture.Platform.ServersCommand("start-postgres");
        var complete = await OutcomeAsync(sending);
        await fixture.Platform.ReadyAsync();
        if (complete)
            (await fixture.AcceptedAsync()).ShouldBe(before + Lines);

        var receipt = await PlatformFixture.ReceiptAsync(await fixture.SendAsync(body, "database-down"));

        receipt.GetProperty("accepted").GetInt32().ShouldBe(Lines);
        await fixture.HoldsAsync(before + Lines);
    }

    [Fact]
    public async Task The_same_batch_sent_twice_at_once_is_accepted_once()
    {
        var before = await fixture.AcceptedAsync();
        var body = PlatformFixture.Batch(5000);
        var answers = await Task.WhenAll(fixture.SendAsync(body, "twice-a"), fixture.SendAsync(body, "twice-b"));

        var receipts = new List<JsonElement>();
        foreach (var answer in answers)
            receipts.Add(await PlatformFixture.ReceiptAsync(answer));
        receipts.Sum(receipt => receipt.GetProperty("accepted").GetInt32()).ShouldBe(5000);
        receipts.Sum(receipt => receipt.GetProperty("repeated").GetInt32()).ShouldBe(5000);
        await fixture.HoldsAsync(before + 5000);
    }

    private static async Task<bool> OutcomeAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            using var answer = await sending;
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
