namespace Enforcement.Statute;

public static partial class Limitation
{
    /// <summary>Years of the collection period 徵收期間 (TCA 23(1)).</summary>
    private const int CollectionYears = 5;

    /// <summary>The amendment of 2007-03-05: cases transferred before it have their own end (TCA 23(5)).</summary>
    private static readonly DateOnly OldTaxCasesBefore = new(2007, 3, 5);

    private static readonly DateOnly OldTaxEnd = new(2012, 3, 4);
    private static readonly DateOnly OldTaxLastEnd = new(2032, 3, 4);

    /// <summary>Arrears on 2017-03-04 from which an old case goes on (TCA 23(5)).</summary>
    private const long OldTaxArrears = 10_000_000;

    private static LimitationPeriod OfTax(in LimitationFacts facts)
    {
        if (facts.TransferredOn < OldTaxCasesBefore)
            return new LimitationPeriod(facts, CollectionEnd(facts), null, OldTaxGoesOn(facts) ? OldTaxLastEnd : OldTaxEnd, isOldTaxCase: true);
        if (CollectionEnd(facts) is not { } collection)
            return new LimitationPeriod(facts, null, null, null, isOldTaxCase: false);
        var begin = Periods.YearsFrom(collection, YearsToBegin);
        return new LimitationPeriod(facts, collection, begin, Periods.YearsFrom(begin, YearsToBegin), isOldTaxCase: false);
    }

    private static DateOnly? CollectionEnd(in LimitationFacts facts) => facts.CollectionPeriodEnd ?? ComputedCollectionEnd(facts);

    private static DateOnly? ComputedCollectionEnd(in LimitationFacts facts) =>
        facts.PaymentPeriodEnd is { } end ? Periods.YearsFrom(end, CollectionYears).AddDays(Math.Max(0, facts.SuspendedDays)) : null;

    private static bool OldTaxGoesOn(in LimitationFacts facts) =>
        facts.ArrearsOn20170304 >= OldTaxArrears || facts.ArrestOrDetentionGranted || facts.ProhibitionOrdered;

    private static readonly Rule<LimitationFacts> CollectionRule = new()
    {
        Id = "LIM-05",
        Topic = "Limitation",
        Title = "Tax: five years to transfer",
        Text = "A tax is collected within 5 years from the day after its payment period; not transferred by then it is extinguished. Suspended time is deducted. "
            + "The end the agency states on the transfer form is taken before the computed one.",
        Articles = [Law.Tca["23(1)"], Law.Tca["23(2)"], Law.Tca["23(3)"]],
        Function = "Limitation.Collection",
        Decide = (facts, _) => Collection(facts),
    };

    /// <summary>LIM-05. End of the collection period. 稅捐稽徵法 23(1)-(3).</summary>
    public static Ruling Collection(LimitationFacts facts) => CollectionEnd(facts) is { } end
        ? CollectionRule.On(end, facts, static (steps, facts, _) => SayCollection(steps, facts))
        : CollectionRule.Refuse(facts, "no_payment_period", Consequence.None, static (steps, _, _) => SayNotRunning(steps));

    private static readonly Rule<LimitationFacts> TaxBeginRule = new()
    {
        Id = "LIM-06",
        Topic = "Limitation",
        Title = "Tax: five further years to begin",
        Text = "Transferred within the collection period, enforcement must begin within 5 years from the day after it ended.",
        Articles = [Law.Tca["23(4)"]],
        Function = "Limitation.TaxBegin",
        Decide = (facts, _) => TaxBegin(facts),
    };

    /// <summary>LIM-06. Last day to begin; refused when not transferred within the collection period. 稅捐稽徵法 23(4).</summary>
    public static Ruling TaxBegin(LimitationFacts facts)
    {
        if (CollectionEnd(facts) is not { } collection)
            return TaxBeginRule.Refuse(facts, "no_payment_period", Consequence.None, static (steps, _, _) => SayNotRunning(steps));
        if (!facts.IsRetransfer && facts.TransferredOn > collection)
        {
            return TaxBeginRule.Refuse(facts, "extinguished", Consequence.Return, static (steps, facts, _) =>
            {
                SayCollection(steps, facts);
                steps.Say(
                    $"transferred {facts.TransferredOn!.Value.Iso()}: too late, the tax may not be collected",
                    $"移送日{facts.TransferredOn!.Value.Roc()}：已逾徵收期間，不得再行徵收");
            });
        }

        return TaxBeginRule.On(Periods.YearsFrom(collection, YearsToBegin), facts, static (steps, facts, ruling) =>
        {
            SayCollection(steps, facts);
            steps.Say($"5 further years to begin: last day {ruling.Date!.Value.Iso()}", $"其後5年內應開始執行：末日{ruling.Date!.Value.Roc()}");
        });
    }

    private static readonly Rule<LimitationFacts> TaxEndRule = new()
    {
        Id = "LIM-07",
        Topic = "Limitation",
        Title = "Tax: five further years once begun",
        Text = "Begun within the second 5 years, enforcement may go on for a further 5 years from their end: 15 years at most.",
        Articles = [Law.Tca["23(4)"]],
        Function = "Limitation.TaxEnd",
        Decide = (facts, _) => TaxEnd(facts),
    };

