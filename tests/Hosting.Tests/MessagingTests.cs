using System.Net.Http.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Operations;
using Enforcement.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Enforcement.Hosting.Tests;

public sealed class MessagingTests : IAsyncLifetime
{
    private const int Retries = 3;
    private static readonly Dictionary<string, string?> FastRetries = new()
    {
        ["Messaging:RetrySeconds:0"] = "0.01",
        ["Messaging:RetrySeconds:1"] = "0.01",
        ["Messaging:RetrySeconds:2"] = "0.01",
        ["Messaging:ConfirmTimeout"] = "00:00:02",
    };

    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.CreateAsync();

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task What_is_saved_is_published_and_applied()
    {
        await using var service = await NoteService.StartAsync(_platform);
        await CreateAsync(service, "published");

        await Applied(service, "published", 1);
        await Eventually.EqualAsync(0, () => service.CountAsync("select count(*) from outbox where published_at is null"), "the row is marked");
    }

    [Fact]
    public async Task The_same_message_twice_has_one_effect()
    {
        await using var service = await NoteService.StartAsync(_platform);
        var id = Guid.NewGuid();
        var bus = service.Services.GetRequiredService<IBus>();
        for (var i = 0; i < 5; i++)
            await bus.Publish(Message("twice"), context => context.MessageId = id);
        await bus.Publish(Message("last"));

        await Applied(service, "last", 1);
        await Applied(service, "twice", 1);
    }

    [Fact]
    public async Task A_crash_between_confirm_and_mark_only_repeats()
    {
        await using var service = await NoteService.StartAsync(_platform);
        await CreateAsync(service, "crash");
        await Applied(service, "crash", 1);

        await service.ExecuteAsync("update outbox set published_at = null, available_at = now()");

        await Eventually.EqualAsync(0, () => service.CountAsync("select count(*) from outbox where published_at is null"), "it is sent again");
        await CreateAsync(service, "after");
        await Applied(service, "after", 1);
        await Applied(service, "crash", 1);
    }

    [Fact]
    public async Task With_the_broker_down_the_request_succeeds_and_the_event_arrives_later()
    {
        await using var proxy = CuttableProxy.To(_platform.RabbitMq);
        await using var service = await NoteService.StartAsync(_platform, proxy.Address, FastRetries);
        await CreateAsync(service, "before");
        await Applied(service, "before", 1);

        proxy.Cut();
        await CreateAsync(service, "during");
        await Eventually.TrueAsync(async () => await service.CountAsync("select count(*) from outbox where published_at is null and attempts >= 0") == 1, "it waits in the outbox");
        proxy.Restore();

        await Applied(service, "during", 1, seconds: 60);
    }

    [Fact]
    public async Task A_transient_fault_is_tried_once_and_then_as_often_as_configured_before_the_error_queue()
    {
        await using var service = await NoteService.StartAsync(_platform, settings: FastRetries);
        service.Behaviour.Fail = _ => new TimeoutException("always");
        await service.Services.GetRequiredService<IBus>().Publish(Message("transient"));

        await InErrorQueue(service, 1);
        service.Behaviour.Attempts.ShouldBe(1 + Retries);
        await Applied(service, "transient", 0);
    }

    [Fact]
    public async Task A_poison_message_goes_to_the_error_queue_at_once_is_listed_and_replayed()
    {
        await using var service = await NoteService.StartAsync(_platform, settings: FastRetries);
        service.Behaviour.Fail = _ => new InvalidDataException("bad chunk");
        var id = Guid.NewGuid();
        await service.Services.GetRequiredService<IBus>().Publish(Message("poison"), context => context.MessageId = id);
        await InErrorQueue(service, 1);
        service.Behaviour.Attempts.ShouldBe(1);

        using var operations = service.Client(Roles.Operations, null, null);
        const string queue = "/v1/operations/note-service/error-queues/note-service-transfer-withdrawn";
        var listed = await operations.GetFromJsonAsync<List<FailedMessage>>(queue);
        listed!.Single().Reason.ShouldBe("bad chunk");
        listed!.Single().MessageId.ShouldBe(id.ToString());
        service.Behaviour.Fail = _ => null;
        var moved = await (await operations.PostAsJsonAsync($"{queue}/replay", new MoveRequest("fixed", null))).Content.ReadFromJsonAsync<MoveAnswer>();

        moved!.Moved.ShouldBe(1);
        await Applied(service, "poison", 1);
        await InErrorQueue(service, 0);
    }

