namespace Enforcement.Intake.Domain.Transfers;

/// <summary>The agency sent the form again and it was decided anew.</summary>
public sealed record TransferCorrected(TransferDecision Decision);

/// <summary>The period for the correction passed (INT-07).</summary>
public sealed record CorrectionExpired(DateOnly DueOn, Finding Finding);

/// <summary>The amounts of claim lines changed.</summary>
/// <param name="Claims">The claim lines as they now stand.</param>
/// <param name="Reason">The agency's reason.</param>
/// <param name="Amount">The new total, NT$.</param>
/// <param name="Change">The difference to the total before, NT$.</param>
/// <param name="Sequence">Place among the amendments and the withdrawal of this transfer.</param>
public sealed record TransferAmended(IReadOnlyList<ClaimLine> Claims, string Reason, long Amount, long Change, int Sequence);

/// <summary>The agency withdrew the transfer (ER 24).</summary>
public sealed record TransferWithdrawn(string Reason, string? BuyerConsent, int Sequence);

/// <summary>The agency reported a payment it received itself.</summary>
public sealed record PaymentReported(long Amount, DateOnly PaidOn, string ReceiptNumber);

/// <summary>The agency agrees to a postponement (CEA 10).</summary>
/// <param name="Until">Last day wished; null is the longest possible.</param>
/// <param name="Reason">Why.</param>
public sealed record PostponementAsked(DateOnly? Until, string Reason);

/// <summary>The agency applies to go on after a postponement.</summary>
public sealed record ContinuationAsked(string? Reference);

/// <summary>The agency reports property, or that there is none (CEA 27).</summary>
public sealed record PropertyStated(bool HasProperty, string? Description);
