namespace Enforcement.Contracts.CaseExecution.V1;

/// <summary>Case-execution's answer to <c>ObjectionFiled</c>: whether the case exists and its procedure has not ended (OBJ-01).</summary>
public sealed record ObjectionRegistered
{
    public required Guid ObjectionId { get; init; }
    public required string CaseNumber { get; init; }
    public Guid? CaseId { get; init; }

    /// <summary>False when there is no such case.</summary>
    public required bool CaseFound { get; init; }

    /// <summary>True when the legal procedure had ended before the objection was received.</summary>
    public required bool ProcedureEnded { get; init; }
}
