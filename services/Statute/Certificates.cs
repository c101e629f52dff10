using System.Globalization;

namespace Enforcement.Statute;

/// <summary>Facts of CER-01.</summary>
/// <param name="OrderServedOn">Day the agency received the order to report property.</param>
public readonly record struct PropertyReportFacts(DateOnly OrderServedOn);

/// <summary>Facts of CER-02.</summary>
/// <param name="On">Day of looking.</param>
/// <param name="AgencySaysNone">The agency states that there is no property.</param>
/// <param name="OrderServedOn">Day it received the order to report; null when none was made.</param>
/// <param name="PropertyReported">It reported property, which is enforced on first.</param>
public readonly record struct CertificateFacts(DateOnly On, bool AgencySaysNone, DateOnly? OrderServedOn = null, bool PropertyReported = false);

/// <summary>Facts of CER-03.</summary>
/// <param name="ReturnedOn">Day the branch received the case back from the agency's review.</param>
/// <param name="ReportsMade">Reports made since.</param>
/// <param name="Accepted">The agency accepted the case as done.</param>
public readonly record struct CertificateReviewFacts(DateOnly ReturnedOn, int ReportsMade = 0, bool Accepted = false);

/// <summary>Enforcement certificate 執行憑證 (強制執行法 27). That it neither ends the procedure nor restarts the period is LIM-10.</summary>
public static class Certificates
{
    private const int MonthsToReport = 1;
    private const int DaysToFirstReport = 20;
    private const int MonthsBetweenReports = 2;

    private static readonly Rule<PropertyReportFacts> ReportRule = new()
    {
        Id = "CER-01",
        Topic = "Certificate",
        Title = "Report property within one month",
        Text = "Without property, or when the proceeds do not suffice, the agency is ordered to report property within one month; then the certificate is issued.",
        Articles = [Law.Cea["27(1)"], Law.Apa["48(4)"]],
        Function = "Certificates.ReportBy",
        Decide = (facts, law) => ReportBy(facts, law.Calendar),
    };

    /// <summary>CER-01. M(N,1), ROLL. 強制執行法 27(1).</summary>
    public static Ruling ReportBy(PropertyReportFacts facts, WorkingCalendar calendar) =>
        ReportRule.EndOf(ReportPeriod(facts.OrderServedOn, calendar), facts, calendar, "order received", "收受查報命令");

    private static readonly Rule<CertificateFacts> IssueRule = new()
    {
        Id = "CER-02",
        Topic = "Certificate",
        Title = "Certificate at once when the agency says none",
        Text = "The certificate is issued at once when the agency states that there is no property, otherwise when the month to report ended without property.",
        Articles = [Law.Cea["27(2)"], Law.Cea["27(1)"]],
        Function = "Certificates.Issue",
        Decide = (facts, law) => Issue(facts, law.Calendar),
    };

    /// <summary>CER-02. Allowed: issue; refused: order_first, awaiting_report (Date: first day of issue) or property_reported. 強制執行法 27.</summary>
    public static Ruling Issue(CertificateFacts facts, WorkingCalendar calendar)
    {
        if (facts.PropertyReported)
        {
            return IssueRule.Refuse(facts, "property_reported", Consequence.Block, static (steps, _, _) =>
                steps.Say("property was reported: enforce on it first", "已查報財產，應先就該財產執行"));
        }

        if (facts.AgencySaysNone)
        {
            return IssueRule.Allow(facts, static (steps, _, _) =>
                steps.Say("the agency states that there is none: issue at once", "移送機關陳明無財產可供執行，得逕行發給憑證"), "agency_says_none");
        }

        if (facts.OrderServedOn is not { } served)
        {
            return IssueRule.Refuse(facts, "order_first", Consequence.Block, static (steps, _, _) =>
                steps.Say("the agency must be ordered to report property first", "應先命移送機關於一個月內查報財產"));
        }

        var period = ReportPeriod(served, calendar);
        void Why(Steps steps, CertificateFacts facts, Ruling ruling)
        {
            period.Say(steps, calendar, "order received", "收受查報命令");
            steps.Say($"on {facts.On.Iso()}: {ruling.Reason}", $"{facts.On.Roc()}：{(ruling.IsAllowed ? "到期未查報，發給憑證" : "查報期間尚未屆滿")}");
        }

        return facts.On > period.End
            ? IssueRule.Allow(facts, Why, "nothing_reported", period.Sureness(calendar))
            : IssueRule.Refuse(facts, "awaiting_report", Consequence.Block, Why, period.End.AddDays(1), period.Sureness(calendar));
    }

    private static readonly Rule<CertificateReviewFacts> ReviewRule = new()
    {
        Id = "CER-03",
        Topic = "Certificate",
        Title = "Sent back by the review: 20 days, then every 2 months",
        Text = "When the agency's review sends a certificate case back the branch reports within 20 days, then every 2 months until the agency accepts it as done.",
        Articles = [Law.Agency["90.09.27 行執一字第600167號"], Law.Apa["48(4)"]],
        Function = "Certificates.ReviewReport",
        Caveats = Caveats.Practice,
        Decide = (facts, law) => ReviewReport(facts, law.Calendar),
    };

    /// <summary>CER-03. First report R+20 ROLL, the k-th after it M(R,2k); refused when accepted. 執行憑證復核實施要點 5(1).</summary>
    public static Ruling ReviewReport(CertificateReviewFacts facts, WorkingCalendar calendar)
    {
        if (facts.Accepted)
            return ReviewRule.Refuse(facts, "accepted", Consequence.None, static (steps, _, _) => steps.Say("accepted: tracking has ended", "復核准予備查，結束追蹤"));
        var number = facts.ReportsMade.ToString(CultureInfo.InvariantCulture);
        return facts.ReportsMade < 1
            ? ReviewRule.EndOf(Periods.Days(facts.ReturnedOn, DaysToFirstReport, Rolling.Roll, calendar), facts, calendar, "sent back", "收受復核退回", "first_report")
            : ReviewRule.EndOf(
                Periods.Months(facts.ReturnedOn, MonthsBetweenReports * facts.ReportsMade, Rolling.NoRoll, calendar), facts, calendar,
                $"{number} reports made; sent back", $"收受復核退回，已陳報{number}次", "further_report");
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [ReportRule, IssueRule, ReviewRule];

    private static Period ReportPeriod(DateOnly orderServedOn, WorkingCalendar calendar) => Periods.Months(orderServedOn, MonthsToReport, Rolling.Roll, calendar);
}
