using System.Collections.Concurrent;

namespace Enforcement.Law.Clocks;

/// <summary>Clocks that could not be changed: tried again later and later, so that they neither hold up nor drown the others.</summary>
internal sealed class StuckClocks(TimeProvider time)
{
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, (int Attempts, DateTimeOffset Until)> _clocks = new();

    /// <summary>Those that rest now.</summary>
    public Guid[] Resting()
    {
        var now = time.GetUtcNow();
        return [.. _clocks.Where(clock => clock.Value.Until > now).Select(clock => clock.Key)];
    }

    /// <summary>It failed: it rests twice as long as the last time.</summary>
    public void Failed(Guid id) => _clocks.AddOrUpdate(id, _ => (1, time.GetUtcNow() + Rest(1)), (_, before) => (before.Attempts + 1, time.GetUtcNow() + Rest(before.Attempts + 1)));

    /// <summary>They were changed.</summary>
    public void Healed(IEnumerable<Guid> ids)
    {
        if (_clocks.IsEmpty)
            return;
        foreach (var id in ids)
            _clocks.TryRemove(id, out _);
    }

    private static TimeSpan Rest(int attempts) => TimeSpan.FromSeconds(Math.Min(LongestRest.TotalSeconds, Math.Pow(2, Math.Min(attempts, 16) - 1)));
}
