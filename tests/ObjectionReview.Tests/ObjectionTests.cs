using Enforcement.Kernel;
using Enforcement.ObjectionReview.Domain;
using Enforcement.Statute;

namespace Enforcement.ObjectionReview.Tests;

public sealed class ObjectionTests
{
    private static readonly ObjectionClockRules Rules = new(LawEdition.Published);
    private static readonly DateOnly Received = new(2026, 9, 14);
    private static readonly DateTimeOffset Now = new(2026, 9, 14, 1, 0, 0, TimeSpan.Zero);
    private static readonly DecisionNumber Number = new(115, 101);

    [Fact]
    public void Filing_starts_the_clocks_of_the_branch()
    {
        var fact = File();

        // 14 September + 10 days = 24 September, a Thursday; the day after is Mid-Autumn Festival.
        fact.ForwardBy.ShouldBe(new DateOnly(2026, 9, 24));
        fact.Clocks.Select(clock => (clock.Kind, clock.RuleId, clock.DueOn)).ShouldBe(
        [
            (ClockKind.Report, "OBJ-03", new DateOnly(2026, 9, 17)), (ClockKind.Opinion, "OBJ-03", new DateOnly(2026, 9, 19)),
            (ClockKind.Approval, "OBJ-03", new DateOnly(2026, 9, 21)), (ClockKind.Forwarding, "OBJ-02", new DateOnly(2026, 9, 24)),
        ]);
        fact.Clocks.ShouldAllBe(clock => clock.Facts.From == Received);
        (fact.Objection.State, fact.Objection.Version).ShouldBe((ObjectionState.Received, 1));
    }

    [Fact]
    public void The_ten_days_roll_over_rest_days() =>
        Objection.File(Guid.NewGuid(), Filing() with { ReceivedOn = new DateOnly(2026, 9, 15) }, Rules, Now.AddDays(1)).Value.ForwardBy
            .ShouldBe(new DateOnly(2026, 9, 29));

    [Fact]
    public void An_objection_cannot_be_received_in_the_future() =>
        Objection.File(Guid.NewGuid(), Filing() with { ReceivedOn = Received.AddDays(1) }, Rules, Now).Refusal!.Code
            .ShouldBe(ObjectionRefusals.ReceivedInFuture);

    [Fact]
    public void Forwarding_starts_the_clock_of_the_Agency()
    {
        var objection = Registered();
        var fact = objection.Forward("Without merit.", Rules, new DateOnly(2026, 9, 18)).Value;

        (fact.Decision.Kind, fact.Decision.RuleId, fact.Decision.DueOn).ShouldBe((ClockKind.Decision, "OBJ-04", new DateOnly(2026, 10, 19)));
        (objection.State, objection.Version).ShouldBe((ObjectionState.Forwarded, 3));
    }

    [Fact]
    public void The_branch_waits_until_the_case_was_checked()
    {
        var objection = File().Objection;

        objection.Grant("Revoked.", Received).Refusal!.Code.ShouldBe(ObjectionRefusals.NotYetRegistered);
        objection.Forward("No.", Rules, Received).Refusal!.Code.ShouldBe(ObjectionRefusals.NotYetRegistered);
        objection.Version.ShouldBe(1);
    }

    [Fact]
    public void The_Agency_decides_only_what_was_sent_up_and_only_once()
    {
        var objection = Registered();
        objection.Decide(ObjectionDecision.Unfounded, "r", Number, Received).Refusal!.Code.ShouldBe(ObjectionRefusals.NotForwarded);
        objection.Forward("No.", Rules, Received).IsRefused.ShouldBeFalse();
        var fact = objection.Decide(ObjectionDecision.Unfounded, "r", Number, Received.AddDays(3)).Value;

        (fact.Decision, fact.DecidedBy, objection.DecisionNumber).ShouldBe((ObjectionDecision.Unfounded, DecidingAuthority.Agency, "115年度署聲議字第101號"));
        objection.Decide(ObjectionDecision.Founded, "r", Number, Received).Refusal!.Code.ShouldBe(ObjectionRefusals.AlreadyDecided);
        objection.Withdraw(Received).Refusal!.Code.ShouldBe(ObjectionRefusals.AlreadyDecided);
    }

