using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Legal grounds of the refusals of a transfer.</summary>
internal static class TransferRules
{
    public static readonly LegalBasis Correction = new("INT-07", "行政執行法 13");
    public static readonly LegalBasis Withdrawal = new("WDR-01", "行政執行法施行細則 24");
    public static readonly LegalBasis WithdrawalAfterBid = new("WDR-02", "強制執行法 58(2)");
}
