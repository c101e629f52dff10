using System.Collections.Frozen;
using System.Text.Json;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>The closure kinds of the statute (law.md 7.5) under their API codes, and what they mean for the money of a case.</summary>
public static class CaseClosures
{
    public static readonly string PaidInFull = Code(ClosureKinds.PaidInFull);
    public static readonly string Withdrawn = Code(ClosureKinds.Withdrawn);
    public static readonly string Revoked = Code(ClosureKinds.Revoked);
    public static readonly string CertificateIssued = Code(ClosureKinds.CertificateIssued);
    public static readonly string Impossible = Code(ClosureKinds.Impossible);
    public static readonly string PeriodOver = Code(ClosureKinds.PeriodOver);

    public static readonly string Returned = Code(ClosureKinds.Returned);
    public static readonly string Completed = Code(ClosureKinds.Completed);
    public static readonly string TransferredToBranch = Code(ClosureKinds.TransferredToBranch);
    public static readonly string JoinedToCourt = Code(ClosureKinds.JoinedToCourt);
    public static readonly string EntrustedDone = Code(ClosureKinds.EntrustedDone);
    public static readonly string DeemedWithdrawn = Code(ClosureKinds.DeemedWithdrawn);

    private static readonly FrozenDictionary<string, ClosureKind> Kinds = ClosureKinds.All.ToFrozenDictionary(Code, StringComparer.Ordinal);

    /// <summary>Kinds an officer may close with here; the others follow from what happens to the money or come with their own feature.</summary>
    public static IReadOnlyList<string> ByDecision { get; } = [Impossible, CertificateIssued, PeriodOver];

    /// <summary>
    /// True when the closure kind ends the legal procedure, too: nothing is enforceable after it. A kind that ends it for a part ends it here: the part is the case.
    /// </summary>
    public static bool EndsProcedure(string kind) => Kinds[kind].LegallyEnded is Certainty.Yes or Certainty.ForThatPart;

    /// <summary>True for the endings that hold only as long as nothing is owed.</summary>
    public static bool HoldsWhileNothingOwed(string kind) => kind == PaidInFull || kind == Revoked;

    /// <summary>The statute's code of a closure kind.</summary>
    public static string StatuteCode(string kind) => Kinds[kind].Code;

    /// <summary>What a closure kind means: whether the case counts as closed, and whether the procedure has ended in law (CLO-01). An act that closes cases rests on it.</summary>
    public static Ruling Effect(string kind) => Closing.Effect(new ClosingFacts(StatuteCode(kind)));

    /// <summary>The rule a closing by decision rests on.</summary>
    public static string RuleOf(string kind) => kind == CertificateIssued ? "CER-01" : kind == PeriodOver ? "LIM-03" : "TER-01";

    // paid_in_full is paidInFull wherever the API says it.
    private static string Code(ClosureKind kind) =>
        JsonNamingPolicy.CamelCase.ConvertName(string.Concat(kind.Code.Split('_').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
}
