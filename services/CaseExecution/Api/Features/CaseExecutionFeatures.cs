using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Cases;
using Enforcement.CaseExecution.Features.Courts;
using Enforcement.CaseExecution.Features.Entrustments;
using Enforcement.CaseExecution.Features.Estates;
using Enforcement.CaseExecution.Features.Insolvencies;
using Enforcement.CaseExecution.Features.Joining;
using Enforcement.CaseExecution.Features.Jurisdictions;
using Enforcement.CaseExecution.Features.Measures;
using Enforcement.CaseExecution.Features.Obligors;
using Enforcement.CaseExecution.Features.Payments;
using Enforcement.CaseExecution.Features.Property;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.CaseExecution.Features.ReceiptFiles;
using Enforcement.CaseExecution.Features.Reviews;
using Enforcement.CaseExecution.Features.Stays;
using Enforcement.CaseExecution.Features.SuspenseItems;
using Enforcement.CaseExecution.Features.Worklists;

namespace Enforcement.CaseExecution.Features;

/// <summary>All endpoints of the service.</summary>
internal static class CaseExecutionFeatures
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        ReadCase.Map(routes);
        ReadCaseHistory.Map(routes);
        ReadCaseLedger.Map(routes);
        ReadCaseClocks.Map(routes);
        CloseCase.Map(routes);
        ReadObligor.Map(routes);
        SearchObligors.Map(routes);
        ReadWorklist.Map(routes);
        BookPayment.Map(routes);
        ReadPayment.Map(routes);
        ReversePayment.Map(routes);
        RefundPayment.Map(routes);
        ReceiveReceiptFile.Map(routes);
        ReadReceiptFile.Map(routes);
        ReadSuspense.Map(routes);
        SettleSuspense.Map(routes);
        ReadActs.Map(routes);
        ReadMeasures.Map(routes);
        SuggestMeasures.Map(routes);
        ReleaseTasks.Map(routes);
        ReadProposals.Map(routes);
        DecideProposal.Map(routes);
        ApprovalRules.Map(routes);
        StayCase.Map(routes);
        LiftStay.Map(routes);
        ReadProperty.Map(routes);
        RecordProperty.Map(routes);
        ReviewCase.Map(routes);
        OrderCorrection.Map(routes);
        ReturnCase.Map(routes);
        TerminateCase.Map(routes);
        ReopenCase.Map(routes);
        RequestJurisdictionTransfer.Map(routes);
        DecideJurisdictionTransfer.Map(routes);
        ReadJurisdictionTransfers.Map(routes);
        ReadTailFiles.Map(routes);
        EntrustAct.Map(routes);
        HandleEntrustment.Map(routes);
        ReadEntrustments.Map(routes);
        RecordDeath.Map(routes);
        NameRepresentatives.Map(routes);
        AppointSpecialAgent.Map(routes);
        ReadEstate.Map(routes);
        StayForInsolvency.Map(routes);
        HandleInsolvency.Map(routes);
        JoinCourt.Map(routes);
        HandleCourtJoinder.Map(routes);
        JoinCases.Map(routes);
    }
}
