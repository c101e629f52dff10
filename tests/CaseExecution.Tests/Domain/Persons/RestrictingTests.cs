using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain.Persons;

public sealed class RestrictingTests
{
    [Theory]
    [InlineData(99_999, 1, "restriction.not_allowed")]
    [InlineData(99_999, 2, null)]
    [InlineData(100_000, 0, null)]
    public void Exit_is_restricted_from_the_threshold_or_after_two_exits(long arrears, int exits, string? code)
    {
        var result = Restricting.Order(Matters.Now(), Matters.Owing(arrears), MeasureKinds.ExitRestriction, new RestrictionFacts(SecurityGrounds.NoShow, arrears, exits), default, [],
            Matters.Reason, Matters.Milder);

        result.Code().ShouldBe(code);
        if (code is null)
            result.Value.State.ShouldBe(MeasureState.InForce);
        else
            result.Refusal!.Basis.Single().RuleId.ShouldBe("RES-01");
    }

    [Fact]
    public void Restriction_without_a_ground_is_refused() =>
        Restricting.Order(Matters.Now(), Matters.Owing(500_000), MeasureKinds.ExitRestriction, new RestrictionFacts(SecurityGrounds.None, 500_000, 3), default, [], Matters.Reason, Matters.Milder)
            .Code().ShouldBe("restriction.not_allowed");

    [Theory]
    [InlineData(true, true, false, "restriction.not_allowed")]
    [InlineData(true, true, true, null)]
    [InlineData(true, false, false, null)]
    [InlineData(false, true, false, null)]
    public void Heir_who_paid_his_share_is_not_restricted_unless_he_inherited_more(bool heir, bool paid, bool more, string? code) =>
        Restricting.Order(Matters.Now(), Matters.Owing(200_000), MeasureKinds.ExitRestriction, new RestrictionFacts(SecurityGrounds.Flight, 200_000, 0), new HeirFacts(heir, paid, more), [],
            Matters.Reason, Matters.Milder).Code().ShouldBe(code);

    [Theory]
    [InlineData(null, Matters.Milder)]
    [InlineData(Matters.Reason, " ")]
    public void Restriction_needs_its_reason_and_the_milder_means(string? reason, string? milder) =>
        Restricting.Order(Matters.Now(), Matters.Owing(200_000), MeasureKinds.ExitRestriction, new RestrictionFacts(SecurityGrounds.Flight, 200_000, 0), default, [], reason, milder)
            .Code().ShouldBe("act.reason_missing");

    [Fact]
    public void Person_is_restricted_once_a_kind_and_residence_beside_exit()
    {
        var matter = Matters.Owing(200_000);
        var facts = new RestrictionFacts(SecurityGrounds.Flight, 200_000, 0);
        var standing = matter.Restricted(facts);

        Restricting.Order(Matters.Now(), matter, MeasureKinds.ExitRestriction, facts, default, [standing], Matters.Reason, Matters.Milder).Code().ShouldBe("restriction.in_force");
        Restricting.Order(Matters.Now(), matter, MeasureKinds.ResidenceRestriction, facts, default, [standing], Matters.Reason, Matters.Milder).IsRefused.ShouldBeFalse();
    }

    [Theory]
    [InlineData(100_000, 0, false, null)]
    [InlineData(99_999, 0, true, "belowThreshold")]
    [InlineData(99_999, 2, false, null)]
    [InlineData(0, 0, true, "paid")]
    [InlineData(0, 2, true, "paid")]
    public void Restriction_ends_in_the_transaction_after_which_the_law_no_longer_allows_it(long left, int exits, bool lifted, string? why)
    {
        var matter = Matters.Owing(150_000);
        var measure = matter.Restricted(new RestrictionFacts(SecurityGrounds.Flight, 150_000, exits));
        var journal = Matters.Now();

        var act = Restricting.Follow(journal, matter.Group, measure, new RestrictionFacts(SecurityGrounds.Flight, left, exits));

        (act is not null, measure.State, measure.EndReason).ShouldBe((lifted, lifted ? MeasureState.Released : MeasureState.InForce, why));
        if (lifted)
            act!.Ground.Rulings.Select(ruling => (ruling.RuleId, ruling.IsAllowed)).ShouldBe([("RES-04", true), ("RES-01", exits == 2)]);
    }

    [Fact]
    public void Restriction_is_lifted_on_a_reason_of_the_law_only_and_once()
    {
        var matter = Matters.Owing(150_000);
        var measure = matter.Restricted(new RestrictionFacts(SecurityGrounds.Flight, 150_000, 0));

        Restricting.Lift(Matters.Now(), matter.Group, measure, default, "asked").Code().ShouldBe("restriction.stays");
        Restricting.Lift(Matters.Now(), matter.Group, measure, new LiftFacts(false, SecurityGiven: true, false, false, false), "deposit").IsRefused.ShouldBeFalse();
        Restricting.Lift(Matters.Now(), matter.Group, measure, new LiftFacts(false, SecurityGiven: true, false, false, false), "deposit").Code().ShouldBe("restriction.over");
        measure.EndReason.ShouldBe("security");
    }

    [Theory]
    [InlineData(true, 150_000, true)]
    [InlineData(false, 150_000, false)]
    [InlineData(true, 99_999, false)]
    public void Review_upholds_only_what_the_reviewer_and_the_law_uphold(bool upheld, long arrears, bool stands)
    {
        var matter = Matters.Owing(150_000);
        var measure = matter.Restricted(new RestrictionFacts(SecurityGrounds.Flight, 150_000, 0));

        var review = Restricting.Review(Matters.Now(), matter.Group, measure, new RestrictionFacts(SecurityGrounds.Flight, arrears, 0), upheld, "looked at the file").Value;

        (measure.State.IsLive(), review.NextOn is not null).ShouldBe((stands, stands));
        Restricting.Review(Matters.Now(), matter.Group, measure, new RestrictionFacts(SecurityGrounds.Flight, arrears, 0), upheld, "again").Code().ShouldBe(stands ? null : "restriction.over");
    }

    [Theory]
    [InlineData(ObligorKind.LegalPerson, RepresentativeRole.ResponsiblePerson, "2026-08-31", null)]
    [InlineData(ObligorKind.LegalPerson, RepresentativeRole.ResponsiblePerson, "2026-09-01", "restriction.not_allowed")]
    [InlineData(ObligorKind.LegalPerson, RepresentativeRole.Heir, "2026-08-31", "restriction.not_allowed")]
    public void Representative_is_restricted_for_what_arose_before_he_left(ObligorKind obligor, RepresentativeRole role, string arose, string? code)
    {
        var file = CaseBuilder.Open(CaseBuilder.Principal(200_000));
        var person = AgainstPerson.Representative(Guid.NewGuid(), new RepresentativeFacts(obligor, role), new FormerRepresentativeFacts(DateOnly.Parse(arose, null), CaseBuilder.Today));

        var result = Restricting.Order(Matters.Now(), new PersonMatter(file, [file], person), MeasureKinds.ExitRestriction, new RestrictionFacts(SecurityGrounds.Flight, 200_000, 0), default, [],
            Matters.Reason, Matters.Milder);

        result.Code().ShouldBe(code);
        AgainstPerson.Obligor(isNaturalPerson: false).Code().ShouldBe("person.representative_needed");
    }
}