    /// <summary>LIM-07. Last day once begun in time. 稅捐稽徵法 23(4).</summary>
    public static Ruling TaxEnd(LimitationFacts facts)
    {
        var period = OfTax(facts);
        if (period.EndBy is not { } end)
            return TaxEndRule.Refuse(facts, "no_payment_period", Consequence.None, static (steps, _, _) => SayNotRunning(steps));
        if (!period.IsBegun)
        {
            return TaxEndRule.Refuse(facts, "not_begun_in_time", Consequence.Stop, static (steps, _, _) =>
                steps.Say("enforcement did not begin within the second 5 years", "未於徵收期間屆滿後5年內開始執行"));
        }

        return TaxEndRule.On(end, facts, static (steps, facts, ruling) =>
        {
            SayCollection(steps, facts);
            SayBegun(steps, facts);
            var begin = OfTax(facts).BeginBy;
            if (begin is { } by)
                steps.Say($"5 further years to begin: {by.Iso()}", $"其後5年內應開始執行：{by.Roc()}");
            steps.Say($"5 further years once begun: last day {ruling.Date!.Value.Iso()}", $"開始執行者再5年：末日{ruling.Date!.Value.Roc()}");
        });
    }

    private static readonly Rule<LimitationFacts> TaxFineRule = new()
    {
        Id = "LIM-08",
        Topic = "Limitation",
        Title = "Tax fines follow the tax rule",
        Text = "The periods of a tax fine are those of a tax (LIM-05 to LIM-07).",
        Articles = [Law.Tca["49"], Law.Agency["94年度署聲議字第200號"]],
        Function = "Limitation.TaxFine",
        Decide = (facts, _) => TaxFine(facts),
    };

    /// <summary>LIM-08. The last day of a tax fine. 稅捐稽徵法 49.</summary>
    public static Ruling TaxFine(LimitationFacts facts)
    {
        var asTax = facts with { Kind = LimitationKind.TaxFine };
        var period = OfTax(asTax);
        var extinguished = !period.IsOldTaxCase && !asTax.IsRetransfer && asTax.TransferredOn > period.TransferBy;
        return period.LastDay is { } last && !extinguished
            ? TaxFineRule.On(last, asTax, Why)
            : TaxFineRule.Refuse(asTax, extinguished ? "extinguished" : "no_payment_period", Consequence.None, Why);

        static void Why(Steps steps, LimitationFacts facts, Ruling ruling)
        {
            steps.Say("a tax fine: limited like a tax", "稅捐罰鍰：準用稅捐之規定");
            foreach (var step in OfTax(facts).Explain())
                steps.Say(step.English, step.Chinese);
        }
    }

    private static readonly Rule<LimitationFacts> OldTaxRule = new()
    {
        Id = "LIM-09",
        Topic = "Limitation",
        Title = "Tax cases transferred before 2007-03-05",
        Text = "Ended 5 years after 2007-03-05; they go on to 2032-03-04 at the latest if arrears on 2017-03-04 were 10,000,000 or more, arrest or detention was "
            + "finally granted, or a prohibition order was issued.",
        Articles = [Law.Tca["23(5)"]],
        Function = "Limitation.OldTaxCase",
        InForceFrom = new DateOnly(2021, 12, 17),
        Decide = (facts, _) => OldTaxCase(facts),
    };

    /// <summary>LIM-09. The fixed end of an old tax case. 稅捐稽徵法 23(5).</summary>
    public static Ruling OldTaxCase(LimitationFacts facts) => facts.TransferredOn < OldTaxCasesBefore
        ? OldTaxRule.On(OldTaxGoesOn(facts) ? OldTaxLastEnd : OldTaxEnd, facts, static (steps, facts, ruling) =>
        {
            steps.Say($"transferred {facts.TransferredOn!.Value.Iso()}, before 2007-03-05", $"{facts.TransferredOn!.Value.Roc()}移送，在96年3月5日前");
            steps.Say(
                $"arrears on 2017-03-04: {facts.ArrearsOn20170304.Dollars()} (10,000,000 needed); arrest or detention granted: {facts.ArrestOrDetentionGranted}; prohibition order: {facts.ProhibitionOrdered}",
                $"106年3月4日欠繳{facts.ArrearsOn20170304.Dollars()}元（須達1,000萬元）；裁定拘提管收確定：{(facts.ArrestOrDetentionGranted ? "是" : "否")}；禁止命令：{(facts.ProhibitionOrdered ? "是" : "否")}");
            steps.Say($"last day {ruling.Date!.Value.Iso()}", $"末日{ruling.Date!.Value.Roc()}");
        })
        : OldTaxRule.Refuse(facts, "not_an_old_case", Consequence.None, static (steps, _, _) =>
            steps.Say("transferred on or after 2007-03-05, or not transferred: LIM-05 to LIM-07 apply", "96年3月5日以後移送：適用一般規定"));

    private static void SayCollection(Steps steps, LimitationFacts facts)
    {
        if (facts.PaymentPeriodEnd is { } end)
        {
            var computed = ComputedCollectionEnd(facts)!.Value;
            steps.Say(
                $"payment period ended {end.Iso()}; collection period 5 years from the next day{Suspended(facts, " plus {0} suspended days")}: {computed.Iso()}",
                $"繳納期間{end.Roc()}屆滿；自翌日起徵收期間5年{Suspended(facts, "，扣除停止期間{0}日")}：{computed.Roc()}");
        }

        if (facts.CollectionPeriodEnd is { } stated)
            steps.Say($"collection period ends {stated.Iso()} as stated on the transfer form", $"移送書所載徵收期間屆滿日{stated.Roc()}");
    }

    private static string Suspended(in LimitationFacts facts, string text) =>
        facts.SuspendedDays > 0 ? text.Replace("{0}", facts.SuspendedDays.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) : "";
}
