using System.ComponentModel.DataAnnotations;

namespace Enforcement.CaseExecution;

/// <summary>Settings of section <c>CaseExecution</c>.</summary>
public sealed class CaseExecutionOptions
{
    /// <summary>Seconds between two looks at parked messages.</summary>
    [Range(0.05, 60)]
    public double ParkedPollSeconds { get; init; } = 1;

    /// <summary>How long an objection against an unknown case number waits for the case before it is answered "no such case".</summary>
    [Range(0, 3600)]
    public int ObjectionWaitSeconds { get; init; } = 30;

    /// <summary>Seconds between two looks at limitation clocks; they change by the day.</summary>
    [Range(0.05, 3600)]
    public double LimitationPollSeconds { get; init; } = 30;

    /// <summary>Cases told of in one transaction.</summary>
    [Range(1, 5000)]
    public int LimitationBatch { get; init; } = 500;

    /// <summary>Seconds between two looks at what the end of a plan still wants done.</summary>
    [Range(0.05, 3600)]
    public double FollowUpPollSeconds { get; init; } = 5;

    /// <summary>Seconds between two looks at runs of notices.</summary>
    [Range(0.05, 60)]
    public double NoticeRunPollSeconds { get; init; } = 1;

    /// <summary>Cases or notices of a run in one transaction; an obligor is never split.</summary>
    [Range(1, 5000)]
    public int NoticeRunChunk { get; init; } = 500;

    /// <summary>Cases or notices of a run at most.</summary>
    [Range(1, 100_000)]
    public int LargestNoticeRun { get; init; } = 10_000;

    /// <summary>Seconds between two looks at release tasks that are late; they change by the day.</summary>
    [Range(0.05, 3600)]
    public double ReleasePollSeconds { get; init; } = 30;

    /// <summary>Receipts booked in one transaction of a file.</summary>
    [Range(1, 5000)]
    public int ReceiptChunk { get; init; } = 1000;

    /// <summary>Largest file of receipts, lines.</summary>
    [Range(1, 1_000_000)]
    public int LargestReceiptFile { get; init; } = 200_000;

    /// <summary>Largest file of receipts, bytes.</summary>
    [Range(1024, 268_435_456)]
    public long LargestReceiptFileBytes { get; init; } = 64 * 1024 * 1024;
}
