using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Property;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class SuggestionTests
{
    private const long Debt = 100_000;

    [Fact]
    public void Mildest_that_covers_the_debt_comes_first_then_parts_then_unknown_then_exempt()
    {
        var home = Item(PropertyKind.Building, new BuildingDetails("AB", "大安段", "10"), 9_000_000);
        var savings = Item(PropertyKind.Deposit, new DepositDetails("004", "1"), 100_000);
        var little = Item(PropertyKind.Deposit, new DepositDetails("004", "2"), 99_999);
        var car = Item(PropertyKind.Vehicle, new VehicleDetails("ABC-1234"), null);
        var pension = Item(PropertyKind.Deposit, new DepositDetails("700", "3", IsBenefitAccount: true), 500_000);

        var ranked = Suggestions.Of([pension, car, home, little, savings], Debt);

        ranked.Select(suggestion => suggestion.PropertyItemId).ShouldBe([savings.Id, home.Id, little.Id, car.Id, pension.Id]);
        ranked.Select(suggestion => suggestion.Yield).ShouldBe([Debt, Debt, 99_999, null, 0]);
        ranked[1].Reasons.Select(reason => reason.Code).ShouldBe(["coversDebt", "mayBeHome", "worthMore"]);
        ranked[4].Exempt!.RuleId.ShouldBe("GAR-04");
    }

    [Theory]
    [InlineData(PolicyType.Health, true)]
    [InlineData(PolicyType.Accident, true)]
    [InlineData(PolicyType.SmallWholeLife, true)]
    [InlineData(PolicyType.Life, false)]
    public void Policies_the_law_protects_are_named_as_exempt(PolicyType type, bool exempt) =>
        (Suggestions.Of([Item(PropertyKind.InsurancePolicy, new InsurancePolicyDetails("CATHAY", "P-1", type), 200_000)], Debt)[0].Exempt is not null).ShouldBe(exempt);

    [Theory]
    [InlineData(PropertyState.Gone)]
    [InlineData(PropertyState.Wrong)]
    public void Property_that_is_not_there_is_not_suggested(PropertyState state) =>
        Suggestions.Of([Item(PropertyKind.Deposit, new DepositDetails("004", "1"), 100) with { State = state }], Debt).ShouldBeEmpty();

    private static PropertyItem Item(PropertyKind kind, PropertyDetails details, long? value) => PropertyItem.Of(
        Guid.CreateVersion7(), Guid.NewGuid(), new PropertyStatement(kind, details, value, null, PropertySource.Inquiry, null, CaseBuilder.Today), CaseBuilder.Today).Value;
}
