using Enforcement.Kernel;

namespace Enforcement.ObjectionReview.Domain;

/// <summary>Why something cannot be done to an objection.</summary>
public static class ObjectionRefusals
{
    public static readonly RefusalCode NotFound =
        new(RefusalKind.NotFound, "objection.not_found", "There is no such objection, or it is outside your scope.");

    public static readonly RefusalCode OtherBranch =
        new(RefusalKind.Forbidden, "objection.other_branch", "An objection is filed with the branch that enforces the case.");

    public static readonly RefusalCode ReceivedInFuture =
        new(RefusalKind.Invalid, "objection.received_in_future", "The receiving day lies in the future.");

    public static readonly RefusalCode NotYetRegistered =
        new(RefusalKind.Conflict, "objection.not_yet_registered", "The case has not been checked yet; try again in a moment.", Retriable: true);

    public static readonly RefusalCode AlreadyRegistered =
        new(RefusalKind.Conflict, "objection.already_registered", "The case has already been checked.");

    public static readonly RefusalCode Rejected =
        new(RefusalKind.Conflict, "objection.rejected", "The objection was rejected: no such case, or its procedure had ended.");

    public static readonly RefusalCode AlreadyForwarded =
        new(RefusalKind.Conflict, "objection.already_forwarded", "The branch has already sent the objection to the Agency.");

    public static readonly RefusalCode NotForwarded =
        new(RefusalKind.Conflict, "objection.not_forwarded", "The Agency decides only what the branch has sent up with its opinion.");

    public static readonly RefusalCode AlreadyDecided =
        new(RefusalKind.Conflict, "objection.already_decided", "The objection has already been decided.");

    public static readonly RefusalCode NotDecided =
        new(RefusalKind.Conflict, "objection.not_decided", "There is no decision of the Agency to serve yet.");

    public static readonly RefusalCode DecidedByBranch =
        new(RefusalKind.Conflict, "objection.decided_by_branch", "The branch itself granted the objection; there is no Agency decision to serve.");

    public static readonly RefusalCode Withdrawn =
        new(RefusalKind.Conflict, "objection.withdrawn", "The objector has withdrawn the objection.");

    public static readonly RefusalCode AlreadyServed =
        new(RefusalKind.Conflict, "objection.already_served", "The decision has already been served.");

    public static readonly RefusalCode ServiceDateInvalid =
        new(RefusalKind.Invalid, "objection.service_date_invalid", "The day of service lies before the decision or in the future.");
}
