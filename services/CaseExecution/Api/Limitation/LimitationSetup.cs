using Enforcement.CaseExecution.Data;
using Enforcement.Law.Clocks;

namespace Enforcement.CaseExecution.Limitation;

/// <summary>The clocks of cases: those of the clock book, and the limitation of every title.</summary>
internal static class LimitationSetup
{
    public static void AddClocks(this WebApplicationBuilder builder)
    {
        builder.AddClocks<CaseExecutionDbContext>();
        builder.Services.AddSingleton<LimitationWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<LimitationWatch>());
    }
}
