using Enforcement.Kernel;

namespace Enforcement.Supervision.Domain.LawChanges;

/// <summary>Why a change of the calendar or of a table is not proposed or not decided.</summary>
public static class LawChangeRefusals
{
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "law_change.not_found", "There is no such change.");

    public static readonly RefusalCode OwnProposal =
        new(RefusalKind.Forbidden, "law_change.own_proposal", "A change is decided by another person than the one who proposed it.");

    public static readonly RefusalCode NotProposer = new(RefusalKind.Forbidden, "law_change.not_proposer", "A change is withdrawn by the person who proposed it.");

    public static readonly RefusalCode AlreadyDecided = new(RefusalKind.Conflict, "law_change.already_decided", "The change has been decided.");

    public static readonly RefusalCode WithoutEffect = new(RefusalKind.Conflict, "law_change.without_effect", "The law in force says so already.");

    public static readonly RefusalCode DayNotCovered = new(RefusalKind.Invalid, "calendar.day_not_covered", "The calendar cannot hold this day.");

    public static readonly RefusalCode DayRepeated = new(RefusalKind.Invalid, "calendar.day_repeated", "A day is named twice.");

    public static readonly RefusalCode DayOutsideYear = new(RefusalKind.Invalid, "calendar.day_outside_year", "A day lies outside of the year.");

    public static readonly RefusalCode CountyUnknown = new(RefusalKind.Invalid, "county.unknown", "There is no county or city of this name.");

    public static readonly RefusalCode TableUnknown = new(RefusalKind.NotFound, "table.unknown", "There is no table of this name.");

    public static readonly RefusalCode ValueInvalid = new(RefusalKind.Invalid, "table.value_invalid", "The value is not of the table's type.");
}
