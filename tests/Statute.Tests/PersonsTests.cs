namespace Enforcement.Statute.Tests;

/// <summary>Guarantor, representatives, costs, estate, entrustment.</summary>
public sealed class PersonsTests
{
    [Theory]
    [InlineData(true, "2026-09-09", 1, null)]
    [InlineData(true, "2026-09-10", 1, "period_running")]
    [InlineData(true, null, 1, "no_period")]
    [InlineData(true, "2026-09-09", 0, "performed")]
    [InlineData(false, "2026-09-09", 1, "no_promise")]
    public void A_guarantor_who_promised_answers_when_the_period_has_passed(bool promises, string? periodEnd, long owed, string? reason)
    {
        var ruling = Guarantee.Enforce(new GuaranteeFacts(promises, Day.OrNull(periodEnd), Day.Of("2026-09-10"), owed));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is null);
        ruling.Date.ShouldBe(reason == "period_running" ? Day.Of("2026-09-11") : null);
        ruling.Steps.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(ObligorKind.MinorOrWard, RepresentativeRole.LegalRepresentative, null)]
    [InlineData(ObligorKind.Firm, RepresentativeRole.FirmManager, null)]
    [InlineData(ObligorKind.Firm, RepresentativeRole.FirmLiquidator, null)]
    [InlineData(ObligorKind.Partnership, RepresentativeRole.ExecutingPartner, null)]
    [InlineData(ObligorKind.UnincorporatedBody, RepresentativeRole.BodyRepresentative, null)]
    [InlineData(ObligorKind.UnincorporatedBody, RepresentativeRole.BodyAdministrator, null)]
    [InlineData(ObligorKind.LegalPerson, RepresentativeRole.ResponsiblePerson, null)]
    [InlineData(ObligorKind.LegalPerson, RepresentativeRole.ActualResponsiblePerson, "litigated")]
    [InlineData(ObligorKind.LegalPerson, RepresentativeRole.FirmManager, "not_listed")]
    [InlineData(ObligorKind.Firm, RepresentativeRole.ActualResponsiblePerson, "not_listed")]
    [InlineData(ObligorKind.Deceased, RepresentativeRole.Heir, null)]
    [InlineData(ObligorKind.Deceased, RepresentativeRole.EstateAdministrator, null)]
    [InlineData(ObligorKind.Deceased, RepresentativeRole.Executor, null)]
    [InlineData(ObligorKind.NaturalPerson, RepresentativeRole.Heir, "not_listed")]
    [InlineData(ObligorKind.NaturalPerson, RepresentativeRole.LegalRepresentative, "not_listed")]
    [InlineData(ObligorKind.Partnership, RepresentativeRole.Other, "not_listed")]
    public void Only_listed_persons_are_treated_like_the_obligor(ObligorKind obligor, RepresentativeRole role, string? reason)
    {
        var ruling = Representatives.IsTreatedLikeObligor(new RepresentativeFacts(obligor, role));

        ruling.Reason.ShouldBe(reason);
        ruling.Caveats.ShouldBe(reason == "litigated" ? Caveats.Practice : Caveats.None);
        ruling.Steps.Count.ShouldBe(2);
    }

    [Fact]
    public void Exactly_the_ten_roles_of_article_24_are_treated_like_the_obligor() =>
        (from kind in Enum.GetValues<ObligorKind>() from role in Enum.GetValues<RepresentativeRole>() select new RepresentativeFacts(kind, role))
            .Count(facts => Representatives.IsTreatedLikeObligor(facts).IsAllowed).ShouldBe(10);

    [Theory]
    [InlineData(null, true, "in_office")]
    [InlineData("2026-09-02", true, "arose_before_leaving")]
    [InlineData("2026-09-02", false, "not_needed")]
    [InlineData("2026-09-01", true, "arose_after_leaving")]
    [InlineData("2026-08-31", true, "arose_after_leaving")]
    public void A_former_representative_answers_for_what_arose_before_he_left(string? left, bool needed, string reason)
    {
        var ruling = Representatives.Former(new FormerRepresentativeFacts(Day.Of("2026-09-01"), Day.OrNull(left), needed));

        ruling.Reason.ShouldBe(reason);
        ruling.IsAllowed.ShouldBe(reason is "in_office" or "arose_before_leaving");
        ruling.Steps.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData(CostKind.EnforcementFee, true, "no_fee")]
    [InlineData(CostKind.Appraisal, false, "not_necessary")]
    [InlineData(CostKind.Appraisal, true, "borne_by_obligor")]
    [InlineData(CostKind.BankHandling, true, "borne_by_obligor")]
    public void No_fee_is_charged_and_necessary_costs_are_the_obligors(CostKind kind, bool necessary, string reason)
    {
        var ruling = EnforcementCosts.Bear(new CostFacts(kind, 5_000, necessary));

        ruling.Reason.ShouldBe(reason);
        ruling.Amount.ShouldBe(reason == "borne_by_obligor" ? 5_000 : null);
    }

    [Theory]
    [InlineData("2026-08-31", "2026-09-02", true, true, true, false, "dead_at_transfer", 0)]
    [InlineData("2026-09-01", "2026-09-02", false, true, true, false, "within_inheritance", 1)]
    [InlineData("2026-09-03", "2026-09-02", true, true, true, false, "estate_only", 1)]
    [InlineData("2026-09-03", null, true, true, false, false, "estate_only", 2)]
    [InlineData("2026-09-03", null, true, true, false, true, "estate_only", 1)]
    [InlineData("2026-09-03", null, false, false, true, false, "no_estate", 0)]
    public void After_death_enforcement_goes_on_against_the_estate(
        string died, string? begun, bool fine, bool property, bool heirsClear, bool administrator, string reason, int orders)
    {
        var ruling = Estate.Enforce(new DeathFacts(Day.Of(died), Day.Of("2026-09-01"), Day.OrNull(begun), fine, property, heirsClear, administrator));

        ruling.Reason.ShouldBe(reason);
        ruling.Order.Count.ShouldBe(orders);
        ruling.IsAllowed.ShouldBe(orders > 0);
        ruling.Consequence.ShouldBe(reason switch { "dead_at_transfer" => Consequence.Return, "no_estate" => Consequence.Stop, _ => Consequence.None });
        ruling.Steps.Count.ShouldBe(reason == "dead_at_transfer" ? 2 : 2 + Math.Max(orders, 1));
    }

    [Fact]
    public void Enforcement_begun_on_the_day_of_death_goes_on_and_later_it_starts_on_the_estate()
    {
        var died = new DeathFacts(Day.Of("2026-09-03"), Day.Of("2026-09-01"), Day.Of("2026-09-03"), IsFine: true);

        Estate.Enforce(died).Steps[1].English.ShouldBe("enforcement begun 2026-09-03 goes on");
        Estate.Enforce(died with { EnforcementBegunOn = Day.Of("2026-09-04") }).Steps[1].English.ShouldBe("enforcement had not begun");
    }

    [Theory]
    [InlineData("花蓮縣", null, "entrust", "hly")]
    [InlineData("台東縣", null, "entrust", "hly")]
    [InlineData("桃園市", null, "own_area", null)]
    [InlineData("臺北市", null, "place_unknown", null)]
    [InlineData("臺北市", "士林區", "entrust", "sly")]
    public void An_act_in_another_area_is_entrusted_to_its_branch(string county, string? district, string reason, string? branch)
    {
        var ruling = Entrustment.Entrust(new EntrustmentFacts(new Place(county, district), "tyy"));

        ruling.Reason.ShouldBe(reason);
        ruling.Order.ShouldBe(branch is null ? [] : [branch, "助執", "1"]);
    }

    [Theory]
    [InlineData(false, false, "act_open")]
    [InlineData(true, true, "collection_continues")]
    [InlineData(true, false, null)]
    public void An_entrusted_case_is_not_done_while_it_collects(bool done, bool collects, string? reason) =>
        Entrustment.ReportDone(new EntrustedCaseFacts(done, collects)).Reason.ShouldBe(reason);

    [Theory]
    [InlineData("2026-09-01", "2026-10-01")]
    [InlineData("2026-08-28", "2026-09-29")]
    public void An_entrusted_branch_reports_within_the_days_of_the_table_rolled_over_rest_days(string sent, string due)
    {
        var ruling = Entrustment.ReportBy(new EntrustmentReportFacts(Day.Of(sent)), LawEdition.Published);

        ruling.Date.ShouldBe(Day.Of(due));
        ruling.Caveats.HasFlag(Caveats.UnverifiedValue).ShouldBeTrue();
    }
}
