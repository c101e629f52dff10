using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Tests.Domain.Persons;

public sealed class SecuringTests
{
    [Theory]
    [InlineData(SecurityGrounds.AbleButUnwilling)]
    [InlineData(SecurityGrounds.Flight)]
    [InlineData(SecurityGrounds.HidesProperty)]
    [InlineData(SecurityGrounds.RefusesToAnswer)]
    [InlineData(SecurityGrounds.NoOrFalseReport)]
    [InlineData(SecurityGrounds.NoShow)]
    public void Each_of_the_six_grounds_allows_a_security_order(SecurityGrounds ground)
    {
        Securing.Find(Matters.Now(), Matters.Owing(1).Group, ground).IsRefused.ShouldBeFalse();
        Securing.Order(Matters.Now(), Matters.Owing(1), ground, Matters.Reason, Matters.Milder).Value.State.ShouldBe(MeasureState.Approved);
    }

    [Fact]
    public void Without_a_ground_there_is_nothing_to_find_or_order()
    {
        Securing.Find(Matters.Now(), Matters.Owing(1).Group, SecurityGrounds.None).Code().ShouldBe("ground.none");
        var refused = Securing.Order(Matters.Now(), Matters.Owing(1), SecurityGrounds.None, Matters.Reason, Matters.Milder);
        (refused.Code(), refused.Refusal!.Basis[0].RuleId).ShouldBe(("security.not_allowed", "SEC-01"));
    }

    [Fact]
    public void Period_runs_from_service_and_not_from_tomorrow()
    {
        var matter = Matters.Owing(1);
        var order = Securing.Order(Matters.Now(), matter, SecurityGrounds.NoShow, Matters.Reason, Matters.Milder).Value;

        Securing.Serve(Matters.Now(), matter.Group, order, new SecurityPeriodFacts(CaseBuilder.Today.AddDays(1), 7)).Code().ShouldBe("security.not_served");
        Securing.Give(Matters.Now(), matter.Group, order, CaseBuilder.Today, [], "deposit").Code().ShouldBe("security.not_served");
        Securing.Serve(Matters.Now(), matter.Group, order, new SecurityPeriodFacts(CaseBuilder.Today, 0)).Code().ShouldBe("security.not_allowed");
        Securing.Serve(Matters.Now(), matter.Group, order, new SecurityPeriodFacts(CaseBuilder.Today, 7)).Value.DueOn.ShouldBe(CaseBuilder.Today.AddDays(7));
        Securing.Serve(Matters.Now(), matter.Group, order, new SecurityPeriodFacts(CaseBuilder.Today, 7)).Code().ShouldBe("security.served");
    }

    [Fact]
    public void Security_given_ends_the_order_and_lifts_restrictions_at_once()
    {
        var matter = Matters.Owing(200_000);
        var (order, restriction) = (matter.SecurityServed(), matter.Restricted(new RestrictionFacts(SecurityGrounds.NoShow, 200_000, 0)));
        var journal = Matters.Now();

        Securing.Give(journal, matter.Group, order, CaseBuilder.Today.AddDays(-1), [restriction], "deposit").Code().ShouldBe("security.day_wrong");
        Securing.Give(journal, matter.Group, order, CaseBuilder.Today.AddDays(1), [restriction], "deposit").Code().ShouldBe("security.day_wrong");
        Securing.Give(journal, matter.Group, order, CaseBuilder.Today, [restriction], "deposit").IsRefused.ShouldBeFalse();

        (order.State, restriction.State, restriction.EndReason).ShouldBe((MeasureState.Ended, MeasureState.Released, "security"));
        journal.Acts.Select(act => act.Kind.Code).ShouldBe(["securityGiven", "restrictionLifted"]);
        Securing.Give(Matters.Now(), matter.Group, order, CaseBuilder.Today, [], "again").Code().ShouldBe("security.over");
    }

    [Theory]
    [InlineData(SecurityGrounds.Flight, MeasureState.InForce)]
    [InlineData(SecurityGrounds.None, MeasureState.Released)]
    public void Withdrawal_of_the_last_ground_lifts_restrictions(SecurityGrounds left, MeasureState state)
    {
        var matter = Matters.Owing(200_000);
        var restriction = matter.Restricted(new RestrictionFacts(SecurityGrounds.NoShow, 200_000, 0));

        Securing.Withdraw(Matters.Now(), matter.Group, Guid.NewGuid(), left, [restriction], "he was in hospital").IsRefused.ShouldBeFalse();

        restriction.State.ShouldBe(state);
    }
}
