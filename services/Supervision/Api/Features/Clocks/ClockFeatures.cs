using Enforcement.Hosting.Access;

namespace Enforcement.Supervision.Features.Clocks;

/// <summary>All features of the clock monitor.</summary>
internal static class ClockFeatures
{
    /// <summary>Headquarters and those who answer for a branch, limited to it.</summary>
    public static readonly string[] Readers = [Roles.Auditor, Roles.Operations, .. Roles.Headquarters, Roles.ChiefOfficer, Roles.BranchHead];

    public static void Map(IEndpointRouteBuilder app)
    {
        GetClockMonitor.Map(app);
        ListWatchedClocks.Map(app);
    }
}
