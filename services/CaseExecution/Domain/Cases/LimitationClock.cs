using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>The dates of a title from which limitation is reckoned.</summary>
public readonly record struct TitleDates
{
    public required ClaimKind Kind { get; init; }
    public required string SubKind { get; init; }

    /// <summary><c>law</c>, <c>administrativeAct</c> or <c>courtRuling</c>.</summary>
    public required string TitleKind { get; init; }

    public DateOnly? FinalOn { get; init; }
    public DateOnly? PaymentPeriodEnd { get; init; }
    public DateOnly? CollectionPeriodEnd { get; init; }
    public int SuspendedDays { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>First transfer of a claim that came back, with the facts of TCA 23(5); null where the agency stated none.</summary>
    public OldTax? OldTax { get; init; }

    /// <summary>It is a provisional attachment: what it secures is not final, so no period has begun.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Transferred again with an enforcement certificate, which restarts nothing (LIM-10).</summary>
    public bool IsRetransfer { get; init; }
}

/// <summary>What lets a tax transferred before 2007-03-05 go on until 2032 (TCA 23(5); LIM-09).</summary>
/// <param name="FirstTransferredOn">Day of its first transfer.</param>
/// <param name="ArrearsOn20170304">NT$ owed on 2017-03-04.</param>
/// <param name="ArrestGranted">Arrest or detention was finally granted.</param>
/// <param name="ProhibitionOrdered">A prohibition order was issued.</param>
public sealed record OldTax(DateOnly FirstTransferredOn, long ArrearsOn20170304, bool ArrestGranted, bool ProhibitionOrdered);

/// <summary>The period within which enforcement must begin, then end (AEL 7; TCA 23).</summary>
/// <param name="Rule">Rule that gives the last day, e.g. <c>LIM-01</c>.</param>
/// <param name="From">Day from which it is reckoned.</param>
/// <param name="DueOn">Last day.</param>
public readonly record struct LimitationClock(string Rule, DateOnly From, DateOnly DueOn)
{
    /// <summary>The clock that runs from the opening; null while the title is not final and so no period has begun.</summary>
    public static LimitationClock? AtOpening(in TitleDates title)
    {
        if (title.IsProvisional)
            return null;
        var period = Limitation.Of(Facts(title));
        return period.LastDay is { } last && Start(period) is { } start ? new LimitationClock(period.RuleId, start, last) : null;
    }

    /// <summary>The ruling behind the clock, with the steps of its arithmetic.</summary>
    public static Ruling Explain(in TitleDates title) => Limitation.Of(Facts(title)).ToRuling();

    /// <summary>What a certificate leaves of the period: all of it as it was (LIM-10).</summary>
    public static Ruling AfterCertificate(in TitleDates title) => Limitation.Certificate(Facts(title));

    /// <summary>The days of a stay that the law deducts from the period (LIM-12).</summary>
    /// <param name="title">The title.</param>
    /// <param name="from">First day of the stay.</param>
    /// <param name="until">Day it was lifted.</param>
    public static Ruling Stopped(in TitleDates title, DateOnly from, DateOnly until) => Limitation.Stopped(new StoppedFacts(Facts(title), from, until));

    private static DateOnly? Start(in LimitationPeriod period) =>
        period.TransferBy ?? period.Facts.FinalOn ?? period.Facts.DemandPeriodEndedOn ?? period.Facts.TransferredOn;

    private static LimitationFacts Facts(in TitleDates title) => new()
    {
        Kind = title.SubKind == "taxFine" ? LimitationKind.TaxFine : title.Kind == ClaimKind.Tax ? LimitationKind.Tax : LimitationKind.NonTax,
        FinalOn = title.FinalOn,
        DemandPeriodEndedOn = title.TitleKind == "law" ? title.PaymentPeriodEnd : null,
        PaymentPeriodEnd = title.PaymentPeriodEnd,
        CollectionPeriodEnd = title.CollectionPeriodEnd,
        SuspendedDays = title.SuspendedDays,
        TransferredOn = title.OldTax?.FirstTransferredOn ?? title.ReceivedOn,
        ArrearsOn20170304 = title.OldTax?.ArrearsOn20170304 ?? 0,
        ArrestOrDetentionGranted = title.OldTax?.ArrestGranted ?? false,
        ProhibitionOrdered = title.OldTax?.ProhibitionOrdered ?? false,
        IsRetransfer = title.IsRetransfer,
    };
}
