namespace Enforcement.Statute;

/// <summary>What a third party holds under an order.</summary>
/// <param name="Name">Names the order; orders of one rank and day keep by it.</param>
/// <param name="Rank">How hard it hits the obligor, 0 the mildest (行政執行法 3).</param>
/// <param name="ServedOn">Day the order was served on the third party.</param>
/// <param name="Amount">What it holds, whole NT$.</param>
/// <param name="IsFixed">The third party has been told to pay it: it is not given up any more.</param>
public sealed record HeldClaim(string Name, int Rank, DateOnly ServedOn, long Amount, bool IsFixed = false);

/// <summary>Facts of GAR-09.</summary>
/// <param name="Owed">Debt and costs of the cases the orders are for, whole NT$.</param>
/// <param name="Claims">What the orders hold together.</param>
public sealed record HeldClaimsFacts(long Owed, IReadOnlyList<HeldClaim> Claims);

/// <summary>Facts of THP-08.</summary>
/// <param name="On">Day of the second order.</param>
/// <param name="ServedOn">Day the attachment order was served on the third party; null when it was not.</param>
/// <param name="AgencyAskedOn">Day the transferring agency was asked; null when it was not.</param>
/// <param name="AnsweredOn">Day the third party said what it holds; null when it is silent.</param>
/// <param name="ObjectedOn">Day of its objection, as long as it stands; null when it did not object or lost the suit.</param>
public readonly record struct SecondOrderFacts(DateOnly On, DateOnly? ServedOn, DateOnly? AgencyAskedOn, DateOnly? AnsweredOn = null, DateOnly? ObjectedOn = null);
