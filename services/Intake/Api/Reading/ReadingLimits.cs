namespace Enforcement.Intake.Reading;

/// <summary>Bounds of what is read from a body, after expansion of gzip.</summary>
public sealed record ReadingLimits
{
    public int Lines { get; init; } = 100_000;

    public long ExpandedBytes { get; init; } = 256L * 1024 * 1024;

    public int LineBytes { get; init; } = 64 * 1024;
}

public enum TransferFormat
{
    Ndjson,
    Csv,
}
