using Enforcement.Hosting;
using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Law.Clocks.Features;

/// <summary>The clocks of one service: <c>/v1/clocks/{service}/...</c>; the gateway routes the prefix of each service that keeps clocks.</summary>
public static class ClockEndpoints
{
    /// <summary>Everybody but third parties, each in its scope.</summary>
    internal static readonly string[] Readers = [Roles.Agency, .. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations];

    /// <summary>Maps them.</summary>
    public static void MapClocks(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var group = app.MapGroup($"/v1/clocks/{app.Services.GetRequiredService<ServiceName>().Name}").WithTags("clocks").AllowRoles(Readers);
        ListClocks.Map(group);
        ListMoves.Map(group);
        GetClock.Map(group);
    }
}
