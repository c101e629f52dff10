using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Enforcement.Contracts.Supervision.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Operations;
using Enforcement.Testing;
using RabbitMQ.Client;
using Shouldly;
using Xunit;

namespace Enforcement.Hosting.Tests;

public sealed class OperationsTests : IAsyncLifetime
{
    private const string Queue = "note-service-transfer-withdrawn";
    private static readonly Dictionary<string, string?> Brisk = new()
    {
        ["Figures:Queues"] = "00:00:00.2",
        ["Figures:Outbox"] = "00:00:00.2",
        ["Figures:Database"] = "00:00:00.2",
        ["Messaging:SetAsideAfter"] = "2",
    };

    private TestPlatform _platform = null!;
    private NoteService _service = null!;
    private HttpClient _operations = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.CreateAsync();
        _service = await NoteService.StartAsync(_platform, settings: Brisk);
        _operations = _service.Client(Roles.Operations, null, null);
    }

    public async ValueTask DisposeAsync()
    {
        _operations.Dispose();
        await _service.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Theory]
    [InlineData("state")]
    [InlineData("version")]
    [InlineData("migrations")]
    [InlineData("queues")]
    [InlineData("error-queues")]
    [InlineData("outbox")]
    [InlineData("outbox/set-aside")]
    [InlineData("inbox")]
    [InlineData("acts")]
    public async Task Only_operations_may_look(string path)
    {
        using var agency = _service.Client(Roles.Agency, "A1", null);

        (await agency.GetAsync(Path(path))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await _operations.GetAsync(Path(path))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_state_tells_health_versions_migrations_and_queues()
    {
        ServiceState? state = null;
        await Eventually.TrueAsync(async () => (state = await _operations.GetFromJsonAsync<ServiceState>(Path("state")))!.Queues.Count == 1 && state.DatabaseReachable, "figures are read");

        state!.Status.ShouldBe("healthy");
        state.Reasons.ShouldBeEmpty();
        state.BrokerReachable.ShouldBeTrue();
        state.MissingMigrations.ShouldBe(0);
        state.Queues.Single().ShouldBe(new QueueState(Queue, 0, 0, 1, 0, 0));
        state.Version.Service.ShouldBe("note-service");
    }

    [Fact]
    public async Task A_missing_migration_is_named()
    {
        await ExecuteAsOwnerAsync("delete from note_service.schema_migration where name = '0000_operations.sql'");

        var migrations = await _operations.GetFromJsonAsync<List<MigrationView>>(Path("migrations"));

        migrations!.Single(migration => migration.AppliedAt is null).Name.ShouldBe("0000_operations.sql");
        var state = await _operations.GetFromJsonAsync<ServiceState>(Path("state"));
        state!.Status.ShouldBe("unhealthy");
        state.Reasons.ShouldBe(["database: 1 migrations are not applied."]);
    }

    [Fact]
    public async Task One_failed_message_of_several_is_discarded_and_the_others_stay()
    {
        await PoisonAsync("first", "second", "third");

        var answer = await _operations.PostAsJsonAsync(Path($"error-queues/{Queue}/discard"), new MoveRequest("damaged", MessageId: "second"));

        (await answer.Content.ReadFromJsonAsync<MoveAnswer>())!.Moved.ShouldBe(1);
        await Eventually.EqualAsync("first third", async () => string.Join(' ', (await FailedAsync()).Select(message => message.MessageId).Order(StringComparer.Ordinal)), "the others stay");
        var act = (await _operations.GetFromJsonAsync<List<OperationsAct>>(Path("acts")))!.Single();
        (act.Action, act.Subject, act.Reason, act.Affected).ShouldBe(("error_queue.discarded", Queue, "damaged", 1));
        (await AuditedAsync()).ShouldBe(["error_queue.discarded"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public async Task An_act_without_a_reason_is_refused_and_leaves_no_record(string? reason)
    {
        foreach (var path in new[] { $"error-queues/{Queue}/discard", $"error-queues/{Queue}/replay", "outbox/pause", "outbox/resume" })
            (await _operations.PostAsJsonAsync(Path(path), new ActRequest(reason))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await _operations.PostAsJsonAsync(Path("outbox/pause"), new ActRequest(new string('x', 501)))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _service.CountAsync("select count(*) from operations_act")).ShouldBe(0);
    }

    [Fact]
    public async Task A_queue_of_another_service_is_unknown()
    {
        var answer = await _operations.PostAsJsonAsync(Path("error-queues/intake-cases-opened/replay"), new MoveRequest("try"));

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe("queue.unknown");
        (await _service.CountAsync("select count(*) from operations_act")).ShouldBe(0);
    }

    [Fact]
    public async Task A_pause_holds_for_every_instance_until_it_is_resumed()
    {
        (await _operations.PostAsJsonAsync(Path("outbox/pause"), new ActRequest("the broker is moved"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await using var second = await NoteService.StartAsync(_platform, settings: Brisk);
        await CreateAsync(second, "paused");

        (await _operations.GetFromJsonAsync<OutboxState>(Path("outbox")))!.Paused.ShouldBeTrue();
        await Eventually.TrueAsync(async () => (await _operations.GetFromJsonAsync<OutboxState>(Path("outbox")))!.OldestSeconds > 1, "it waits");
        (await _service.CountAsync("select count(*) from applied where case_number = 'paused'")).ShouldBe(0);

        (await _operations.PostAsJsonAsync(Path("outbox/resume"), new ActRequest("moved"))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await Eventually.EqualAsync(1L, () => _service.CountAsync("select count(*) from applied where case_number = 'paused'"), "it is sent");
        (await AuditedAsync()).ShouldBe(["relay.paused", "relay.resumed"]);
    }

    [Fact]
    public async Task A_message_set_aside_is_listed_and_tried_again_when_released()
    {
        await _service.ExecuteAsync("insert into outbox (id, type, payload) values (gen_random_uuid(), 'No.Such', convert_to('{}', 'UTF8'))");
        List<SetAsideMessage> aside = [];
        await Eventually.TrueAsync(async () => (aside = (await _operations.GetFromJsonAsync<List<SetAsideMessage>>(Path("outbox/set-aside")))!).Count == 1, "it is set aside");
        aside.Single().Contract.ShouldBe("No.Such");
        await Eventually.TrueAsync(async () => (await _operations.GetFromJsonAsync<OutboxState>(Path("outbox")))!.SetAside == 1, "it is counted");

        var released = await _operations.PostAsJsonAsync(Path($"outbox/set-aside/{aside.Single().Id}/release"), new ActRequest("new build"));
        var unknown = await _operations.PostAsJsonAsync(Path($"outbox/set-aside/{Guid.NewGuid()}/release"), new ActRequest("new build"));

        released.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        unknown.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await AuditedAsync()).ShouldBe(["outbox_message.released"]);
        await Eventually.TrueAsync(async () => await _service.CountAsync("select count(*) from outbox where type = 'No.Such' and set_aside_at is not null and attempts >= 2") == 1, "it failed anew");
    }

    [Fact]
    public async Task What_waits_unconsumed_shows_its_age_and_what_is_in_hand_too()
    {
        using var release = new ManualResetEventSlim();
        _service.Behaviour.Fail = _ =>
        {
            release.Wait(TimeSpan.FromSeconds(30));
            return null;
        };
        await CreateAsync(_service, "slow");

        await Eventually.TrueAsync(async () => (await _operations.GetFromJsonAsync<List<QueueState>>(Path("queues"))) is [{ InHand: 1, OldestSeconds: > 1 }], "it is seen in hand");
        release.Set();
        await Eventually.TrueAsync(async () => (await _operations.GetFromJsonAsync<List<QueueState>>(Path("queues"))) is [{ InHand: 0, Messages: 0, OldestSeconds: 0 }], "nothing waits");
        await Eventually.TrueAsync(async () => (await _operations.GetFromJsonAsync<List<InboxState>>(Path("inbox"))) is [{ Consumer: Queue, Applied: 1 }], "the inbox tells it");
    }

    private static string Path(string path) => $"/v1/operations/note-service/{path}";

    private static async Task CreateAsync(NoteService service, string text)
    {
        using var client = service.Client(Roles.Agency, "A1", null);
        (await client.PostAsJsonAsync("/v1/notes", new NoteRequest(text))).EnsureSuccessStatusCode();
    }

    private async Task<List<FailedMessage>> FailedAsync() => (await _operations.GetFromJsonAsync<List<FailedMessage>>(Path($"error-queues/{Queue}")))!;

    private async Task PoisonAsync(params string[] ids)
    {
        await using var connection = await new ConnectionFactory { Uri = _platform.RabbitMq }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var id in ids)
            await channel.BasicPublishAsync("", Queue, mandatory: true, new BasicProperties { MessageId = id, ContentType = "application/vnd.masstransit+json" }, Encoding.UTF8.GetBytes("poison"));
        await Eventually.EqualAsync(ids.Length, async () => (await FailedAsync()).Count, "they are in the error queue");
    }

    private async Task<List<string>> AuditedAsync()
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_platform.OwnerConnection);
        await using var command = source.CreateCommand("select payload from note_service.outbox where type = $1 order by seq");
        command.Parameters.Add(new() { Value = typeof(AuditRecorded).FullName! });
        await using var reader = await command.ExecuteReaderAsync();
        var actions = new List<string>();
        while (await reader.ReadAsync())
            actions.Add(((AuditRecorded)OutboxMessage.Read(reader.GetFieldValue<byte[]>(0), typeof(AuditRecorded))).Action);
        return actions;
    }

    private async Task ExecuteAsOwnerAsync(string sql)
    {
        await using var source = Npgsql.NpgsqlDataSource.Create(_platform.OwnerConnection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
