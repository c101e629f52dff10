namespace Enforcement.Statute;

/// <summary>What a ruling says.</summary>
public enum Outcome
{
    /// <summary>The law permits it.</summary>
    Allowed,

    /// <summary>The law forbids it, or the condition is not met.</summary>
    Refused,

    /// <summary>A calendar date in Taiwan, see <see cref="Ruling.Date"/>.</summary>
    Date,

    /// <summary>An instant, see <see cref="Ruling.Instant"/>.</summary>
    Instant,

    /// <summary>Whole NT$ or a count, see <see cref="Ruling.Amount"/>.</summary>
    Amount,

    /// <summary>A sequence or list, see <see cref="Ruling.Order"/>.</summary>
    Order,
}

/// <summary>What follows from a refusal.</summary>
public enum Consequence
{
    /// <summary>Nothing beyond the refusal itself.</summary>
    None,

    /// <summary>The agency may correct within a period 補正 (INT-07).</summary>
    Correct,

    /// <summary>Returned to the agency 退案.</summary>
    Return,

    /// <summary>Not against this person or at this time, until the ground is gone.</summary>
    Block,

    /// <summary>Goes to the branch that has jurisdiction 移轉管轄.</summary>
    TransferElsewhere,

    /// <summary>All measures stop and are lifted; the case closes.</summary>
    Stop,
}

/// <summary>What a reader of a ruling should know about how sure it is.</summary>
[Flags]
public enum Caveats
{
    /// <summary>Taken from the text of the law.</summary>
    None = 0,

    /// <summary>Uses a configured value nobody has confirmed yet.</summary>
    UnverifiedValue = 1,

    /// <summary>Uses days of a year for which no official calendar is loaded.</summary>
    ComputedCalendar = 2,

    /// <summary>Uses a way of counting that is convention, not text.</summary>
    Convention = 4,

    /// <summary>Rests on reported practice or an inference from it.</summary>
    Practice = 8,
}
