using System.Collections.Frozen;

namespace Enforcement.Statute;

/// <summary>Every rule the library decides, by topic in the order of the rulebook.</summary>
public static class RuleCatalogue
{
    /// <summary>All rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Proportionality.Rules, .. TimeOfActs.Rules, .. MutualAssistance.Rules,
        .. Estate.Rules, .. Entrustment.Rules, .. Cancellation.Rules, .. DoubleSeizure.Rules, .. LuxuryBan.Rules, .. Guarantee.Rules, .. Representatives.Rules,
        .. EnforcementCosts.Rules, .. ThirdParties.Rules, .. Garnishment.Rules, .. GarnishmentOrders.Rules, .. TrustProperty.Rules, .. LifeInsurance.Rules,
        .. Limitation.Rules, .. IntakeRules.Rules, .. Maturity.Rules, .. Withdrawal.Rules, .. Termination.Rules, .. Restriction.Rules,
        .. Arrest.Rules, .. Detention.Rules, .. InstalmentRules.Rules, .. ObjectionRules.Rules, .. ServiceOfDocuments.Rules, .. PaymentAllocation.Rules,
        .. Movables.Rules, .. MovableAuctions.Rules, .. RealEstate.Rules, .. RealEstateAuctions.Rules, .. SpecialSale.Rules, .. AuctionLadder.Rules, .. Bidding.Rules, .. AfterSale.Rules,
        .. Postponement.Rules, .. Distribution.Rules, .. Waterfall.Rules, .. Certificates.Rules, .. ProvisionalAttachment.Rules, .. PublicBodies.Rules,
        .. PaymentChannels.Rules, .. AccountQueries.Rules, .. Insolvency.Rules, .. Reporting.Rules,
        .. ServiceRecipients.Rules, .. ServiceWays.Rules, .. NoticeRules.Rules, .. AgencyPeriods.Rules, .. Closing.Rules,
    ];

    private static readonly FrozenDictionary<string, Rule> ById = All.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule of an id, or null.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id);
}
