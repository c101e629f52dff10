using Enforcement.CaseExecution.Consumers;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Auctions;
using Enforcement.CaseExecution.Features.Instalments;
using Enforcement.CaseExecution.Features.Notices;
using Enforcement.CaseExecution.Features.ReceiptFiles;
using Enforcement.CaseExecution.Features.ThirdParties;
using Enforcement.CaseExecution.Releases;
using Enforcement.Law.Clocks;

namespace Enforcement.CaseExecution;

/// <summary>The parts of the service.</summary>
internal static class CaseExecutionSetup
{
    public static void AddCaseExecution(this IServiceCollection services)
    {
        services.AddScoped<Ledger>();
        services.AddScoped<ActDesk>();
        services.AddScoped<ThirdPartyDesk>();
        services.AddScoped<AuctionDesk>();
        services.AddScoped<NoticeDesk>();
        services.AddScoped<AgencyMessages>();
        services.AddScoped<AgencyStatements>();
        services.AddScoped<Retransfers>();
        services.AddScoped<ReceiptFileBooking>();
        services.AddScoped<IClockReaction, PersonClockReaction>();
        services.AddScoped<IClockReaction, CourtReportClockReaction>();
        services.AddSingleton<ReleaseWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<ReleaseWatch>());
        services.AddHostedService<ParkedMessages>();
        services.AddScoped<IClockReaction, InstalmentClockReaction>();
        services.AddHostedService<PlanCompletions>();
        services.AddScoped<NoticeRunStep>();
        services.AddHostedService<NoticeRuns>();
        services.AddHostedService<OpenCaseGauges>();
        services.AddHostedService<SuspenseGauges>();
    }
}
