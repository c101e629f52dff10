using Enforcement.CaseExecution;
using Enforcement.Intake;
using Enforcement.ObjectionReview;
using Enforcement.Statistics;
using Enforcement.Supervision;

namespace Enforcement.Architecture.Tests.Services;

/// <summary>Every service of the platform; each is outlined once per run.</summary>
internal static class AllServices
{
    private static readonly Lazy<IReadOnlyList<ServiceOutline>> Outlined = new(() =>
    [
        ServiceOutline.Of<IntakeOptions>("intake"),
        ServiceOutline.Of<CaseExecutionOptions>("case-execution"),
        ServiceOutline.Of<ObjectionReviewOptions>("objection-review"),
        ServiceOutline.Of<SupervisionOptions>("supervision"),
        ServiceOutline.Of<StatisticsOptions>("statistics"),
    ]);

    public static IReadOnlyList<ServiceOutline> Outlines => Outlined.Value;
}
