using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Notices;

/// <summary>What a run over many cases does.</summary>
public enum NoticeRunTask
{
    /// <summary>Notices of the same terms, one an obligor.</summary>
    Issue,

    /// <summary>The notices that acts owe and nobody has issued.</summary>
    Inform,

    /// <summary>Another day for appearances that a moratorium holds.</summary>
    Move,
}

public enum NoticeRunState
{
    Open,
    Done,
}

public static class NoticeRunRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "notice_run.unknown", "There is no such run in the caller's scope.");
    public static readonly RefusalCode Empty = new(RefusalKind.Conflict, "notice_run.empty", "Nothing is selected.");
    public static readonly RefusalCode TooLarge = new(RefusalKind.Invalid, "notice_run.too_large", "More is selected than one run may take; narrow the selection.");
    public static readonly RefusalCode NeedsApproval = new(RefusalKind.Conflict, "notice_run.needs_approval", "A second person must approve this notice; issue it on its own.");
    public static readonly RefusalCode NoticeOpen = new(RefusalKind.Conflict, "notice_run.notice_open", "A notice of this kind is open for the case.");
    public static readonly RefusalCode NotHeld = new(RefusalKind.Conflict, "notice_run.not_held", "The moratorium does not hold this appearance.");
}
