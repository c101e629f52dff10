using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Enforcement.Hosting.Telemetry;

/// <summary>
/// Figures that cost a query are read in the background at a fixed pace and only handed out when metrics are collected: however often somebody scrapes, the
/// database is asked no more. A read that fails keeps the figures of before; the first of a row says so in the log.
/// </summary>
/// <param name="interval">Time between two reads.</param>
/// <param name="log">Where failed reads are told.</param>
public abstract class PolledGauges(TimeSpan interval, ILogger log) : BackgroundService
{
    /// <summary>Reads the figures once.</summary>
    protected abstract Task ReadAsync(CancellationToken cancel);

    /// <summary>Called instead when a read failed because the server is away.</summary>
    protected virtual void Failed()
    {
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval);
        var told = false;
        do
        {
            try
            {
                await ReadAsync(stoppingToken);
                told = false;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (IsOutage(exception))
            {
                Failed();
                if (!told)
                    HostingLog.FiguresNotRead(log, GetType().Name, exception.Message);
                told = true;
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private static bool IsOutage(Exception exception) =>
        exception is NpgsqlException or TimeoutException or IOException or OperationCanceledException or RabbitMQ.Client.Exceptions.RabbitMQClientException;

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken cancel)
    {
        try
        {
            return await timer.WaitForNextTickAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
