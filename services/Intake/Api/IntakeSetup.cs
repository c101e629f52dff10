using Enforcement.Intake.Corrections;
using Enforcement.Intake.Features.Agencies;
using Enforcement.Intake.Features.Batches;
using Enforcement.Intake.Features.Feed;
using Enforcement.Intake.Features.Instalments;
using Enforcement.Intake.Features.Jurisdiction;
using Enforcement.Intake.Features.Sections;
using Enforcement.Intake.Features.Transfers;
using Enforcement.Intake.Writing;

namespace Enforcement.Intake;

/// <summary>The parts and features of the service.</summary>
internal static class IntakeSetup
{
    public static void AddIntake(this IServiceCollection services)
    {
        services.AddSingleton<AgencyTermsCache>();
        services.AddSingleton<TransferWriter>();
        services.AddSingleton<Announcer>();
        services.AddHostedService(provider => provider.GetRequiredService<Announcer>());
        services.AddSingleton<GroupCommit>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());
        services.AddSingleton<BatchStore>();
        services.AddSingleton<BatchReceiver>();
        services.AddSingleton<BatchSlots>();
        services.AddSingleton<OverdueCorrections>();
        services.AddHostedService(provider => provider.GetRequiredService<OverdueCorrections>());
    }

    public static void MapIntake(this IEndpointRouteBuilder app)
    {
        PutAgency.Map(app);
        GetAgency.Map(app);
        ListAgencies.Map(app);
        DissolveAgency.Map(app);
        ListSections.Map(app);
        PutSection.Map(app);
        FindJurisdiction.Map(app);
        ListFindingCodes.Map(app);
        SubmitTransfer.Map(app);
        GetTransfer.Map(app);
        ListTransfers.Map(app);
        CorrectTransfer.Map(app);
        AmendTransfer.Map(app);
        WithdrawTransfer.Map(app);
        ReportPayment.Map(app);
        StateToExecution.Map(app);
        InstalmentRequests.Map(app);
        SubmitBatch.Map(app);
        GetBatch.Map(app);
        ListBatches.Map(app);
        GetBatchResults.Map(app);
        ReadAgencyEvents.Map(app);
    }
}
