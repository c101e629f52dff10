using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Where a transfer stands.</summary>
public enum TransferStatus
{
    Accepted,
    NeedsCorrection,
    Returned,
    Withdrawn,
}

/// <summary>
/// One transfer after its first decision: corrected, expired, amended, withdrawn, paid at the agency. Every change counts its version by one. The state of the
/// case itself is case-execution's; what intake was told of it comes in as <see cref="CaseProgress"/>.
/// </summary>
public sealed class Transfer
{
    private const int LongestReason = 500;
    private const int LongestReceipt = 60;

    private Transfer(Guid id, string agency, TransferForm form, TransferStatus status, IReadOnlyList<ClaimLine> claims)
    {
        Id = id;
        Agency = agency;
        Form = form;
        Status = status;
        Claims = claims;
    }

    public Guid Id { get; }
    public string Agency { get; }
    public TransferForm Form { get; private set; }
    public TransferStatus Status { get; private set; }

    /// <summary>The claim lines as amended; the form keeps what was transferred.</summary>
    public IReadOnlyList<ClaimLine> Claims { get; private set; }

    public DateOnly? CorrectionDueOn { get; private set; }

    /// <summary>Amendments and withdrawal so far: they take effect in this order.</summary>
    public int LastSequence { get; private set; }

    public int Version { get; private set; } = 1;

    public long Amount => Claims.Sum(claim => claim.Amount ?? 0);

    /// <summary>A transfer as it was stored.</summary>
    public static Transfer Restore(TransferState state) =>
        new(state.Id, state.Agency, state.Form, state.Status, state.Claims ?? state.Form.Claims)
        {
            CorrectionDueOn = state.CorrectionDueOn,
            LastSequence = state.LastSequence,
            Version = state.Version,
        };

    /// <summary>The agency sends the form again; it is decided as on the day of the correction.</summary>
    public Result<TransferCorrected> Correct(TransferForm form, AgencyTerms agency, DateOnly on, LawEdition law, IReadOnlyList<Finding>? reading = null)
    {
        if (Status != TransferStatus.NeedsCorrection)
            return TransferRefusals.NotAwaitingCorrection.Because($"It is {Status}");
        if (CorrectionDueOn < on)
            return TransferRefusals.CorrectionTooLate.Because($"It ended on {CorrectionDueOn:O}", basis: TransferRules.Correction);
        if (form.AgencyCaseNumber != Form.AgencyCaseNumber && Form.AgencyCaseNumber is { Length: <= TransferCheck.LongestAgencyCaseNumber })
            return TransferRefusals.NumberChanged.Because("The form names another agency case number", "/agencyCaseNumber");

        var decision = TransferCheck.Decide(form, agency, on, law, reading);
        Form = form;
        Claims = form.Claims;
        Status = decision.Outcome switch
        {
            TransferOutcome.Accepted => TransferStatus.Accepted,
            TransferOutcome.NeedsCorrection => TransferStatus.NeedsCorrection,
            _ => TransferStatus.Returned,
        };

        // One period for the whole correction: a second attempt does not begin a new one.
        if (decision.Outcome == TransferOutcome.NeedsCorrection)
            decision = decision with { CorrectionDueOn = CorrectionDueOn };
        CorrectionDueOn = decision.CorrectionDueOn;
        Version++;
        return new TransferCorrected(decision);
    }

    /// <summary>The period passed without a correction: returned.</summary>
    public Result<CorrectionExpired> ExpireCorrection(DateOnly today)
    {
        if (Status != TransferStatus.NeedsCorrection || CorrectionDueOn is not { } due)
            return TransferRefusals.NotAwaitingCorrection.Because($"It is {Status}");
        if (today <= due)
            return TransferRefusals.CorrectionNotDue.Because($"It ends on {due:O}", basis: TransferRules.Correction);

        Status = TransferStatus.Returned;
        CorrectionDueOn = null;
        Version++;
        return new CorrectionExpired(due, FindingCodes.CorrectionExpired.At(null, $"The period for the correction ended on {due:O}"));
    }

    /// <summary>New amounts of claim lines: 0 where the act was revoked for that line (AEL 8(1)(2)). Lines keep their places; none is added.</summary>
    public Result<TransferAmended> Amend(IReadOnlyList<AmendedLine> lines, string reason, CaseProgress progress)
    {
        if (Running(progress) is { } refusal)
            return refusal;
        if (!IsReason(reason))
            return TransferRefusals.ReasonMissing.Because("The agency gives no reason", "/reason");
        if (lines.Select(line => line.Line).Distinct().Count() != lines.Count)
            return TransferRefusals.AmendmentInvalid.Because("A line stands twice", "/claims");
        var amended = Claims.ToArray();
        foreach (var line in lines)
        {
            if (line.Line < 1 || line.Line > amended.Length || line.Amount is < 0 or > AmountCheck.Largest)
                return TransferRefusals.AmendmentInvalid.Because($"Line {line.Line} of {amended.Length}, amount from 0 to {AmountCheck.Largest}", "/claims");
            amended[line.Line - 1] = amended[line.Line - 1] with { Amount = line.Amount };
        }

        var before = Amount;
        if (amended.SequenceEqual(Claims))
            return TransferRefusals.AmendmentEmpty.Because("All amounts are as before", "/claims");

        Claims = amended;
        LastSequence++;
        Version++;
        return new TransferAmended(amended, reason, Amount, Amount - before, LastSequence);
    }

