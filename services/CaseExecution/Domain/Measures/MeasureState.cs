namespace Enforcement.CaseExecution.Domain.Measures;

/// <summary>
/// Life of a measure: proposed → approved → inForce ⇄ stayed → released or ended; before it is in force it can only be cancelled. Nothing leads out of the last
/// three. A release undoes it; an end is its own completion (sold, collected, period over). Either leaves a release task.
/// </summary>
public enum MeasureState
{
    Proposed,
    Approved,
    InForce,
    Stayed,
    Released,
    Ended,
    Cancelled,
}

/// <summary>Sets of states.</summary>
public static class MeasureStates
{
    /// <summary>It binds somebody, or did before a stay.</summary>
    public static bool IsEffective(this MeasureState state) => state is MeasureState.InForce or MeasureState.Stayed;

    /// <summary>It may still take effect or is in effect.</summary>
    public static bool IsLive(this MeasureState state) => state < MeasureState.Released;
}
