using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>What the closure kinds of the statute (law.md 7.5) mean for the money of a case.</summary>
public static class CaseClosures
{
    public const string PaidInFull = "paidInFull";
    public const string Withdrawn = "withdrawn";
    public const string Revoked = "actRevoked";

    public static readonly LegalBasis Withdrawal = new("WDR-01", "行政執行法施行細則 24");
    public static readonly LegalBasis WithdrawalAfterBid = new("WDR-02", "強制執行法 58(2)");

    /// <summary>Kinds an officer may close with here; the others follow from what happens to the money or come with their own feature.</summary>
    public static readonly IReadOnlyList<string> ByDecision = ["performanceImpossible", "certificateIssued", "periodOver"];

    /// <summary>The rule a closing by decision rests on.</summary>
    public static string RuleOf(string kind) => kind == "certificateIssued" ? "CER-01" : kind == "periodOver" ? "LIM-03" : "TER-01";

    /// <summary>True when the closure kind ends the legal procedure, too: nothing is enforceable after it.</summary>
    public static bool EndsProcedure(string kind) => kind != "certificateIssued";

    /// <summary>True for the endings that hold only as long as nothing is owed.</summary>
    public static bool HoldsWhileNothingOwed(string kind) => kind is PaidInFull or Revoked;
}
