using System.ComponentModel;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.Worklists;

/// <summary>Order of a worklist.</summary>
internal enum WorklistOrder
{
    /// <summary>Oldest case first.</summary>
    Opened,

    /// <summary>Earliest statutory clock first.</summary>
    Clock,

    /// <summary>Closed first, first.</summary>
    Closed,
}

/// <summary>Filters of a worklist; bind with <c>[AsParameters]</c>.</summary>
public sealed record WorklistQuery(
    [property: Description("Branch; headquarters only, staff have their own.")] string? Branch,
    [property: Description("Section; the token's where it names one.")] string? Section,
    [property: Description("open (default) or closed.")] string? Status,
    [property: Description("Open cases: review, correctionPending or active.")] string? Stage,
    [property: Description("Open cases in which this is going on, e.g. attached, stayed, objectionPending; oldest first only.")] string? Flag,
    [property: Description("Closed cases: true for those whose legal procedure goes on, e.g. after a certificate.")] bool? ProcedureRuns,
    [property: Description("tax, healthInsurance, fine or fee.")] string? Kind,
    [property: Description("Outstanding amount, NT$, at least.")] long? MinAmount,
    [property: Description("Outstanding amount, NT$, at most.")] long? MaxAmount,
    [property: Description("Received before this day.")] DateOnly? OpenedBefore,
    [property: Description("Next clock ends before this day.")] DateOnly? ClockBefore,
    [property: Description("opened (default) or clock; closed cases come in the order of closing.")] string? Sort)
{
    /// <summary>The order asked for.</summary>
    internal WorklistOrder Order => Status == "closed" ? WorklistOrder.Closed : Sort == "clock" ? WorklistOrder.Clock : WorklistOrder.Opened;

    /// <summary>The kind asked for; null for all.</summary>
    internal ClaimKind? ClaimKind => Codes.Read<ClaimKind>(Kind);

    /// <summary>Fields with a code that is none.</summary>
    internal (string Field, string Detail)[] Errors() =>
    [
        .. Status is null or "open" or "closed" ? Array.Empty<(string, string)>() : [("/status", "open or closed.")],
        .. Stage is null || Codes.Read<CaseStage>(Stage) is not null ? Array.Empty<(string, string)>() : [("/stage", "review, correctionPending or active.")],
        .. Flag is null || Codes.Read<CaseFlag>(Flag) is not null ? Array.Empty<(string, string)>() : [("/flag", string.Join(", ", Enum.GetValues<CaseFlag>().Select(Codes.Of)))],
        .. Flag is not null && Order != WorklistOrder.Opened ? [("/flag", "With open cases, oldest first, only.")] : Array.Empty<(string, string)>(),
        .. Kind is null || ClaimKind is not null ? Array.Empty<(string, string)>() : [("/kind", "tax, healthInsurance, fine or fee.")],
        .. Sort is null or "opened" or "clock" ? Array.Empty<(string, string)>() : [("/sort", "opened or clock.")],
    ];
}