    /// <summary>Withdrawal until enforcement ends (WDR-01); between winning bid and passing of title only with the buyer's consent (WDR-02).</summary>
    public Result<TransferWithdrawn> Withdraw(string reason, string? buyerConsent, CaseProgress progress)
    {
        if (Running(progress) is { } refusal)
            return refusal;
        if (!IsReason(reason))
            return TransferRefusals.ReasonMissing.Because("The agency gives no reason", "/reason");
        if (progress == CaseProgress.BidWon && string.IsNullOrWhiteSpace(buyerConsent))
            return TransferRefusals.BuyerConsentMissing.Because("A bid has won", "/buyerConsentReference", TransferRules.WithdrawalAfterBid);

        Status = TransferStatus.Withdrawn;
        LastSequence++;
        Version++;
        return new TransferWithdrawn(reason, string.IsNullOrWhiteSpace(buyerConsent) ? null : buyerConsent, LastSequence);
    }

    /// <summary>A payment the agency received itself; also after the end, when money comes late.</summary>
    public Result<PaymentReported> ReportPayment(long amount, DateOnly paidOn, string receiptNumber, DateOnly today)
    {
        if (Status is not (TransferStatus.Accepted or TransferStatus.Withdrawn))
            return TransferRefusals.NotAccepted.Because($"It is {Status}");
        if (amount is <= 0 or > AmountCheck.Largest)
            return TransferRefusals.PaymentInvalid.Because("Amount out of range", "/amount");
        if (paidOn > today || paidOn < FieldCheck.Earliest)
            return TransferRefusals.PaymentInvalid.Because("Day out of range", "/paidOn");
        if (string.IsNullOrWhiteSpace(receiptNumber) || receiptNumber.Length > LongestReceipt)
            return TransferRefusals.PaymentInvalid.Because($"A receipt number has 1 to {LongestReceipt} characters", "/receiptNumber");

        Version++;
        return new PaymentReported(amount, paidOn, receiptNumber);
    }

    /// <summary>The agency agrees that enforcement is postponed (CEA 10); how long it may be is case-execution's to decide (POS-01).</summary>
    public Result<PostponementAsked> AskPostponement(DateOnly? until, string reason, CaseProgress progress, DateOnly today)
    {
        if (Running(progress) is { } refusal)
            return refusal;
        if (!IsReason(reason))
            return TransferRefusals.ReasonMissing.Because("The agency gives no reason", "/reason");
        if (until <= today)
            return TransferRefusals.StatementInvalid.Because("The last day lies not in the future", "/until");
        Version++;
        return new PostponementAsked(until, reason);
    }

    /// <summary>The agency applies to go on after a postponement (POS-02).</summary>
    public Result<ContinuationAsked> AskContinuation(string? reference, CaseProgress progress)
    {
        if (Running(progress) is { } refusal)
            return refusal;
        if (reference?.Length > LongestReason)
            return TransferRefusals.StatementInvalid.Because($"A reference of at most {LongestReason} characters", "/reference");
        Version++;
        return new ContinuationAsked(reference);
    }

    /// <summary>The agency reports property of the obligor, or states that there is none (CEA 27; CER-01, CER-02).</summary>
    public Result<PropertyStated> StateProperty(bool hasProperty, string? description, CaseProgress progress)
    {
        if (Running(progress) is { } refusal)
            return refusal;
        if (hasProperty != !string.IsNullOrWhiteSpace(description) || description?.Length > LongestReason)
            return TransferRefusals.StatementInvalid.Because($"A description of 1 to {LongestReason} characters where there is property, else none", "/description");
        Version++;
        return new PropertyStated(hasProperty, hasProperty ? description : null);
    }

    private Refusal? Running(CaseProgress progress)
    {
        if (Status == TransferStatus.Withdrawn || (Status == TransferStatus.Accepted && progress == CaseProgress.Ended))
            return TransferRefusals.Ended.Because("Enforcement has ended", basis: TransferRules.Withdrawal);
        return Status == TransferStatus.Accepted ? null : TransferRefusals.NotAccepted.Because($"It is {Status}");
    }

    private static bool IsReason(string? reason) => !string.IsNullOrWhiteSpace(reason) && reason.Length <= LongestReason;
}