    [Fact]
    public void What_the_branch_granted_needs_no_Agency()
    {
        var objection = Registered();
        objection.Grant("Seizure lifted.", Received).Value.DecidedBy.ShouldBe(DecidingAuthority.Branch);

        objection.DecisionNumber.ShouldBeNull();
        objection.Forward("No.", Rules, Received).Refusal!.Code.ShouldBe(ObjectionRefusals.AlreadyDecided);
        objection.Serve(Received, true, Rules, Received).Refusal!.Code.ShouldBe(ObjectionRefusals.DecidedByBranch);
    }

    [Fact]
    public void Service_starts_the_two_months_for_a_suit_against_an_administrative_act()
    {
        var objection = Decided();
        var fact = objection.Serve(new DateOnly(2026, 9, 20), administrativeAct: true, Rules, new DateOnly(2026, 9, 30)).Value;

        (fact.Suit!.RuleId, fact.Suit.DueOn).ShouldBe(("OBJ-06", new DateOnly(2026, 11, 20)));
        Decided().Serve(new DateOnly(2026, 9, 20), administrativeAct: false, Rules, new DateOnly(2026, 9, 30)).Value.Suit.ShouldBeNull();
    }

    [Fact]
    public void A_decision_is_not_served_before_it_was_made_nor_in_the_future()
    {
        Decided().Serve(Received.AddDays(-1), true, Rules, Received.AddDays(9)).Refusal!.Code.ShouldBe(ObjectionRefusals.ServiceDateInvalid);
        Decided().Serve(Received.AddDays(10), true, Rules, Received.AddDays(9)).Refusal!.Code.ShouldBe(ObjectionRefusals.ServiceDateInvalid);
    }

    [Fact]
    public void A_withdrawn_objection_is_not_registered_any_more()
    {
        var objection = Registered();
        objection.Withdraw(Received).Value.WithdrawnOn.ShouldBe(Received);

        objection.Register(Guid.NewGuid()).Refusal!.Code.ShouldBe(ObjectionRefusals.AlreadyRegistered);
    }

    [Fact]
    public void An_objection_after_the_procedure_ended_is_rejected()
    {
        var objection = File().Objection;
        objection.Reject(RejectionReason.ProcedureEnded, Guid.NewGuid(), Received).IsRefused.ShouldBeFalse();

        objection.State.ShouldBe(ObjectionState.Rejected);
        objection.Grant("x", Received).Refusal!.Code.ShouldBe(ObjectionRefusals.Rejected);
    }

    private static ObjectionFiling Filing() => new()
    {
        CaseNumber = new CaseNumber("tpy", 115, ClaimKind.Fine, 123),
        Objector = ObjectorKind.Obligor,
        ObjectorName = "王小明",
        ActKind = ContestedActKind.Order,
        Act = "Garnishment order 115-1",
        Grounds = "The account holds protected money.",
        Form = ObjectionForm.Written,
        ReceivedOn = Received,
    };

    private static ObjectionFiled File() => Objection.File(Guid.NewGuid(), Filing(), Rules, Now).Value;

    private static Objection Registered()
    {
        var objection = File().Objection;
        objection.Register(Guid.NewGuid()).IsRefused.ShouldBeFalse();
        return objection;
    }

    private static Objection Decided()
    {
        var objection = Registered();
        objection.Forward("No.", Rules, Received).IsRefused.ShouldBeFalse();
        objection.Decide(ObjectionDecision.Unfounded, "r", Number, Received).IsRefused.ShouldBeFalse();
        return objection;
    }
}
