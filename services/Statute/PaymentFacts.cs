using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>One open line of a claim.</summary>
/// <param name="LineId">The line.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Item">What it is.</param>
/// <param name="Outstanding">What is still owed, whole NT$; not negative.</param>
/// <param name="DueOn">When it fell or falls due; null counts as due.</param>
/// <param name="CollectionPeriodEnd">Tax: end of the collection period; tie-breaker.</param>
/// <param name="IsSecured">Security is given for it.</param>
public sealed record OpenLine(
    Guid LineId, Guid CaseId, ClaimItem Item, long Outstanding, DateOnly? DueOn = null, DateOnly? CollectionPeriodEnd = null, bool IsSecured = false);

/// <summary>A payment to be applied.</summary>
/// <param name="Amount">Whole NT$, not negative.</param>
/// <param name="PaidOn">Day of payment in Taiwan.</param>
/// <param name="Lines">All open lines it may pay, over one or several cases of the obligor; each line once.</param>
/// <param name="ChosenCases">Cases the payer named, in his order; null or empty when he named none.</param>
public sealed record PaymentFacts(long Amount, DateOnly PaidOn, IReadOnlyList<OpenLine> Lines, IReadOnlyList<Guid>? ChosenCases = null);

/// <summary>Why a case gets its part before or beside the others.</summary>
public enum CaseOrderReason
{
    /// <summary>The only case.</summary>
    OnlyCase,

    /// <summary>The payer named it (CC 321).</summary>
    PayersChoice,

    /// <summary>Decided by what is due already (CC 322(1)).</summary>
    DueFirst,

    /// <summary>Decided by the lesser security (CC 322(2)).</summary>
    LeastSecured,

    /// <summary>Decided by the earlier due date (CC 322(2)).</summary>
    EarliestDue,

    /// <summary>Decided by the earlier end of the collection period (TCA-ER 10 by analogy; convention).</summary>
    EarliestCollectionEnd,

    /// <summary>Equal to others: in proportion (CC 322(3)).</summary>
    ProRata,
}

/// <summary>Which part of a case a line belongs to (CC 323).</summary>
public enum AllocationClass
{
    /// <summary>Necessary enforcement costs.</summary>
    Costs,

    /// <summary>Interest and, by convention, late fees and surcharges.</summary>
    Interest,

    /// <summary>Principal and everything else.</summary>
    Principal,
}

/// <summary>What one line gets.</summary>
/// <param name="Line">The line.</param>
/// <param name="Amount">Whole NT$, more than 0, never more than outstanding.</param>
/// <param name="Order">Why its case is served at this place.</param>
/// <param name="Class">Which part of the case it is.</param>
public readonly record struct Allocation(OpenLine Line, long Amount, CaseOrderReason Order, AllocationClass Class)
{
    /// <summary>Stable reason code, e.g. <c>earliest_due.interest</c>.</summary>
    public string Reason => PaymentAllocation.CodeOf(Order, Class);

    /// <summary>The articles behind order and class.</summary>
    public IReadOnlyList<Article> Articles => PaymentAllocation.ArticlesOf(Order, Class);
}

/// <summary>A payment applied: what the lines get and what is left over. Allocated + remainder is exactly the amount.</summary>
/// <param name="Allocations">In the order of application.</param>
/// <param name="Remainder">What no line takes.</param>
/// <param name="Ruling">The ruling with its steps.</param>
public sealed record AppliedPayment(IReadOnlyList<Allocation> Allocations, long Remainder, Ruling Ruling);
