using System.Text.Json;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.ObjectionReview.Domain;

namespace Enforcement.ObjectionReview.Clocks;

/// <summary>Clocks of objections in the clock book.</summary>
internal static class ObjectionClocks
{
    public const string SubjectType = "objection";

    public static ClockSubject Subject(this Objection objection) => new(SubjectType, objection.Id) { CaseId = objection.CaseId, CaseNumber = objection.CaseNumber };

    /// <summary>All clocks of an objection that are open: what was done met them, or what it was filed for fell away.</summary>
    public static ClockSelection OpenClocks(this Objection objection) => ClockSelection.AllOf(objection.Subject());

    /// <summary>The clocks that a fact starts; those that somebody must act by warn before.</summary>
    public static List<ClockStart> Starts(this Objection objection, ObjectionReviewOptions options, params IEnumerable<ObjectionClock> clocks) =>
        [.. clocks.Select(clock => new ClockStart
        {
            Subject = objection.Subject(),
            Owner = new ClockOwner(objection.Branch),
            Name = NameOf(clock.Kind),
            RuleId = clock.RuleId,
            Facts = clock.Facts,
            Part = clock.Part,
            County = clock.County,
            StartedAt = TaipeiTime.StartOf(clock.Facts.From),
            WarnLead = clock.Kind switch
            {
                ClockKind.Forwarding => options.ForwardingWarning,
                ClockKind.Decision => options.DecisionWarning,
                _ => null,
            },
        })];

    public static string NameOf(ClockKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());

    public static ClockKind KindOf(string name) => Enum.Parse<ClockKind>(name, ignoreCase: true);
}
