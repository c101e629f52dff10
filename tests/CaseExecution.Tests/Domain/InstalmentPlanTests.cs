using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using static Enforcement.CaseExecution.Tests.Domain.CaseBuilder;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class InstalmentPlanTests
{
    private static readonly DateOnly Ends = new(2031, 9, 1);

    [Theory]
    [InlineData(1, "2026-09-01", "plan.not_allowed", "INS-02")]
    [InlineData(2, "2026-08-31", "plan.first_due_past", null)]
    [InlineData(61, "2026-10-01", "plan.not_allowed", "INS-03")]
    [InlineData(2001, "2026-10-01", "plan.nothing_owed", null)]
    public void Request_that_could_never_be_granted_is_refused_at_once(int count, string first, string code, string? rule)
    {
        var refusal = InstalmentPlan.Request(new Journal(Now), [Open(Principal(2000))], Terms(count, first), Ends).Refusal!;

        refusal.Code.Code.ShouldBe(code);
        refusal.Basis.Select(basis => basis.RuleId).ShouldBe(rule is null ? [] : [rule]);
    }

    [Fact]
    public void Request_lasts_at_most_to_the_last_day_of_the_period_of_enforcement() =>
        InstalmentPlan.Request(new Journal(Now), [Open(Principal(2000))], Terms(60, "2026-10-01"), Ends).IsRefused.ShouldBeFalse();

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, "plan.not_allowed")]
    [InlineData(false, true, "plan.not_allowed")]
    public void Grant_needs_hardship_and_the_consent_of_every_agency(bool hardship, bool consents, string? code)
    {
        var file = Open(Principal(2000));
        var plan = Requested(file, Terms(2, "2026-10-01") with { Hardship = hardship ? Hardship.EconomicSituation : null });
        plan.Answer("A01", consents, Today, "letter 1");

        plan.Grant(new Journal(Now), [file], false, Ends, null).Refusal?.Code.Code.ShouldBe(code);
    }

    [Fact]
    public void Grant_before_an_agency_has_answered_is_refused()
    {
        var file = Open(Principal(2000));

        var refusal = Requested(file, Terms(2, "2026-10-01")).Grant(new Journal(Now), [file], false, Ends, null).Refusal!;

        (refusal.Code.Code, refusal.Basis.Single().RuleId).ShouldBe(("plan.not_allowed", "INS-01"));
    }

    [Theory]
    [InlineData(72, false, null)]
    [InlineData(73, false, "plan.not_allowed")]
    [InlineData(73, true, null)]
    [InlineData(72, true, "plan.no_exception")]
    public void More_than_the_ordinary_number_is_an_exception_and_nothing_else_is(int count, bool asException, string? code)
    {
        var file = Open(Principal(100_000));
        var plan = Consented(file, count);

        plan.Grant(new Journal(Now), [file], asException, new DateOnly(2036, 1, 1), null).Refusal?.Code.Code.ShouldBe(code);
    }

    [Fact]
    public void Grant_begins_a_stay_and_the_last_instalment_takes_the_rest()
    {
        var file = Open(Principal(1000));
        var plan = Consented(file, 3);
        var journal = new Journal(Now);

        var act = plan.Grant(journal, [file], false, Ends, null).Value;

        plan.Instalments.Select(item => item.Amount).ShouldBe([333, 333, 334]);
        plan.Instalments.Select(item => item.DueOn.Month).ShouldBe([10, 11, 12]);
        file.IsStayed.ShouldBeTrue();
        journal.Stays.Single().Terms.Reason.ShouldBe(StayReason.Instalments);
        act.Ground.Rulings.Select(ruling => ruling.RuleId).ShouldBe(["INS-01", "INS-02", "INS-03", "INS-05"]);
        plan.State.ShouldBe(PlanState.Running);
    }

    [Theory]
    [InlineData("2026-10-01", false, "plan.not_revocable")]
    [InlineData("2026-10-02", false, null)]
    [InlineData("2026-09-15", true, null)]
    public void Plan_is_revoked_from_the_day_after_a_missed_day_or_for_a_dishonoured_bill(string on, bool dishonoured, string? code)
    {
        var file = Open(Principal(1000));
        var plan = Consented(file, 3);
        var granted = new Journal(Now);
        plan.Grant(granted, [file], false, Ends, null).IsRefused.ShouldBeFalse();
        var later = new Journal(TaipeiTime.StartOf(DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)));

        var result = plan.Revoke(later, [file], granted.Stays.Single(), dishonoured, "not paid");

        result.Refusal?.Code.Code.ShouldBe(code);
        later.Stays.Count.ShouldBe(code is null ? 1 : 0);
        plan.State.ShouldBe(code is null ? PlanState.Revoked : PlanState.Running);
    }

    [Fact]
    public void Stayed_case_begins_no_plan()
    {
        var file = Open(Principal(1000));
        StayActs.Stay(new Journal(Now), [file], new StayTerms(StayReason.Court, Today, null, []), Ground.AllowedBy()).IsRefused.ShouldBeFalse();

        Consented(file, 3).Grant(new Journal(Now), [file], false, Ends, null).Refusal!.Code.Code.ShouldBe("plan.case_stayed");
    }

    [Fact]
    public void Agency_answers_once_and_only_when_asked()
    {
        var plan = Requested(Open(Principal(1000)), Terms(3, "2026-10-01"));

        plan.Answer("B02", true, Today, "x").Refusal!.Code.Code.ShouldBe("plan.agency_not_asked");
        plan.Answer("A01", false, Today, "x").IsRefused.ShouldBeFalse();
        plan.Answer("A01", true, Today, "x").Refusal!.Code.Code.ShouldBe("plan.answered");
    }

    [Fact]
    public void Decided_request_is_not_decided_again()
    {
        var file = Open(Principal(1000));
        var plan = Consented(file, 3);

        plan.Deny(new Journal(Now), [file], "income suffices").IsRefused.ShouldBeFalse();

        plan.State.ShouldBe(PlanState.Denied);
        plan.Withdraw(new Journal(Now), [file], "x").Refusal!.Code.Code.ShouldBe("plan.decided");
        plan.Grant(new Journal(Now), [file], false, Ends, null).Refusal!.Code.Code.ShouldBe("plan.decided");
    }

    private static PlanTerms Terms(int count, string first) =>
        new(Hardship.EconomicSituation, count, DateOnly.Parse(first, System.Globalization.CultureInfo.InvariantCulture), false, "certificate of low income");

    private static InstalmentPlan Requested(CaseFile file, PlanTerms terms) => InstalmentPlan.Request(new Journal(Now), [file], terms, null).Value.Plan;

    private static InstalmentPlan Consented(CaseFile file, int count)
    {
        var plan = Requested(file, Terms(count, "2026-10-01"));
        plan.Answer("A01", true, Today, "letter 1").IsRefused.ShouldBeFalse();
        return plan;
    }
}
