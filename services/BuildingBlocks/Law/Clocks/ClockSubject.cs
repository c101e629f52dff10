namespace Enforcement.Law.Clocks;

/// <summary>What a clock is about.</summary>
/// <param name="Type">camelCase, e.g. <c>objection</c>, <c>arrest</c>, <c>measure</c>.</param>
/// <param name="Id">Its id.</param>
public sealed record ClockSubject(string Type, Guid Id)
{
    /// <summary>Case of the subject, where it is of one.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Number of that case, as people name it.</summary>
    public string? CaseNumber { get; init; }
}

/// <summary>Whose clock it is; lists filter by it in SQL.</summary>
/// <param name="Branch">Branch code.</param>
/// <param name="Section">Section of the branch; null is the whole branch's.</param>
/// <param name="Agency">Transferring agency that may see it; null is none.</param>
public sealed record ClockOwner(string Branch, string? Section = null, string? Agency = null);
