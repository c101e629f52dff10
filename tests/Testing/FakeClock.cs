namespace Enforcement.Testing;

/// <summary>A clock that stands still until it is moved; timers run on the system's.</summary>
/// <param name="now">Start, UTC.</param>
public sealed class FakeClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The time it shows.</summary>
    public DateTimeOffset Now { get; set; } = now;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves it.</summary>
    public void Advance(TimeSpan by) => Now += by;
}
