using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Enforcement.Hosting.Messaging;

/// <summary>Wakes the relay of this process; other processes find rows by polling.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Says that rows were committed.</summary>
    public void Notify()
    {
        lock (_signal)
        {
            if (_signal.CurrentCount == 0)
                _signal.Release();
        }
    }

    /// <summary>Waits for a signal, or until the poll interval is over.</summary>
    public Task WaitAsync(TimeSpan poll, CancellationToken cancel) => _signal.WaitAsync(poll, cancel);

    /// <inheritdoc />
    public void Dispose() => _signal.Dispose();
}

/// <summary>Signals after each committed transaction and each save outside of one.</summary>
public sealed class OutboxSignalInterceptor(OutboxSignal signal) : DbTransactionInterceptor
{
    /// <inheritdoc />
    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.Notify();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => signal.Notify();
}
