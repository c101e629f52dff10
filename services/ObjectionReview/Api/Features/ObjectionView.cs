using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Law.Clocks.Features;
using Enforcement.ObjectionReview.Clocks;
using Enforcement.ObjectionReview.Domain;

namespace Enforcement.ObjectionReview.Features;

/// <summary>One objection, as answered.</summary>
public sealed record ObjectionView
{
    public required Guid ObjectionId { get; init; }
    public required string CaseNumber { get; init; }
    public required string Branch { get; init; }
    public Guid? CaseId { get; init; }
    public required ObjectorKind Objector { get; init; }
    public required string ObjectorName { get; init; }
    public required ContestedActKind ActKind { get; init; }
    public required string Act { get; init; }
    public required string Grounds { get; init; }
    public required ObjectionForm Form { get; init; }
    public required DateOnly ReceivedOn { get; init; }
    public required ObjectionState State { get; init; }
    public RejectionReason? Rejection { get; init; }
    public string? Measures { get; init; }
    public string? Opinion { get; init; }
    public DateOnly? ForwardedOn { get; init; }
    public ObjectionDecision? Decision { get; init; }
    public DecidingAuthority? DecidedBy { get; init; }
    public string? DecisionNumber { get; init; }
    public string? Reasons { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? ServedOn { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<ClockView> Clocks { get; init; }

    /// <summary>Answers an objection with its clocks; <paramref name="explain"/> adds their arithmetic.</summary>
    internal static async Task<ObjectionView> ReadAsync(Objection objection, ClockReader reader, bool explain, CancellationToken cancel)
    {
        var clocks = await reader.OfAsync(ObjectionClocks.SubjectType, objection.Id, cancel);
        var explained = explain ? (await reader.ExplainAsync(clocks, cancel)).ToDictionary(detail => detail.Clock.Id) : [];
        return Of(objection, [.. clocks.Select(clock => ClockView.Of(clock, explained.GetValueOrDefault(clock.Id))).OrderBy(clock => clock.DueOn).ThenBy(clock => clock.Kind)]);
    }

    private static ObjectionView Of(Objection objection, IReadOnlyList<ClockView> clocks) => new()
    {
        ObjectionId = objection.Id,
        CaseNumber = objection.CaseNumber,
        Branch = objection.Branch,
        CaseId = objection.CaseId,
        Objector = objection.Objector,
        ObjectorName = objection.ObjectorName,
        ActKind = objection.ActKind,
        Act = objection.Act,
        Grounds = objection.Grounds,
        Form = objection.Form,
        ReceivedOn = objection.ReceivedOn,
        State = objection.State,
        Rejection = objection.Rejection,
        Measures = objection.Measures,
        Opinion = objection.Opinion,
        ForwardedOn = objection.ForwardedOn,
        Decision = objection.Decision,
        DecidedBy = objection.DecidedBy,
        DecisionNumber = objection.DecisionNumber,
        Reasons = objection.Reasons,
        DecidedOn = objection.DecidedOn,
        ServedOn = objection.ServedOn,
        WithdrawnOn = objection.WithdrawnOn,
        Version = objection.Version,
        Clocks = clocks,
    };
}

/// <summary>One clock, as answered.</summary>
public sealed record ClockView
{
    public required ClockKind Kind { get; init; }

    /// <summary>Rule of the rulebook, e.g. <c>OBJ-02</c>.</summary>
    public required string RuleId { get; init; }

    public required DateOnly StartsOn { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly DueOn { get; init; }

    public required ClockState State { get; init; }

    /// <summary>Day the act was done, also when late.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Where the rule stands; only with <c>explain=true</c>.</summary>
    public IReadOnlyList<string>? Articles { get; init; }

    /// <summary>The arithmetic; only with <c>explain=true</c>.</summary>
    public IReadOnlyList<ClockStep>? Steps { get; init; }

    internal static ClockView Of(Clock clock, ClockDetail? explained) => new()
    {
        Kind = ObjectionClocks.KindOf(clock.Name),
        RuleId = clock.RuleId,
        StartsOn = TaipeiTime.DateOf(clock.StartedAt),
        DueOn = clock.DueOn!.Value,
        State = clock.State,
        EndedOn = clock.State is ClockState.Met or ClockState.Overdue && clock.EndedAt is { } ended ? TaipeiTime.DateOf(ended) : null,
        Articles = explained?.Articles,
        Steps = explained is null ? null : [.. explained.Steps.Select(step => new ClockStep(step.English, step.Chinese))],
    };
}

/// <summary>One step of the arithmetic.</summary>
public sealed record ClockStep(string English, string Chinese);
