using System.Globalization;

namespace Enforcement.Tool.Job;

/// <summary>The summary for people, and lines to try at once.</summary>
public static class Report
{
    public static async Task PrintAsync(Summary summary, Outcomes outcomes, string monitors, GatewayClient gateway)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(outcomes);
        ArgumentNullException.ThrowIfNull(gateway);
        Say($"""

            The main job
              lines sent         {summary.Lines,12:N0}   in {summary.Seconds:0.0} s until the last case was counted ({summary.Lines / summary.Seconds:N0} lines/s)
              accepted           {summary.Accepted,12:N0}   NT$ {summary.AmountAccepted,18:N0}
              opened as cases    {summary.Opened,12:N0}   NT$ {summary.AmountOpened,18:N0}
              counted            {summary.Counted,12:N0}   NT$ {summary.AmountCounted,18:N0}
              needs correction   {summary.NeedsCorrection,12:N0}
              returned           {summary.Returned,12:N0}
            """);
        foreach (var (outcome, count) in outcomes.ByOutcome.Where(pair => pair.Key is "repeated" or "conflict"))
            Say($"  {outcome,-17} {count,13:N0}");
        Table("Cases per branch", outcomes.CasesByBranch);
        Table("Needs correction, by finding (a line may have several)", outcomes.CorrectionsByCode);
        Table("Returned, by finding", outcomes.ReturnsByCode);
        Say($"""

            Monitors (accepted = opened = counted, money, audit): {monitors}
            Audit chain verified: {(summary.AuditVerified ? "yes" : "NO")}
            Trace of the first batch: {summary.TraceId} (in the logs below .run/logs, and in your tracing backend)
            {(summary.Agrees ? "All counts and amounts agree." : "THE COUNTS DO NOT AGREE.")}
            """);
        if (outcomes.CaseNumber is not null)
            await PrintLinesToTryAsync(outcomes, gateway);
    }

    private static async Task PrintLinesToTryAsync(Outcomes outcomes, GatewayClient gateway)
    {
        var at = gateway.Address.ToString().TrimEnd('/');
        Say($"""

            To try (tokens of the development issuer, 12 hours):
              AGENCY='Authorization: Bearer {await gateway.TokenAsync("agency", agency: outcomes.Agency)}'
              OFFICER='Authorization: Bearer {await gateway.TokenAsync("officer", branch: outcomes.Branch)}'
              curl -H "$AGENCY" {at}/v1/transfers/{outcomes.TransferId}
              curl -H "$AGENCY" '{at}/v1/agency-events?limit=3'
              curl -H "$OFFICER" {at}/v1/cases/{outcomes.CaseNumber}
              curl -H "$OFFICER" '{at}/v1/worklist?limit=3'
            """);
    }

    private static void Table(string title, SortedDictionary<string, int> counts)
    {
        if (counts.Count == 0)
            return;
        Say($"\n{title}");
        foreach (var (key, count) in counts)
            Say($"  {key,-28} {count,8:N0}");
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
