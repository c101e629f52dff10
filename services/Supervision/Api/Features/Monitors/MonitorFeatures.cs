namespace Enforcement.Supervision.Features.Monitors;

/// <summary>All features of the monitors.</summary>
internal static class MonitorFeatures
{
    public static void Map(IEndpointRouteBuilder app)
    {
        GetMonitors.Map(app);
        StartRun.Map(app);
        GetRun.Map(app);
        GetIntakeControl.Map(app);
    }
}
