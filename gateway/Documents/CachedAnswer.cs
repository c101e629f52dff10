namespace Enforcement.Gateway.Documents;

/// <summary>An answer that is costly to make: made by the first caller after it aged, the same bytes for all others.</summary>
internal sealed class CachedAnswer(TimeSpan age, TimeProvider time, Func<CancellationToken, Task<byte[]>> make) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private (byte[] Bytes, DateTimeOffset Made)? _answer;

    public async Task<byte[]> GetAsync(CancellationToken cancel)
    {
        if (Fresh() is { } bytes)
            return bytes;
        await _one.WaitAsync(cancel);
        try
        {
            if (Fresh() is { } meanwhile)
                return meanwhile;
            var made = await make(cancel);
            _answer = (made, time.GetUtcNow());
            return made;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private byte[]? Fresh() => _answer is { } answer && time.GetUtcNow() - answer.Made < age ? answer.Bytes : null;
}
