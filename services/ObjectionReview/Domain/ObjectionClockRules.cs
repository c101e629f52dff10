using Enforcement.Statute;

namespace Enforcement.ObjectionReview.Domain;

/// <summary>Asks the law for the due days of an objection (OBJ-02, 03, 04, 06) in one edition of the law.</summary>
public sealed class ObjectionClockRules(LawEdition law)
{
    internal ClockRuling Internal(DateOnly receivedOn, Func<InternalObjectionDays, DateOnly> day) =>
        Of(receivedOn, day(ObjectionRules.InternalDaysOf(receivedOn, law)), ObjectionRules.Internal(new ObjectionClockFacts(receivedOn), law));

    internal ClockRuling Forwarding(DateOnly receivedOn) => Clock(receivedOn, ObjectionRules.SendBy(new ObjectionClockFacts(receivedOn), law.Calendar));

    internal ClockRuling Decision(DateOnly receivedOn) => Clock(receivedOn, ObjectionRules.DecideBy(new ObjectionClockFacts(receivedOn), law.Calendar));

    internal ClockRuling Suit(DateOnly servedOn) => Clock(servedOn, ObjectionRules.SueBy(new ObjectionClockFacts(servedOn), law.Calendar));

    private static ClockRuling Clock(DateOnly from, Ruling ruling) => Of(from, ruling.Date!.Value, ruling);

    private static ClockRuling Of(DateOnly from, DateOnly due, Ruling ruling) => new(ruling.RuleId, from, due,
        [.. ruling.Articles.Select(article => article.ToString())],
        [.. ruling.Steps.Select(step => step.English)],
        [.. ruling.Steps.Select(step => step.Chinese)]);
}
