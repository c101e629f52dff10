using Enforcement.Statistics.Data;

namespace Enforcement.Statistics.Features;

/// <summary>Figures of one group; the keys grouped by are given, the others are left out. Counts are cases or lines, amounts NT$.</summary>
public sealed record FigureRow
{
    public DateOnly? Day { get; init; }
    public string? Branch { get; init; }
    public string? Agency { get; init; }
    public string? Kind { get; init; }

    /// <summary>Lines accepted.</summary>
    public required long AcceptedCount { get; init; }
    public required long AcceptedAmount { get; init; }

    /// <summary>Lines that need correction.</summary>
    public required long CorrectionCount { get; init; }
    public required long CorrectionAmount { get; init; }

    /// <summary>Lines returned.</summary>
    public required long ReturnedCount { get; init; }
    public required long ReturnedAmount { get; init; }

    /// <summary>Cases opened 新收.</summary>
    public required long NewCount { get; init; }
    public required long NewAmount { get; init; }

    /// <summary>Open cases received from another branch 移轉管轄; that branch counts them as closed.</summary>
    public required long TransferredInCount { get; init; }

    /// <summary>Cases closed 終結.</summary>
    public required long ClosedCount { get; init; }
    public required long ReopenedCount { get; init; }

    /// <summary>Payments booked, less those taken back.</summary>
    public required long PaymentCount { get; init; }

    /// <summary>Collected 徵起金額, less what was taken back.</summary>
    public required long CollectedAmount { get; init; }

    /// <summary>Collected after statistical closure; not counted as performance.</summary>
    public required long AfterClosureAmount { get; init; }

    /// <summary>Amendments and withdrawals that took effect.</summary>
    public required long AmendedCount { get; init; }
    public required long AmendedAmount { get; init; }

    /// <summary>Cases open at the end of the day, or of the range when not grouped by day: new + transferred in - closed + reopened since the beginning.</summary>
    public required long OpenCount { get; init; }

    internal static FigureRow Of(DateOnly? day, string? branch, string? agency, string? kind, Func<Measure, long> read, long open) => new()
    {
        Day = day,
        Branch = branch,
        Agency = agency,
        Kind = kind,
        AcceptedCount = read(Measure.AcceptedCount),
        AcceptedAmount = read(Measure.AcceptedAmount),
        CorrectionCount = read(Measure.CorrectionCount),
        CorrectionAmount = read(Measure.CorrectionAmount),
        ReturnedCount = read(Measure.ReturnedCount),
        ReturnedAmount = read(Measure.ReturnedAmount),
        NewCount = read(Measure.NewCount),
        NewAmount = read(Measure.NewAmount),
        TransferredInCount = read(Measure.TransferredInCount),
        ClosedCount = read(Measure.ClosedCount),
        ReopenedCount = read(Measure.ReopenedCount),
        PaymentCount = read(Measure.PaymentCount),
        CollectedAmount = read(Measure.CollectedAmount),
        AfterClosureAmount = read(Measure.AfterClosureAmount),
        AmendedCount = read(Measure.AmendedCount),
        AmendedAmount = read(Measure.AmendedAmount),
        OpenCount = open,
    };
}
