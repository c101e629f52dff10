using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Measures;

/// <summary>What is to be done outside.</summary>
public enum ReleaseAction
{
    /// <summary>Cancel the registration, lift the attachment or restriction.</summary>
    Release,

    /// <summary>Attach no more than <see cref="ReleaseTask.Amount"/>.</summary>
    Reduce,
}

public enum ReleaseState
{
    Open,
    Confirmed,

    /// <summary>A later task of the same measure says it all.</summary>
    Superseded,
}

/// <summary>Something outside that must follow the end or reduction of a measure (CAN-01), tracked until it is confirmed.</summary>
public sealed class ReleaseTask
{
    public required Guid Id { get; init; }
    public required Guid MeasureId { get; init; }
    public required ReleaseAction Action { get; init; }

    /// <summary>For <see cref="ReleaseAction.Reduce"/>: what stays attached, NT$.</summary>
    public long? Amount { get; init; }

    public required string Reason { get; init; }
    public required DateOnly DueOn { get; init; }
    public required ReleaseState State { get; set; }
    public required int Version { get; set; }
    public DateOnly? ConfirmedOn { get; private set; }
    public string? Confirmation { get; private set; }

    /// <summary>The addressee has done it.</summary>
    /// <param name="on">Day it took effect there.</param>
    /// <param name="confirmation">Number of the letter or registration.</param>
    /// <param name="today">Today.</param>
    public Result<ReleaseTask> Confirm(DateOnly on, string confirmation, DateOnly today)
    {
        if (State != ReleaseState.Open)
            return ReleaseRefusals.Done.Because($"It is {State}.");
        if (on > today)
            return ReleaseRefusals.InFuture.Because($"Today is {today:yyyy-MM-dd}.", "/confirmedOn");
        (State, ConfirmedOn, Confirmation) = (ReleaseState.Confirmed, on, confirmation);
        Version++;
        return this;
    }
}
