namespace Enforcement.Statute;

/// <summary>Which law limits the time of enforcement.</summary>
public enum LimitationKind
{
    /// <summary>行政執行法 7.</summary>
    NonTax,

    /// <summary>稅捐稽徵法 23.</summary>
    Tax,

    /// <summary>A tax fine: as a tax (稅捐稽徵法 49).</summary>
    TaxFine,
}

/// <summary>The facts that decide how long a title may be enforced. Only those of its kind are read.</summary>
public readonly record struct LimitationFacts
{
    /// <summary>Which law applies.</summary>
    public LimitationKind Kind { get; init; }

    /// <summary>Non-tax: the day the act or ruling became final 確定; null while it is not final or for obligations by law.</summary>
    public DateOnly? FinalOn { get; init; }

    /// <summary>Non-tax: last day of the period in the written demand, for obligations that arise by law.</summary>
    public DateOnly? DemandPeriodEndedOn { get; init; }

    /// <summary>Tax: last day of the payment period 繳納期間屆滿日, as changed under TCA 10, 25, 26, 27.</summary>
    public DateOnly? PaymentPeriodEnd { get; init; }

    /// <summary>Tax: the end of the collection period 徵收期間屆滿日 as the transfer form states it; wins over the computed one.</summary>
    public DateOnly? CollectionPeriodEnd { get; init; }

    /// <summary>Tax: days of suspension deducted from the collection period (TCA 23(3)); not negative.</summary>
    public int SuspendedDays { get; init; }

    /// <summary>Day of the (first) transfer; null before it.</summary>
    public DateOnly? TransferredOn { get; init; }

    /// <summary>Day on which enforcement began (LIM-04); null before it.</summary>
    public DateOnly? BegunOn { get; init; }

    /// <summary>Transferred again with a certificate 憑證再移送: enforcement has begun in the past, the periods run on unchanged (LIM-10).</summary>
    public bool IsRetransfer { get; init; }

    /// <summary>Tax before 2007-03-05: arrears on 2017-03-04, whole NT$.</summary>
    public long ArrearsOn20170304 { get; init; }

    /// <summary>Tax before 2007-03-05: the court finally granted arrest or detention.</summary>
    public bool ArrestOrDetentionGranted { get; init; }

    /// <summary>Tax before 2007-03-05: a prohibition order under AEL 17-1 was issued.</summary>
    public bool ProhibitionOrdered { get; init; }
}

/// <summary>Where a title stands in its time on a day.</summary>
public enum LimitationState
{
    /// <summary>No day is known from which a period runs (title not final).</summary>
    NotRunning,

    /// <summary>Tax, not yet transferred, inside the collection period.</summary>
    AwaitingTransfer,

    /// <summary>Transferable and transferred or not; enforcement may still begin.</summary>
    AwaitingBegin,

    /// <summary>Begun in time and not over.</summary>
    Running,

    /// <summary>Tax: not transferred within the collection period; extinguished.</summary>
    Extinguished,

    /// <summary>Not begun in time; no longer enforceable 不再執行.</summary>
    NotBegunInTime,

    /// <summary>The last period is over; nothing more may be enforced.</summary>
    Over,
}
