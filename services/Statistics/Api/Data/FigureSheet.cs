namespace Enforcement.Statistics.Data;

/// <summary>The measures of <c>daily_figure</c>; the snake_case name is the column.</summary>
public enum Measure
{
    AcceptedCount,
    AcceptedAmount,
    CorrectionCount,
    CorrectionAmount,
    ReturnedCount,
    ReturnedAmount,
    NewCount,
    NewAmount,
    ClosedCount,
    ReopenedCount,
    PaymentCount,
    CollectedAmount,
    AfterClosureAmount,
    AmendedCount,
    AmendedAmount,
    TransferredInCount,
}

/// <summary>Which row of the figures; branch and kind are null where a returned line never got that far.</summary>
public readonly record struct FigureKey(DateOnly Day, string? Branch, string Agency, string? Kind);

/// <summary>What one message adds to the figures, already summed by row.</summary>
/// <param name="message">Contract name; with <paramref name="eventId"/> what is counted once, for ever.</param>
/// <param name="eventId">Id inside the message, the same in every replay.</param>
public sealed class FigureSheet(string message, Guid eventId)
{
    private readonly Dictionary<FigureKey, long[]> _rows = [];

    public string Message { get; } = message;
    public Guid EventId { get; } = eventId;
    public IReadOnlyDictionary<FigureKey, long[]> Rows => _rows;

    /// <summary>Adds to one measure of one row.</summary>
    public FigureSheet Add(FigureKey key, Measure measure, long value)
    {
        if (!_rows.TryGetValue(key, out var row))
            _rows.Add(key, row = new long[Enum.GetValues<Measure>().Length]);
        row[(int)measure] += value;
        return this;
    }
}
