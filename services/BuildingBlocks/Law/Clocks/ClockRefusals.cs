using Enforcement.Kernel;

namespace Enforcement.Law.Clocks;

/// <summary>Why something cannot be done with a clock.</summary>
public static class ClockRefusals
{
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "clock.not_found", "There is no such clock, or it is outside your scope.");

    public static readonly RefusalCode AlreadyRunning =
        new(RefusalKind.Conflict, "clock.already_running", "A clock of this name runs from other facts.");

    public static readonly RefusalCode Ended = new(RefusalKind.Conflict, "clock.ended", "The clock has ended.");

    public static readonly RefusalCode RanOut = new(RefusalKind.Conflict, "clock.ran_out", "The clock has run out; it cannot be stopped any more.");

    public static readonly RefusalCode InstantInvalid =
        new(RefusalKind.Invalid, "clock.instant_invalid", "The instant lies before the clock's start or its last stop.");

    public static readonly RefusalCode NotDue = new(RefusalKind.Invalid, "clock.not_due", "By these facts the law sets no day or instant.");
}
