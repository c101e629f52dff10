using Enforcement.CaseExecution.Domain.Property;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Measures;

/// <summary>How hard a measure hits, mildest first; an order, not a scale (AEL 3: the least harmful of equally effective means).</summary>
public enum Harshness
{
    /// <summary>Money that lies idle.</summary>
    Slight,

    /// <summary>Savings and things that can be missed.</summary>
    Moderate,

    /// <summary>What the obligor works or provides with.</summary>
    Heavy,

    /// <summary>Living money or a home.</summary>
    Severe,
}

/// <summary>Why a measure stands where it does.</summary>
public sealed record SuggestionReason(string Code, string English, string Chinese);

/// <summary>A measure that the known property allows.</summary>
/// <param name="PropertyItemId">The property.</param>
/// <param name="Kind">Kind of measure.</param>
/// <param name="Yield">What it may bring for the debt, NT$; null where the value is unknown.</param>
/// <param name="Harshness">How hard it hits.</param>
/// <param name="Exempt">The basis on which it may not be attached; null when it may.</param>
/// <param name="Reasons">Why.</param>
public sealed record Suggestion(Guid PropertyItemId, MeasureKind Kind, long? Yield, Harshness Harshness, LegalBasis? Exempt, IReadOnlyList<SuggestionReason> Reasons);

/// <summary>
/// Ranks what property is known by yield and harshness (GEN-01). First what covers the debt, the mildest of it first, then what brings a part, then what nobody has
/// valued; what the law exempts comes last and says so. It is a proposal: the officer weighs and gives the reason.
/// </summary>
public static class Suggestions
{
    private static readonly LegalBasis BenefitAccount = new("GAR-04", "勞工保險條例 29");
    private static readonly LegalBasis ExemptPolicy = new("INSR-02", "保險法 129-1");

    public static IReadOnlyList<Suggestion> Of(IEnumerable<PropertyItem> items, long outstanding) =>
    [
        .. items.Where(item => item.State == PropertyState.Known).Select(item => Of(item, outstanding))
            .OrderBy(suggestion => suggestion.Exempt is not null)
            .ThenBy(suggestion => suggestion.Yield is null ? 2 : suggestion.Yield >= outstanding ? 0 : 1)
            .ThenBy(suggestion => suggestion.Harshness).ThenByDescending(suggestion => suggestion.Yield).ThenBy(suggestion => suggestion.PropertyItemId),
    ];

    private static Suggestion Of(PropertyItem item, long outstanding)
    {
        var said = item.Statement;
        var (kind, harshness) = MeasureOf(said.Kind);
        long? yield = said.Value is { } value ? Math.Min(value, outstanding) : null;
        var exempt = ExemptionOf(said.Details);
        return new Suggestion(item.Id, kind, exempt is null ? yield : 0, harshness, exempt, [.. Reasons(said, outstanding, harshness, exempt)]);
    }

    private static (MeasureKind Kind, Harshness Harshness) MeasureOf(PropertyKind kind) => kind switch
    {
        PropertyKind.Deposit or PropertyKind.Claim => (MeasureKinds.Garnishment, Harshness.Slight),
        PropertyKind.Securities => (MeasureKinds.Garnishment, Harshness.Moderate),
        PropertyKind.InsurancePolicy => (MeasureKinds.Garnishment, Harshness.Heavy),
        PropertyKind.Salary => (MeasureKinds.ContinuingGarnishment, Harshness.Heavy),
        PropertyKind.Vehicle => (MeasureKinds.RegisteredSeizure, Harshness.Heavy),
        PropertyKind.Land => (MeasureKinds.RegisteredSeizure, Harshness.Heavy),
        PropertyKind.Building => (MeasureKinds.RegisteredSeizure, Harshness.Severe),
        _ => (MeasureKinds.MovableSeizure, Harshness.Moderate),
    };

    private static LegalBasis? ExemptionOf(PropertyDetails details) => details switch
    {
        DepositDetails { IsBenefitAccount: true } => BenefitAccount,
        InsurancePolicyDetails { Type: PolicyType.Health or PolicyType.Accident or PolicyType.SmallWholeLife } => ExemptPolicy,
        _ => null,
    };

    private static IEnumerable<SuggestionReason> Reasons(PropertyStatement said, long outstanding, Harshness harshness, LegalBasis? exempt)
    {
        if (exempt is not null)
        {
            yield return new SuggestionReason("exempt", $"not attachable ({exempt.RuleId})", $"不得扣押（{exempt.Article}）");
            yield break;
        }

        yield return said.Value is not { } value ? new SuggestionReason("valueUnknown", "nobody has valued it", "價值不明")
            : value >= outstanding ? new SuggestionReason("coversDebt", "covers the debt alone", "足以清償全部債務")
            : new SuggestionReason("coversPart", $"covers NT$ {value} of NT$ {outstanding}", $"可清償{value}元，債務{outstanding}元");
        if (harshness == Harshness.Severe)
            yield return new SuggestionReason("mayBeHome", "may be the home: consider every other means first", "可能為住所，應先考量其他方法");
        if (said.Kind == PropertyKind.Salary)
            yield return new SuggestionReason("livingMoney", "only the part the law allows, and living money is left (GAR-01, GAR-02)", "僅得扣押法定部分，並應留生活所必需（強制執行法 115-1、122）");
        if (said.Kind is PropertyKind.Land or PropertyKind.Building && said.Value > outstanding)
            yield return new SuggestionReason("worthMore", "worth more than the debt: no sale while milder means do", "價值逾債務，有較輕方法時不宜拍賣");
    }
}
