using Enforcement.CaseExecution.Consumers;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Notices;
using Enforcement.CaseExecution.Features.ReceiptFiles;

namespace Enforcement.CaseExecution;

/// <summary>The parts of the service.</summary>
internal static class CaseExecutionSetup
{
    public static void AddCaseExecution(this IServiceCollection services)
    {
        services.AddScoped<Ledger>();
        services.AddScoped<ActDesk>();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<AgencyMessages>();
        services.AddScoped<ReceiptFileBooking>();
        services.AddScoped<NoticeRunStep>();
        services.AddHostedService<ParkedMessages>();
        services.AddHostedService<NoticeRuns>();
        services.AddHostedService<OpenCaseGauges>();
        services.AddHostedService<SuspenseGauges>();
    }
}
