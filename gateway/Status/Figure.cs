namespace Enforcement.Gateway.Status;

/// <summary>A figure of the status page.</summary>
/// <param name="Key">Its name for the page.</param>
/// <param name="Metric">Where it comes from.</param>
/// <param name="By">Label that splits it; <c>service</c> is the service asked; null for one number.</param>
/// <param name="PerSecond">True for counters shown as a rate.</param>
/// <param name="Where">Only lines for which this holds.</param>
/// <param name="From">Only from this service; from all when null.</param>
/// <param name="Largest">Take the largest line in place of the sum.</param>
internal sealed record Figure(string Key, string Metric, string? By = null, bool PerSecond = false, Func<MetricLine, bool>? Where = null, string? From = null, bool Largest = false)
{
    /// <summary>All figures of the page.</summary>
    public static readonly IReadOnlyList<Figure> All =
    [
        new("requests", "http_server_request_duration_seconds_count", PerSecond: true, From: GatewaySetup.Name, Where: line => IsApi(line)),
        new("failures", "http_server_request_duration_seconds_count", PerSecond: true, From: GatewaySetup.Name, Where: line => IsApi(line) && Is5xx(line)),
        new("lines", "enforcement_intake_lines_total", By: "outcome", PerSecond: true),
        new("opened", "enforcement_cases_opened_total", PerSecond: true),
        new("counted", "enforcement_statistics_messages_total", PerSecond: true),
        new("audited", "enforcement_audit_records_total", PerSecond: true),
        new("consumed", "messaging_masstransit_consume_ea_total", By: "service", PerSecond: true),
        new("cpu", "dotnet_process_cpu_time_seconds_total", By: "service", PerSecond: true),
        new("memory", "dotnet_process_memory_working_set_bytes", By: "service"),
        new("unsent", "enforcement_outbox_unsent", By: "service"),
        new("unsentAge", "enforcement_outbox_oldest_age_seconds", By: "service"),
        new("waiting", "enforcement_queue_messages", By: "service"),
        new("waitingAge", "enforcement_queue_oldest_age_seconds", By: "service", Largest: true),
        new("failed", "enforcement_queue_errors", By: "service"),
        new("overdue", "enforcement_objections_clocks_overdue_total", By: "clock"),
        new("suspense", "enforcement_suspense_open"),
        new("suspenseAmount", "enforcement_suspense_amount"),
        new("suspenseAge", "enforcement_suspense_oldest_age_seconds"),
        new("openCases", "enforcement_cases_open", By: "age"),
        new("databaseSize", "enforcement_database_size_bytes", Largest: true),
        new("connections", "enforcement_database_connections", Largest: true),
        new("connectionsLimit", "enforcement_database_connections_limit", Largest: true),
    ];

    /// <summary>All metrics read.</summary>
    public static readonly IReadOnlySet<string> Metrics = All.Select(figure => figure.Metric).Append(Instance).ToHashSet(StringComparer.Ordinal);

    /// <summary>The metric that names the instance that answered.</summary>
    public const string Instance = "target_info";

    private static bool IsApi(MetricLine line) => line.Labels.TryGetValue("http_route", out var route) && route.StartsWith("/v1/", StringComparison.Ordinal);

    private static bool Is5xx(MetricLine line) => line.Labels.TryGetValue("http_response_status_code", out var status) && status.StartsWith('5');
}
