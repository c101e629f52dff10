namespace Enforcement.Tool.Generating;

/// <summary>Titles, dates and amounts of one sort of claim, such that it may be transferred on the receiving day (MAT-*, LIM-*).</summary>
public static class Claims
{
    /// <summary>What the form says about title, periods and claim lines.</summary>
    public static Line Of(ClaimMix claim, Draws draws, DateOnly receivedOn) => claim.SubKind switch
    {
        "trafficFine" => Fine(draws, receivedOn, "違反道路交通管理處罰條例", "道路交通管理處罰條例 65", [600, 900, 1200, 1800, 2400, 6000, 90_000]),
        "taxFine" => Fine(draws, receivedOn, "違反稅法罰鍰", "行政執行法 11", [3000, 7500, 25_000, 120_000]),
        "nhiUnit" => Premium(draws, receivedOn, overdue: 31, lateFee: 0.15, "雇主欠繳全民健康保險費"),
        "nhiIndividual" => Premium(draws, receivedOn, overdue: 151, lateFee: 0.05, "欠繳全民健康保險費"),
        "benefitReclaim" => Act(draws, receivedOn, "溢領給付返還", "行政程序法 127", draws.Amount(2000, 400_000), 0),
        "fee" => Act(draws, receivedOn, "欠繳規費", "規費法 20", draws.Amount(40, 12_000), 0.05),
        _ when claim.Kind == "tax" => Tax(draws, receivedOn),
        _ => Fine(draws, receivedOn, "違反廢棄物清理法", "行政執行法 11", [1200, 3600, 6000, 60_000]),
    };

    private static Line Tax(Draws draws, DateOnly receivedOn)
    {
        var periodEnd = receivedOn.AddDays(-Age(draws, 62));
        var tax = draws.Amount(1500, 3_000_000);
        return With(
            new Line
            {
                Title = Title(draws, "administrativeAct", periodEnd.AddDays(-30), finalAfter: 60, draws.Pick(["綜合所得稅", "營業稅", "地價稅", "房屋稅", "使用牌照稅"])),
                TransferArticle = "稅捐稽徵法 39",
                PaymentPeriodEnd = periodEnd,
                CollectionPeriodEnd = periodEnd.AddYears(5),
                SuspendedDays = draws.Chance(0.05) ? draws.Between(10, 200) : null,
            },
            new LineClaim("principal", tax, periodEnd),
            new LineClaim("lateFee", tax / 10, periodEnd.AddDays(30)),
            draws.Chance(0.4) ? new LineClaim("interest", (tax / 200) + 1, periodEnd.AddDays(31)) : null);
    }

    private static Line Premium(Draws draws, DateOnly receivedOn, int overdue, double lateFee, string cause)
    {
        var last = receivedOn.AddDays(-Age(draws, overdue + 5));
        var premium = draws.Amount(826, 30_000);
        var months = draws.Between(1, 6);
        var principal = Enumerable.Range(0, months).Select(month => new LineClaim("principal", premium, last.AddMonths(-month))).ToArray();
        return With(
            new Line
            {
                Title = Title(draws, draws.Chance(0.5) ? "law" : "administrativeAct", last.AddDays(-20), finalAfter: 31, cause),
                TransferArticle = "全民健康保險法 35",
                PaymentPeriodEnd = last,
            },
            [.. principal, new LineClaim("lateFee", (long)(premium * months * lateFee) + 1, last.AddDays(31))]);
    }

    private static Line Fine(Draws draws, DateOnly receivedOn, string cause, string article, long[] amounts)
    {
        var served = receivedOn.AddDays(-Age(draws, 70));
        return With(
            new Line
            {
                Title = Title(draws, "administrativeAct", served, finalAfter: 31, cause) with { ViolationDate = served.AddDays(-draws.Between(20, 90)), RemedyPending = false },
                TransferArticle = article,
                PaymentPeriodEnd = served.AddDays(30),
            },
            new LineClaim("principal", draws.Pick(amounts), served.AddDays(30)));
    }

    private static Line Act(Draws draws, DateOnly receivedOn, string cause, string article, long amount, double lateFee)
    {
        var served = receivedOn.AddDays(-Age(draws, 75));
        return With(
            new Line
            {
                Title = Title(draws, "administrativeAct", served, finalAfter: 31, cause),
                TransferArticle = article,
                PaymentPeriodEnd = served.AddDays(30),
            },
            new LineClaim("principal", amount, served.AddDays(30)),
            lateFee > 0 ? new LineClaim("lateFee", (long)(amount * lateFee) + 1, served.AddDays(32)) : null);
    }

    /// <summary>Mostly fresh, some close to the end of the enforcement period: five years, so that clocks have something to warn of.</summary>
    private static int Age(Draws draws, int least) => draws.Chance(0.03) ? draws.Between(4 * 365, (5 * 365) - 60) : draws.Between(least, least + 500);

    private static LineTitle Title(Draws draws, string kind, DateOnly served, int finalAfter, string cause)
    {
        var byLaw = kind == "law";
        return new LineTitle
        {
            Kind = kind,
            Number = byLaw ? null : $"{draws.Pick(["北", "中", "南", "東"])}字第{draws.Digits(10)}號",
            Date = byLaw ? null : served.AddDays(-draws.Between(3, 14)),
            ServedOn = served,
            FinalOn = byLaw ? null : served.AddDays(finalAfter),
            NotYetFinal = byLaw ? null : false,
            LegalBasis = byLaw ? "全民健康保險法 15" : null,
            Cause = cause,
            NamesObligor = true,
            ReviewPending = false,
        };
    }

    private static Line With(Line line, params ReadOnlySpan<LineClaim?> claims)
    {
        var kept = new List<LineClaim>(claims.Length);
        foreach (var claim in claims)
        {
            if (claim is { Amount: > 0 })
                kept.Add(claim);
        }

        return line with { Claims = kept, TotalAmount = kept.Sum(claim => claim.Amount) };
    }
}
