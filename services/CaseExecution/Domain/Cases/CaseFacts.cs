namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>What a change did to the state open or closed.</summary>
public enum CaseTurn
{
    None,
    Closed,
    Reopened,
}

/// <summary>Where a part of a payment went, why in that order, and by which articles.</summary>
public sealed record LineAllocation(int Line, long Amount, string Reason, string Articles);

/// <summary>A payment was applied to the lines.</summary>
/// <param name="Lines">Parts, positive.</param>
/// <param name="Applied">Sum of the parts.</param>
/// <param name="Excess">What is more than was owed.</param>
/// <param name="AfterClosure">The case had been closed statistically before: not counted in performance (law.md 7.5).</param>
/// <param name="Turn">Closed when nothing is owed any more.</param>
public sealed record PaymentApplied(IReadOnlyList<LineAllocation> Lines, long Applied, long Excess, bool AfterClosure, CaseTurn Turn);

/// <summary>Money applied before was taken off the lines again.</summary>
public sealed record PaymentTakenBack(IReadOnlyList<LineAllocation> Lines, long Amount, CaseTurn Turn);

/// <summary>The agency's new amounts took effect.</summary>
/// <param name="Delta">Change of the sum claimed.</param>
/// <param name="Released">Money that the lines hold beyond their new amount, per line; it must leave them in the same transaction.</param>
/// <param name="Turn">Closed when nothing is owed any more, reopened when something is owed again.</param>
public sealed record AmountAmended(long Delta, IReadOnlyList<LineAmount> Released, CaseTurn Turn);

/// <summary>The agency withdrew; what was still owed is remitted.</summary>
public sealed record CaseWithdrawn(long Remitted);

/// <summary>The case was closed by decision.</summary>
public sealed record CaseClosed(string Kind, long Remitted);

/// <summary>One movement on an account of a line; the ledger is the list of them, after the opening.</summary>
public sealed record LedgerMovement(int Line, LedgerAccount Account, long Amount);

/// <summary>What of a line a movement changes; outstanding follows.</summary>
public enum LedgerAccount
{
    Claimed,
    Paid,
    Remitted,
}
