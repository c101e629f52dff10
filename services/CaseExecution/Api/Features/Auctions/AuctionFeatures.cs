using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Distributions;
using Enforcement.CaseExecution.Features.Seizures;

namespace Enforcement.CaseExecution.Features.Auctions;

/// <summary>The endpoints of the chapter, from the seizure to the distribution, and its acts that may need a second person.</summary>
internal static class AuctionFeatures
{
    public static IReadOnlyList<CaseAct> Acts { get; } =
    [
        OrderSeizure.Act, ReleaseSeizure.Act, AppraiseThing.Act, PublishNotice.Act, PayPrice.Defaulted, PassTitle.Certificate, RunSpecialSale.Bought, DraftDistribution.Act,
        ObjectToTable.Corrected, PayDistribution.Act,
    ];

    public static void Map(IEndpointRouteBuilder routes)
    {
        OrderSeizure.Map(routes);
        RecordSeizure.Map(routes);
        ReleaseSeizure.Map(routes);
        ReadSeizures.Map(routes);
        AppraiseThing.Map(routes);
        PublishNotice.Map(routes);
        ReceiveBid.Map(routes);
        HoldSession.Map(routes);
        PayPrice.Map(routes);
        PassTitle.Map(routes);
        RunSpecialSale.Map(routes);
        ReadAuctions.Map(routes);
        JoinDistribution.Map(routes);
        DraftDistribution.Map(routes);
        ObjectToTable.Map(routes);
        PayDistribution.Map(routes);
        ReadDistributions.Map(routes);
    }
}
