namespace Enforcement.CaseExecution.Limitation;

/// <summary>What can be said of the limitation clock of a case; stored as its number.</summary>
internal enum LimitationTold : short
{
    /// <summary>Nothing: it is far away, or no longer of interest.</summary>
    Nothing = 0,

    /// <summary>The remaining period is short (LIM-11).</summary>
    DueSoon = 1,

    /// <summary>The period is over; nothing more may be enforced.</summary>
    Over = 2,
}

/// <summary>Cases of whom something else must be said than was said last.</summary>
/// <param name="Cases">Condition on <c>case_file</c> with <c>$1</c> today and <c>$2</c> the last day that is warned of; each is a range of one index.</param>
/// <param name="Say">What must be said.</param>
internal sealed record LimitationStep(string Cases, LimitationTold Say)
{
    /// <summary>
    /// All of them. What must be said follows from the day, the clock and the state of the case alone, so a clock that moves, a case that closes or comes back and a
    /// changed lead need no code of their own: the next look finds that something else was said.
    /// </summary>
    public static readonly IReadOnlyList<LimitationStep> All =
    [
        new("status = 'open' and clock_told = 0 and clock_due < $1", LimitationTold.Over),
        new("status = 'open' and clock_told = 1 and clock_due < $1", LimitationTold.Over),
        new("status = 'open' and clock_told = 0 and clock_due between $1 and $2", LimitationTold.DueSoon),
        new("status = 'open' and clock_told = 2 and clock_due between $1 and $2", LimitationTold.DueSoon),
        new("status = 'open' and clock_told = 1 and clock_due > $2", LimitationTold.Nothing),
        new("status = 'open' and clock_told = 2 and clock_due > $2", LimitationTold.Nothing),
        new("status = 'open' and clock_told > 0 and clock_due is null", LimitationTold.Nothing),
        new("status = 'closed' and clock_told > 0", LimitationTold.Nothing),
    ];
}
