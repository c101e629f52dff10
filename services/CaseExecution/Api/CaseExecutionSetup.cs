using Enforcement.CaseExecution.Consumers;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.ReceiptFiles;
using Enforcement.CaseExecution.Releases;

namespace Enforcement.CaseExecution;

/// <summary>The parts of the service.</summary>
internal static class CaseExecutionSetup
{
    public static void AddCaseExecution(this IServiceCollection services)
    {
        services.AddScoped<Ledger>();
        services.AddScoped<ActDesk>();
        services.AddScoped<AgencyMessages>();
        services.AddScoped<ReceiptFileBooking>();
        services.AddSingleton<ReleaseWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ReleaseWatch>());
        services.AddHostedService<ParkedMessages>();
        services.AddHostedService<OpenCaseGauges>();
        services.AddHostedService<SuspenseGauges>();
    }
}
