namespace Enforcement.Gateway.Routing;

/// <summary>The whole public surface. What is not here is not reachable from outside.</summary>
public static class PublicRoutes
{
    /// <summary>Prefix under which operations staff reach the operations endpoints of one service.</summary>
    public const string Operations = "/v1/operations/";

    /// <summary>All services, in the order of the main job.</summary>
    public static readonly IReadOnlyList<string> Services = ["intake", "case-execution", "objection-review", "supervision", "statistics"];

    /// <summary>All routes.</summary>
    public static readonly IReadOnlyList<PublicRoute> All =
    [
        new("/v1/agencies", "intake"),
        new("/v1/transfers", "intake", Traffic.Transfer),
        new("/v1/transfer-batches", "intake", Traffic.Bulk),
        new("/v1/agency-events", "intake"),
        new("/v1/instalment-requests", "intake"),
        new("/v1/sections", "intake"),
        new("/v1/jurisdiction", "intake"),
        new("/v1/finding-codes", "intake"),
        new("/v1/cases", "case-execution"),
        new("/v1/obligors", "case-execution"),
        new("/v1/payments", "case-execution"),
        new("/v1/receipt-files", "case-execution", Traffic.Bulk),
        new("/v1/suspense", "case-execution"),
        new("/v1/acts", "case-execution"),
        new("/v1/stays", "case-execution"),
        new("/v1/garnishments", "case-execution"),
        new("/v1/third-party", "case-execution"),
        new("/v1/instalment-plans", "case-execution"),
        new("/v1/certificates", "case-execution"),
        new("/v1/postponements", "case-execution"),
        new("/v1/objection-effects", "case-execution"),
        new("/v1/release-tasks", "case-execution"),
        new("/v1/seizures", "case-execution"),
        new("/v1/auctions", "case-execution"),
        new("/v1/distributions", "case-execution"),
        new("/v1/proposals", "case-execution"),
        new("/v1/approval-rules", "case-execution"),
        new("/v1/restrictions", "case-execution"),
        new("/v1/custodies", "case-execution"),
        new("/v1/court-reports", "case-execution"),
        new("/v1/worklist", "case-execution"),
        new("/v1/notices", "case-execution"),
        new("/v1/notices-due", "case-execution"),
        new("/v1/notice-runs", "case-execution"),
        new("/v1/moratoria", "case-execution"),
        new("/v1/appearance-records", "case-execution"),
        new("/v1/inquiries", "case-execution"),
        new("/v1/inquiry-audits", "case-execution"),
        new("/v1/jurisdiction-transfers", "case-execution"),
        new("/v1/tail-files", "case-execution"),
        new("/v1/entrustments", "case-execution"),
        new("/v1/insolvencies", "case-execution"),
        new("/v1/court-joinders", "case-execution"),
        new("/v1/objections", "objection-review"),
        new("/v1/clocks/case-execution", "case-execution"),
        new("/v1/clocks/objection-review", "objection-review"),
        new("/v1/audit", "supervision"),
        new("/v1/clock-monitor", "supervision"),
        new("/v1/monitors", "supervision"),
        new("/v1/rules", "supervision"),
        new("/v1/calendar", "supervision"),
        new("/v1/tables", "supervision"),
        new("/v1/law-changes", "supervision"),
        new("/v1/statistics", "statistics"),
    ];

    /// <summary>The route of a path, or null when the path is not public.</summary>
    public static PublicRoute? Find(string path) => All.FirstOrDefault(route =>
        path.StartsWith(route.Prefix, StringComparison.OrdinalIgnoreCase) && (path.Length == route.Prefix.Length || path[route.Prefix.Length] == '/'));
}
