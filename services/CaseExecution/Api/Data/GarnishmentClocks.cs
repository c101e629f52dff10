using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Data;

/// <summary>Clocks of orders to third parties. They belong to the order, which may span many cases, so they name none.</summary>
internal static class GarnishmentClocks
{
    public const string SubjectType = "garnishment";
    public const string Objection = "thirdPartyObjection";
    public const string Suit = "agencySuit";
    public const string Intervention = "policyIntervention";

    /// <summary>The periods that begin with the service of the order.</summary>
    public static IReadOnlyList<ClockStart> OnService(GarnishmentOrder order)
    {
        var servedOn = order.ServedOn!.Value;
        var objection = Start(order, Objection, "THP-01", new ThirdPartyServedFacts(servedOn), servedOn);
        return order.Claim == GarnishedClaim.Insurance && Exemptions.Intervention(servedOn, LawEdition.Published).IsAllowed
            ? [objection, Start(order, Intervention, "INSR-03", new PolicyAttachedFacts(servedOn), servedOn)]
            : [objection];
    }

    /// <summary>The agency's days to sue.</summary>
    public static ClockStart OnNotice(GarnishmentOrder order, DateOnly notifiedOn) => Start(order, Suit, "THP-02", new ThirdPartyObjectedFacts(notifiedOn), notifiedOn);

    public static ClockSelection Named(GarnishmentOrder order, string name) => ClockSelection.Named(new ClockSubject(SubjectType, order.Id), name);

    private static ClockStart Start(GarnishmentOrder order, string name, string rule, object facts, DateOnly from) => new()
    {
        Subject = new ClockSubject(SubjectType, order.Id),
        Owner = new ClockOwner(order.Terms.Branch, order.Terms.Section),
        Name = name,
        RuleId = rule,
        Facts = facts,
        StartedAt = TaipeiTime.StartOf(from),
    };
}
