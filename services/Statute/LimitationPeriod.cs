namespace Enforcement.Statute;

/// <summary>
/// The time limits of one title, computed without allocation from its facts. All limits are last days on which the act is in time; none is extended by a rest
/// day (法定期間, APA 48(5)).
/// </summary>
public readonly record struct LimitationPeriod
{
    internal LimitationPeriod(LimitationFacts facts, DateOnly? transferBy, DateOnly? beginBy, DateOnly? endBy, bool isOldTaxCase)
    {
        (Facts, TransferBy, BeginBy, EndBy, IsOldTaxCase) = (facts, transferBy, beginBy, endBy, isOldTaxCase);
    }

    /// <summary>The facts.</summary>
    public LimitationFacts Facts { get; }

    /// <summary>Tax: last day of the collection period (LIM-05); null for others.</summary>
    public DateOnly? TransferBy { get; }

    /// <summary>Last day on which enforcement may begin (LIM-01, 02, 06); null while no period runs.</summary>
    public DateOnly? BeginBy { get; }

    /// <summary>Last day of enforcement if it began in time (LIM-03, 07, 09); null while no period runs.</summary>
    public DateOnly? EndBy { get; }

    /// <summary>A tax transferred before 2007-03-05, under the transitional rule (LIM-09).</summary>
    public bool IsOldTaxCase { get; }

    /// <summary>Whether enforcement has begun, by its facts or because a certificate was issued.</summary>
    public bool IsBegun => Facts.IsRetransfer || (Facts.BegunOn is { } begun && BeginBy is { } limit && begun <= limit);

    /// <summary>The limit that counts now: <see cref="EndBy"/> once begun, else <see cref="BeginBy"/>.</summary>
    public DateOnly? LastDay => IsBegun || IsOldTaxCase ? EndBy : BeginBy;

    /// <summary>The rule that gives <see cref="LastDay"/>.</summary>
    public string RuleId => (IsOldTaxCase, Facts.Kind, IsBegun) switch
    {
        (true, _, _) => "LIM-09",
        (_, LimitationKind.NonTax, true) => "LIM-03",
        (_, LimitationKind.NonTax, false) => Facts.FinalOn is null && Facts.DemandPeriodEndedOn is not null ? "LIM-02" : "LIM-01",
        (_, _, true) => "LIM-07",
        _ => "LIM-06",
    };

    /// <summary>Whether a transfer received on a day is in time: a tax within its collection period, others while enforcement may still begin.</summary>
    public bool IsTransferInTime(DateOnly day)
    {
        var limit = Facts.IsRetransfer || IsOldTaxCase ? EndBy : TransferBy ?? BeginBy;
        return limit is null || day <= limit;
    }

    /// <summary>Where the title stands on a day.</summary>
    public LimitationState StateOn(DateOnly day)
    {
        if (LastDay is not { } last)
            return LimitationState.NotRunning;
        if (IsOldTaxCase)
            return day <= last ? LimitationState.Running : LimitationState.Over;
        if (TransferBy is { } transferBy && !Facts.IsRetransfer)
        {
            if (Facts.TransferredOn is { } transferred && transferred > transferBy)
                return LimitationState.Extinguished;
            if (Facts.TransferredOn is null || Facts.TransferredOn > day)
                return day <= transferBy ? LimitationState.AwaitingTransfer : LimitationState.Extinguished;
        }

        if (IsBegun && (Facts.IsRetransfer || Facts.BegunOn <= day))
            return day <= last ? LimitationState.Running : LimitationState.Over;
        return day <= BeginBy ? LimitationState.AwaitingBegin : LimitationState.NotBegunInTime;
    }

    /// <summary>Whether the title may be enforced on a day.</summary>
    public bool IsEnforceableOn(DateOnly day) => StateOn(day) is LimitationState.AwaitingBegin or LimitationState.Running;

    /// <summary>The ruling behind <see cref="LastDay"/>, with its steps.</summary>
    public Ruling ToRuling() => Limitation.Ruling(this);

    /// <summary>The steps of the arithmetic in words.</summary>
    public IReadOnlyList<Step> Explain() => ToRuling().Steps;
}
