using Enforcement.CaseExecution.Features.Cases;
using Enforcement.CaseExecution.Features.Obligors;
using Enforcement.CaseExecution.Features.Payments;
using Enforcement.CaseExecution.Features.ReceiptFiles;
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
    }
}
