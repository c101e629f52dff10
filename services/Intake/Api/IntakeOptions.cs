using System.ComponentModel.DataAnnotations;

namespace Enforcement.Intake;

/// <summary>Settings of the service, section <c>Intake</c>.</summary>
public sealed class IntakeOptions
{
    /// <summary>Most lines of one batch.</summary>
    [Range(1, 1_000_000)]
    public int BatchLines { get; init; } = 100_000;

    /// <summary>Most megabytes of one batch, after expansion.</summary>
    [Range(1, 2_048)]
    public int BatchMegabytes { get; init; } = 256;

    /// <summary>Longest line, kilobytes; longer lines are returned.</summary>
    [Range(1, 1_024)]
    public int LineKilobytes { get; init; } = 64;

    /// <summary>Batches one instance receives at the same time; more are asked to come again.</summary>
    [Range(1, 64)]
    public int ConcurrentBatches { get; init; } = 8;

    /// <summary>How long an instance may use an agency's terms before it reads them again.</summary>
    [Range(0, 600)]
    public int AgencyTermsSeconds { get; init; } = 5;

    /// <summary>How long what single transfers announce is gathered into one message after the last one left, milliseconds.</summary>
    [Range(0, 5_000)]
    public int AnnounceMilliseconds { get; init; } = 250;

    /// <summary>Longest wait of a group of single transfers for those that came with the last group, milliseconds; a transfer that comes alone never waits.</summary>
    [Range(0, 100)]
    public int GatherMilliseconds { get; init; } = 8;

    /// <summary>How often overdue corrections are looked for.</summary>
    [Range(1, 86_400)]
    public int OverdueCheckSeconds { get; init; } = 60;
}
