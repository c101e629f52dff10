namespace Enforcement.Contracts.Supervision.V1;

/// <summary>
/// Headquarters changed the working calendar or a dated table with four eyes. Editions are numbered without gaps; a reader applies them in order of
/// <see cref="Edition"/> and waits for what is missing (<see cref="LawRequested"/>). The whole change is here; the law's functions themselves come with the release.
/// </summary>
public sealed record LawChanged
{
    public required Guid ChangeId { get; init; }

    /// <summary>Number of the edition this change makes; 0 is the law as published with the release.</summary>
    public required int Edition { get; init; }

    public required DateTimeOffset ApprovedAt { get; init; }

    /// <summary><c>calendarYear</c>, <c>calendarDays</c>, <c>closures</c> or <c>tableValue</c>; decides which members are set.</summary>
    public required string Kind { get; init; }

    /// <summary>Where it was published, e.g. 行政院人事行政總處 115年辦公日曆表.</summary>
    public required string Source { get; init; }

    /// <summary><c>calendarYear</c>: the year whose days are replaced.</summary>
    public int? Year { get; init; }

    /// <summary><c>calendarYear</c>: all named days of the year; <c>calendarDays</c>: the days decided.</summary>
    public IReadOnlyList<LawDay> Days { get; init; } = [];

    /// <summary><c>closures</c>: closures announced or called off.</summary>
    public IReadOnlyList<LawClosure> Closures { get; init; } = [];

    /// <summary><c>tableValue</c>: the value.</summary>
    public LawTableValue? Value { get; init; }
}

/// <summary>A named day of the official calendar.</summary>
public sealed record LawDay
{
    public required DateOnly Date { get; init; }

    /// <summary>False on a make-up working day.</summary>
    public required bool IsRest { get; init; }

    /// <summary>Chinese name or reason.</summary>
    public required string Name { get; init; }
}

/// <summary>The offices of one county are closed on a day, e.g. for a typhoon.</summary>
public sealed record LawClosure
{
    /// <summary>Chinese name.</summary>
    public required string County { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>Chinese reason.</summary>
    public required string Reason { get; init; }

    /// <summary>True calls off a closure announced before.</summary>
    public bool IsLifted { get; init; }
}

/// <summary>A value of a dated table.</summary>
public sealed record LawTableValue
{
    /// <summary>Name of the table, e.g. <c>correctionDays</c>; a reader without such a table keeps the change and applies nothing.</summary>
    public required string Table { get; init; }

    /// <summary>First day in force; replaces a value that begins on the same day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>JSON of the value, of the table's type.</summary>
    public required string Value { get; init; }

    /// <summary>False while nobody has confirmed it.</summary>
    public required bool IsVerified { get; init; }
}
