using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Legal grounds of the refusals of a transfer, as the rulebook names them.</summary>
internal static class TransferRules
{
    public static readonly LegalBasis Correction = IntakeRules.Rules.Single(rule => rule.Id == "INT-07").Basis;
    public static readonly LegalBasis Withdrawal = Statute.Withdrawal.Rules.Single(rule => rule.Id == "WDR-01").Basis;
    public static readonly LegalBasis WithdrawalAfterBid = Statute.Withdrawal.Rules.Single(rule => rule.Id == "WDR-02").Basis;
}
