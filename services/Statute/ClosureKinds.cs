namespace Enforcement.Statute;

/// <summary>Whether something is so; the sources may leave it open.</summary>
public enum Certainty
{
    /// <summary>No.</summary>
    No,

    /// <summary>Yes.</summary>
    Yes,

    /// <summary>For the part concerned only.</summary>
    ForThatPart,

    /// <summary>Not found in the sources; ask the customer.</summary>
    NotFound,
}

/// <summary>A way a case closes 報結 (law.md 7.5). Closing for the statistics and ending in law are two things.</summary>
/// <param name="Code">Stable code, snake case.</param>
/// <param name="Chinese">Chinese name.</param>
/// <param name="StatisticallyClosed">Counted as closed; money collected afterwards is not counted in performance.</param>
/// <param name="LegallyEnded">The procedure has ended; when not, the enforcement period runs on.</param>
/// <param name="Articles">Basis.</param>
public sealed record ClosureKind(string Code, string Chinese, Certainty StatisticallyClosed, Certainty LegallyEnded, IReadOnlyList<Article> Articles);

/// <summary>The kinds of closure; the official list of statistics terms was not found, so this is the derived one.</summary>
public static class ClosureKinds
{
    /// <summary>Paid in full.</summary>
    public static readonly ClosureKind PaidInFull = new("paid_in_full", "完全繳清", Certainty.Yes, Certainty.Yes, [Law.Ael["8(1)(1)"], Law.Ael["22"]]);

    /// <summary>Enforcement complete by sale, no claim left.</summary>
    public static readonly ClosureKind Completed = new("completed", "執行完畢", Certainty.Yes, Certainty.Yes, [Law.Ael["8(1)(1)"]]);

    /// <summary>Act or ruling finally revoked.</summary>
    public static readonly ClosureKind Revoked = new("revoked", "撤銷確定", Certainty.Yes, Certainty.Yes, [Law.Ael["8(1)(2)"]]);

    /// <summary>Act or ruling finally changed in part: the amount falls, the rest goes on.</summary>
    public static readonly ClosureKind RevokedInPart =
        new("revoked_in_part", "部分撤銷或變更確定", Certainty.ForThatPart, Certainty.ForThatPart, [Law.Ael["8(1)(2)"], Law.Ael["8(2)"]]);

    /// <summary>Performance proven impossible.</summary>
    public static readonly ClosureKind Impossible = new("impossible", "履行不能", Certainty.Yes, Certainty.Yes, [Law.Ael["8(1)(3)"]]);

    /// <summary>Certificate issued: closed for the statistics, the period keeps running.</summary>
    public static readonly ClosureKind CertificateIssued = new(
        "certificate_issued", "核發執行憑證", Certainty.Yes, Certainty.No,
        [Law.Cea["27"], Law.Moj["103.09.01 法律字第10303510020號"], Law.Moj["104.07.03 法律字第10403506600號"]]);

    /// <summary>Withdrawn by the agency.</summary>
    public static readonly ClosureKind Withdrawn = new("withdrawn", "撤回", Certainty.Yes, Certainty.Yes, [Law.Er["24"]]);

    /// <summary>Returned at intake; a new transfer is possible.</summary>
    public static readonly ClosureKind Returned = new("returned", "退案", Certainty.Yes, Certainty.Yes, [Law.Practice["立案審查流程"]]);

    /// <summary>Transferred to another branch: a tail file stays, it goes on elsewhere.</summary>
    public static readonly ClosureKind TransferredToBranch = new("transferred_to_branch", "移轉管轄", Certainty.Yes, Certainty.No, [Law.Er["20"]]);

    /// <summary>Joined to a court procedure; goes on at court.</summary>
    public static readonly ClosureKind JoinedToCourt =
        new("joined_to_court", "函送併辦", Certainty.NotFound, Certainty.No, [Law.Cea["33-2"], Law.Er["26"]]);

    /// <summary>Entrusted case done; not while a collection order still collects.</summary>
    public static readonly ClosureKind EntrustedDone =
        new("entrusted_done", "助執報結", Certainty.Yes, Certainty.NotFound, [Law.Agency["91.05.14 行執一字第0916000593號"]]);

    /// <summary>Enforcement period over.</summary>
    public static readonly ClosureKind PeriodOver = new("period_over", "逾執行期間", Certainty.Yes, Certainty.Yes, [Law.Ael["7"], Law.Tca["23"]]);

    /// <summary>Deemed withdrawn: for that asset or case.</summary>
    public static readonly ClosureKind DeemedWithdrawn =
        new("deemed_withdrawn", "視為撤回", Certainty.ForThatPart, Certainty.ForThatPart, [Law.Cea["10(3)"], Law.Cea["95(2)"]]);

    /// <summary>All kinds, in the order of the table.</summary>
    public static IReadOnlyList<ClosureKind> All { get; } =
    [
        PaidInFull, Completed, Revoked, RevokedInPart, Impossible, CertificateIssued, Withdrawn, Returned, TransferredToBranch, JoinedToCourt, EntrustedDone,
        PeriodOver, DeemedWithdrawn,
    ];

    /// <summary>The kind of a code, or null.</summary>
    public static ClosureKind? Find(string code) => All.FirstOrDefault(kind => kind.Code == code);
}