    [Fact]
    public async Task A_message_that_no_consumer_of_the_queue_understands_goes_to_the_error_queue_once()
    {
        await using var service = await NoteService.StartAsync(_platform, settings: FastRetries);
        var endpoint = await service.Services.GetRequiredService<IBus>().GetSendEndpoint(new Uri("exchange:note-service-transfer-withdrawn"));
        var id = Guid.NewGuid();
        await endpoint.Send(new TransferDeposited { DepositId = id }, context => context.MessageId = id);
        await service.Services.GetRequiredService<IBus>().Publish(Message("behind it"));

        await InErrorQueue(service, 1);
        await Applied(service, "behind it", 1);
        using var operations = service.Client(Roles.Operations, null, null);
        var listed = await operations.GetFromJsonAsync<List<FailedMessage>>("/v1/operations/note-service/error-queues/note-service-transfer-withdrawn");
        listed!.Single().MessageId.ShouldBe(id.ToString());
    }

    [Fact]
    public async Task What_no_queue_takes_stays_in_the_outbox()
    {
        await using var service = await NoteService.StartAsync(_platform);
        await service.ExecuteAsync($$"""
            insert into outbox (id, type, payload) values (gen_random_uuid(), '{{typeof(TransferAmended).FullName}}',
                convert_to('{"amendmentId":"{{Guid.NewGuid()}}","caseId":"{{Guid.NewGuid()}}","caseNumber":"x","agency":"A","claims":[],"reason":"r","sequence":1,"amendedAt":"2026-01-01T00:00:00Z"}', 'UTF8'))
            """);

        await Eventually.TrueAsync(async () => await service.CountAsync("select count(*) from outbox where published_at is null and last_error is not null") == 1,
            "the broker gave it back");
    }

    [Fact]
    public async Task A_message_of_an_unknown_contract_is_set_aside_and_does_not_block_others()
    {
        await using var service = await NoteService.StartAsync(_platform, settings: new(FastRetries) { ["Messaging:SetAsideAfter"] = "2" });
        await service.ExecuteAsync("insert into outbox (id, type, payload) values (gen_random_uuid(), 'No.Such', convert_to('{}', 'UTF8'))");
        await CreateAsync(service, "other");

        await Applied(service, "other", 1);
        await Eventually.EqualAsync(1, () => service.CountAsync("select count(*) from outbox where set_aside_at is not null"), "it is set aside");
    }

    /// <summary>A contract no consumer of the service knows.</summary>
    public sealed record TransferDeposited
    {
        public required Guid DepositId { get; init; }
    }

    private static TransferWithdrawn Message(string text) => new()
    {
        WithdrawalId = Guid.NewGuid(),
        CaseId = Guid.NewGuid(),
        CaseNumber = text,
        Agency = "A",
        Reason = "r",
        Sequence = 1,
        WithdrawnAt = DateTimeOffset.UtcNow,
    };

    private static async Task CreateAsync(NoteService service, string text)
    {
        using var client = service.Client(Roles.Agency, "A1", null);
        (await client.PostAsJsonAsync("/v1/notes", new NoteRequest(text))).EnsureSuccessStatusCode();
    }

    private static Task Applied(NoteService service, string text, long times, double seconds = 20) =>
        Eventually.EqualAsync(times, () => service.CountAsync($"select count(*) from applied where case_number = '{text}'"), $"{text} is applied {times} times", seconds);

    private static Task InErrorQueue(NoteService service, long count) => Eventually.EqualAsync(count,
        async () => (await service.Services.GetRequiredService<ErrorQueues>().ListAsync(CancellationToken.None)).Sum(queue => queue.Messages), "messages in the error queue");
}
