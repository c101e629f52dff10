using System.Diagnostics;
using Enforcement.Hosting.Telemetry;
using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Hosting.Messaging;

/// <summary>
/// Sends committed outbox rows to the broker: claims with a short transaction and a lease, publishes without one, waits for the confirms, marks by row id.
/// Any number of instances may run; a crash between confirm and mark only repeats messages, which inboxes drop.
/// </summary>
public sealed class Relay(NpgsqlDataSource source, IBus bus, ContractTypes contracts, OutboxSignal signal, RelayGauge gauge, IOptions<RelayOptions> options,
    ILogger<Relay> log) : BackgroundService
{
    private readonly RelayOptions _options = options.Value;
    private TimeSpan _pause = TimeSpan.Zero;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await PassAsync(stoppingToken) < _options.ClaimSize)
                    await signal.WaitAsync(_options.Poll, stoppingToken);
                _pause = TimeSpan.Zero;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is NpgsqlException or TimeoutException or RelayConnectionException or InvalidOperationException)
            {
                // The database or the broker is away: rows stay where they are and their leases run out.
                _pause = TimeSpan.FromSeconds(Math.Min(10, Math.Max(0.2, _pause.TotalSeconds * 2)));
                HostingLog.RelayPauses(log, _pause.TotalSeconds, exception.Message);
                await Task.Delay(_pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<int> PassAsync(CancellationToken cancel)
    {
        var rows = await ClaimAsync(cancel);
        if (rows.Count == 0)
            return 0;
        using var window = new SemaphoreSlim(_options.Window);
        var results = await Task.WhenAll(rows.Select(row => PublishAsync(row, window, cancel)));
        await MarkAsync([.. results.Where(result => result.Error is null).Select(result => result.Row.Id)], cancel);
        var failed = results.Where(result => result.Error is not null).ToList();
        if (failed.Count == 0)
            return rows.Count;
        var connectionLost = failed.All(result => result.IsConnection);
        await ReleaseAsync(failed, connectionLost, cancel);
        if (connectionLost)
            throw new RelayConnectionException(failed[0].Error!);
        return rows.Count;
    }

    private async Task<List<Row>> ClaimAsync(CancellationToken cancel)
    {
        // While operations pause the relays, no instance claims anything.
        await using var command = source.CreateCommand("""
            update outbox set available_at = now() + $2, attempts = attempts + 1
            where id in (
                select id from outbox where published_at is null and set_aside_at is null and available_at <= now() and not exists (select from relay_pause)
                order by available_at, seq limit $1 for update skip locked)
            returning id, type, payload, traceparent, attempts, created_at
            """);
        command.Parameters.Add(new() { Value = _options.ClaimSize });
        command.Parameters.Add(new() { Value = _options.Lease });
        var rows = new List<Row>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            rows.Add(new Row(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.GetInt32(4), reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return rows;
    }

    private async Task<Outcome> PublishAsync(Row row, SemaphoreSlim window, CancellationToken cancel)
    {
        await window.WaitAsync(cancel);
        using var activity = RelayTrace.Start(row.Traceparent, row.Type, row.Id);
        try
        {
            var contract = contracts.Find(row.Type);
            var message = OutboxMessage.Read(row.Payload, contract);
            TraceSubject.Tag(activity, message);
            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            timeout.CancelAfter(_options.ConfirmTimeout);
            await bus.Publish(message, contract, context =>
            {
                context.MessageId = row.Id;
                // Every contract has a consumer: what no queue takes comes back and stays in the outbox.
                if (context.TryGetPayload<RabbitMqSendContext>(out var rabbit))
                    rabbit.Mandatory = true;
            }, timeout.Token);
            gauge.Published(row.CreatedAt);
            return new Outcome(row, null, false);
        }
        catch (Exception exception) when (!cancel.IsCancellationRequested)
        {
            activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
            HostingLog.PublishFailed(log, row.Type, row.Id, row.Attempts, exception.Message);
            return new Outcome(row, exception.Message, IsConnection(exception));
        }
        finally
        {
            window.Release();
        }
    }

    // What only this row can cause: an unknown contract, a payload that does not read, a message the broker returns.
    private static bool IsConnection(Exception exception) =>
        exception is not (System.Text.Json.JsonException or UnknownContractException or MessageReturnedException or MassTransit.MessageException);

    private async Task MarkAsync(Guid[] ids, CancellationToken cancel)
    {
        if (ids.Length == 0)
            return;
        await using var command = source.CreateCommand("update outbox set published_at = now(), last_error = null where id = any($1)");
        command.Parameters.Add(new() { Value = ids });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task ReleaseAsync(List<Outcome> failed, bool connectionLost, CancellationToken cancel)
    {
        foreach (var outcome in failed)
        {
            var setAside = !connectionLost && outcome.Row.Attempts >= _options.SetAsideAfter;
            await using var command = source.CreateCommand("""
                update outbox set last_error = $2, attempts = attempts - $3, set_aside_at = case when $4 then now() end,
                    available_at = now() + least(interval '5 minutes', interval '100 milliseconds' * power(2, least(attempts, 12)))
                where id = $1
                """);
            command.Parameters.Add(new() { Value = outcome.Row.Id });
            command.Parameters.Add(new() { Value = outcome.Error! });
            command.Parameters.Add(new() { Value = connectionLost ? 1 : 0 });
            command.Parameters.Add(new() { Value = setAside });
            await command.ExecuteNonQueryAsync(cancel);
            if (setAside)
                HostingLog.SetAside(log, outcome.Row.Id, outcome.Row.Type, outcome.Row.Attempts);
        }
    }

    private sealed record Row(Guid Id, string Type, byte[] Payload, string? Traceparent, int Attempts, DateTimeOffset CreatedAt);

    private sealed record Outcome(Row Row, string? Error, bool IsConnection);
}

/// <summary>The broker cannot be reached.</summary>
public sealed class RelayConnectionException(string message) : Exception(message);
