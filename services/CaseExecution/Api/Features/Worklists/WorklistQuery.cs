using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.Worklists;

/// <summary>Order of a worklist.</summary>
public enum WorklistSort
{
    /// <summary>Oldest case first.</summary>
    Opened,

    /// <summary>Earliest statutory clock first.</summary>
    Clock,
}

/// <summary>Filters of a worklist; bind with <c>[AsParameters]</c>.</summary>
public sealed record WorklistQuery(
    [property: Description("Branch; headquarters only, staff have their own.")] string? Branch,
    [property: Description("Section; the token's where it names one.")] string? Section,
    [property: Description("open (default) or closed.")] CaseStatus? Status,
    ClaimKind? Kind,
    [property: Description("Outstanding amount, NT$, at least.")] long? MinAmount,
    [property: Description("Outstanding amount, NT$, at most.")] long? MaxAmount,
    [property: Description("Received before this day.")] DateOnly? OpenedBefore,
    [property: Description("Next clock ends before this day.")] DateOnly? ClockBefore,
    [property: Description("opened (default) or clock; closed cases come in the order of closing.")] WorklistSort? Sort);
