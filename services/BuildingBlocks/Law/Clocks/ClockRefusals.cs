using Enforcement.Kernel;

namespace Enforcement.Law.Clocks;

/// <summary>Why something cannot be done with a clock.</summary>
public static class ClockRefusals
{
    /// <summary>No such clock, or out of scope.</summary>
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "clock.not_found", "There is no such clock, or it is outside your scope.");

    /// <summary>The name is taken by an open clock with other facts.</summary>
    public static readonly RefusalCode AlreadyRunning =
        new(RefusalKind.Conflict, "clock.already_running", "A clock of this name runs from other facts.");

    /// <summary>Met, cancelled, or done late.</summary>
    public static readonly RefusalCode Ended = new(RefusalKind.Conflict, "clock.ended", "The clock has ended.");

    /// <summary>Late: it can only be met or cancelled.</summary>
    public static readonly RefusalCode RanOut = new(RefusalKind.Conflict, "clock.ran_out", "The clock has run out; it cannot be stopped any more.");

    /// <summary>Turns of a clock are recorded in the order they happen.</summary>
    public static readonly RefusalCode InstantInvalid =
        new(RefusalKind.Invalid, "clock.instant_invalid", "The instant lies before the clock's start or its last stop.");

    /// <summary>The rule refuses or gives no day.</summary>
    public static readonly RefusalCode NotDue = new(RefusalKind.Invalid, "clock.not_due", "By these facts the law sets no day or instant.");
}
