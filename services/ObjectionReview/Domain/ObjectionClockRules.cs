using Enforcement.Statute;

namespace Enforcement.ObjectionReview.Domain;

/// <summary>Asks the law for the clocks of an objection (OBJ-02, 03, 04, 06) in one edition of the law.</summary>
public sealed class ObjectionClockRules(LawEdition law)
{
    /// <summary>The branch's clocks from the receipt; a day on which the offices at its seat are closed is a rest day.</summary>
    internal IReadOnlyList<ObjectionClock> OfBranch(string branch, DateOnly receivedOn)
    {
        var facts = new ObjectionClockFacts(receivedOn);
        var county = BranchSeats.CountyOf(branch, receivedOn, law);
        var days = ObjectionRules.InternalDaysOf(receivedOn, law);
        var forwarding = ObjectionRules.SendBy(facts, (county is null ? law : law.In(county)).Calendar);
        return
        [
            new(ClockKind.Report, InternalRule, facts, days.ReportBy, Part: 0), new(ClockKind.Opinion, InternalRule, facts, days.OpinionBy, Part: 1),
            new(ClockKind.Approval, InternalRule, facts, days.ApprovalBy, Part: 2), Of(ClockKind.Forwarding, facts, forwarding) with { County = county },
        ];
    }

    internal ObjectionClock Decision(DateOnly receivedOn)
    {
        var facts = new ObjectionClockFacts(receivedOn);
        return Of(ClockKind.Decision, facts, ObjectionRules.DecideBy(facts, law.Calendar));
    }

    internal ObjectionClock Suit(DateOnly servedOn)
    {
        var facts = new ObjectionClockFacts(servedOn);
        return Of(ClockKind.Suit, facts, ObjectionRules.SueBy(facts, law.Calendar));
    }

    private const string InternalRule = "OBJ-03";

    private static ObjectionClock Of(ClockKind kind, ObjectionClockFacts facts, Ruling ruling) => new(kind, ruling.RuleId, facts, ruling.Date!.Value);
}
