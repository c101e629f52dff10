namespace Enforcement.Kernel;

/// <summary>
/// Dates in law are calendar dates in Asia/Taipei; instants are UTC. Taiwan has had a fixed offset of +08:00 without daylight saving since 1980,
/// so no time zone data is needed (the images carry none).
/// </summary>
public static class TaipeiTime
{
    /// <summary>The fixed offset.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The calendar date in Taiwan at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>Today in Taiwan.</summary>
    public static DateOnly Today(this TimeProvider time) => DateOf(time.GetUtcNow());

    /// <summary>The UTC instant at which a calendar date starts in Taiwan.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), Offset).ToUniversalTime();

    /// <summary>Year of the Republic: CE year minus 1911, e.g. 2026 is 115.</summary>
    public static int RocYear(DateOnly date) => date.Year - 1911;
}
