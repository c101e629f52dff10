namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>Statistical state of a case (law.md 7.5).</summary>
public enum CaseStatus
{
    Open,

    /// <summary>報結, with a closure kind that tells whether the legal procedure has ended, too.</summary>
    Closed,
}
