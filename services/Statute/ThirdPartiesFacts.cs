namespace Enforcement.Statute;

/// <summary>Facts of THP-01.</summary>
/// <param name="ServedOn">Day the order was served on the third party.</param>
public readonly record struct ThirdPartyServedFacts(DateOnly ServedOn);

/// <summary>Facts of THP-02.</summary>
/// <param name="NotifiedOn">Day the transferring agency was notified of the objection.</param>
public readonly record struct ThirdPartyObjectedFacts(DateOnly NotifiedOn);

/// <summary>Facts of THP-03.</summary>
/// <param name="HasThirdParty">There is a third party; false for rights that exist without one.</param>
/// <param name="ThirdPartyServedOn">Day of service on the third party; null when not served.</param>
/// <param name="ObligorServedOn">Day of service on the obligor; null when not served.</param>
/// <param name="RegisteredOn">Day the attachment was registered; null when it is not.</param>
public readonly record struct AttachmentEffectFacts(
    bool HasThirdParty, DateOnly? ThirdPartyServedOn, DateOnly? ObligorServedOn = null, DateOnly? RegisteredOn = null);

/// <summary>One attachment that reached the third party.</summary>
/// <param name="Authority">Court or branch.</param>
/// <param name="ServedAt">When its order was served on the third party.</param>
/// <param name="Amount">What it attaches, whole NT$.</param>
public sealed record ServedAttachment(string Authority, DateTimeOffset ServedAt, long Amount);

/// <summary>Facts of THP-04.</summary>
/// <param name="Claim">What the third party owes the obligor, whole NT$.</param>
/// <param name="Attachments">The attachments that reached him.</param>
/// <param name="PaidAt">When he paid as an order told him; null while he has not. What was served afterwards catches nothing.</param>
public sealed record AttachmentPriorityFacts(long Claim, IReadOnlyList<ServedAttachment> Attachments, DateTimeOffset? PaidAt = null);

/// <summary>Facts of THP-05.</summary>
/// <param name="ServedOn">Day the order was served on the third party.</param>
/// <param name="On">Day of looking.</param>
/// <param name="PaymentOrdered">A collection order or pay-over order was served too: he was told to pay.</param>
/// <param name="ObjectedOn">Day his written objection arrived; null when none did.</param>
/// <param name="Paid">He paid or handed over.</param>
/// <param name="AgencyApplied">The transferring agency applied for enforcement against him.</param>
public readonly record struct ThirdPartyDefaultFacts(
    DateOnly ServedOn, DateOnly On, bool PaymentOrdered, DateOnly? ObjectedOn = null, bool Paid = false, bool AgencyApplied = false);

/// <summary>Facts of THP-06.</summary>
/// <param name="DepositedOn">Day the third party deposits the sum 提存.</param>
/// <param name="SecondOrderIssuedOn">Day a collection, transfer or pay-over order was issued; null when none was.</param>
public readonly record struct ThirdPartyDepositFacts(DateOnly DepositedOn, DateOnly? SecondOrderIssuedOn = null);

/// <summary>Facts of THP-07.</summary>
/// <param name="NotifiedOn">Day the transferring agency was notified of the objection.</param>
/// <param name="On">Day of looking.</param>
/// <param name="SuitProvenOn">Day the agency proved that it sued; null when it did not.</param>
/// <param name="ThirdPartyRequests">The third party asks to revoke the order.</param>
public readonly record struct OrderRevocationFacts(DateOnly NotifiedOn, DateOnly On, DateOnly? SuitProvenOn = null, bool ThirdPartyRequests = false);
