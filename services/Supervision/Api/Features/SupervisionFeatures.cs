using Enforcement.Supervision.Features.Audit;
using Enforcement.Supervision.Features.Clocks;
using Enforcement.Supervision.Features.LawChanges;
using Enforcement.Supervision.Features.Monitors;
using Enforcement.Supervision.Features.Rules;

namespace Enforcement.Supervision.Features;

/// <summary>All endpoints of the service.</summary>
internal static class SupervisionFeatures
{
    public static void Map(IEndpointRouteBuilder app)
    {
        AuditFeatures.Map(app);
        MonitorFeatures.Map(app);
        ClockFeatures.Map(app);
        RuleFeatures.Map(app);
        LawChangeFeatures.Map(app);
    }
}
