using Microsoft.Extensions.Options;

namespace Enforcement.Intake.Features.Batches;

/// <summary>Bounds how many batches an instance receives at once: each holds buffers and a connection.</summary>
public sealed class BatchSlots(IOptions<IntakeOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.Value.ConcurrentBatches);

    /// <summary>A slot to give back, or null when all are taken.</summary>
    public IDisposable? Take() => _free.Wait(0) ? new Slot(_free) : null;

    public void Dispose() => _free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
