using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;

namespace Enforcement.Intake.Writing;

/// <summary>A line while its chunk is being written.</summary>
internal sealed class WorkLine(DecidedLine input)
{
    public DecidedLine Input { get; } = input;
    public string? Key { get; } = input.Key;

    /// <summary>The transfer that already holds the key, if any.</summary>
    public KnownTransfer? Known { get; set; }

    /// <summary>An earlier line of the same chunk with the same key, if any.</summary>
    public WorkLine? Earlier { get; set; }

    public Guid TransferId { get; set; }
    public Guid CaseId { get; set; }
    public CaseNumber Number { get; set; }
    public string? NumberText { get; set; }
    public string? Section { get; set; }
    public string? SectionReason { get; set; }
    public TransferAnswer? Answer { get; set; }

    public bool IsNew => Known is null && Earlier is null;
    public bool IsAccepted => Input.Decision.Outcome == TransferOutcome.Accepted;
    public TransferDecision Decision => Input.Decision;
    public string? Identity => Input.Read.Form?.Obligor?.IdentityNumber;
}
