namespace Enforcement.Intake.Domain.Transfers;

/// <summary>The title 執行名義 the transfer rests on: one title is one case is one number (ER 22).</summary>
public sealed record Title
{
    public TitleKind? Kind { get; init; }

    public string? Number { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>Day the act, ruling or demand was served on the obligor.</summary>
    public DateOnly? ServedOn { get; init; }

    /// <summary>確定日: day the title became formally unappealable; drives AEL 7.</summary>
    public DateOnly? FinalOn { get; init; }

    /// <summary>尚未確定.</summary>
    public bool? NotYetFinal { get; init; }

    /// <summary>The ruling is a provisional attachment 假扣押 for a public claim (AEL 11): it secures what is neither final nor overdue yet.</summary>
    public bool? Provisional { get; init; }

    /// <summary>Day the agency received the ruling of a provisional attachment; thirty days later it is not executed any more (PRV-01).</summary>
    public DateOnly? ReceivedOn { get; init; }

    public string? LegalBasis { get; init; }

    /// <summary>義務發生之原因.</summary>
    public string? Cause { get; init; }

    public DateOnly? ViolationDate { get; init; }

    /// <summary>The title names the obligor; it does not bind anybody it does not name (INT-11).</summary>
    public bool? NamesObligor { get; init; }

    /// <summary>A remedy against a fine is not finished (TCA 50-2), or a suit against a traffic fine is pending.</summary>
    public bool? RemedyPending { get; init; }

    /// <summary>An administrative review 復查 of a tax is pending (TCA 39(1)).</summary>
    public bool? ReviewPending { get; init; }
}

public enum TitleKind
{
    Law,
    AdministrativeAct,
    CourtRuling,

    /// <summary>Known only to be refused: a civil judgment is no valid title (INT-03).</summary>
    CivilJudgment,
}
