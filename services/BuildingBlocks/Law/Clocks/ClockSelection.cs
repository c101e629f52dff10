namespace Enforcement.Law.Clocks;

/// <summary>Which clocks a turn is for.</summary>
public sealed record ClockSelection
{
    private ClockSelection()
    {
    }

    internal Guid? Id { get; private init; }
    internal string? SubjectType { get; private init; }
    internal Guid[] Subjects { get; private init; } = [];
    internal Guid[]? Cases { get; private init; }
    internal string[]? Names { get; private init; }

    /// <summary>Named clocks must be there and able to take the turn; of "all open ones" those turn that can.</summary>
    internal bool IsStrict => Id is not null || (Names is not null && Cases is null);

    /// <summary>One clock.</summary>
    public static ClockSelection One(Guid id) => new() { Id = id };

    /// <summary>Clocks of a subject by name.</summary>
    public static ClockSelection Named(ClockSubject subject, params string[] names) =>
        new() { SubjectType = subject.Type, Subjects = [subject.Id], Names = names };

    /// <summary>All open clocks of a subject.</summary>
    public static ClockSelection AllOf(ClockSubject subject) => AllOf(subject.Type, [subject.Id]);

    /// <summary>All open clocks of many subjects.</summary>
    public static ClockSelection AllOf(string subjectType, IReadOnlyCollection<Guid> subjects) => new() { SubjectType = subjectType, Subjects = [.. subjects] };

    /// <summary>Open clocks of cases, of whatever subject: those of these names, or all of every name.</summary>
    public static ClockSelection OfCases(IReadOnlyCollection<Guid> cases, IReadOnlyCollection<string>? names = null) =>
        new() { Cases = [.. cases], Names = names is null ? null : [.. names] };
}
