using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Persons;

public static class PersonRefusals
{
    public static readonly RefusalCode RepresentativeNeeded =
        new(RefusalKind.Invalid, "person.representative_needed", "The obligor is no natural person: name the person who is treated like the obligor.");

    public static readonly RefusalCode NotOfCase = new(RefusalKind.Invalid, "person.not_of_case", "The case has no such party, or none with a known identity.");
}

public static class GroundRefusals
{
    public static readonly RefusalCode None = new(RefusalKind.Invalid, "ground.none", "At least one of the six grounds must be named.");
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "ground.unknown", "No such ground is found against the obligor of the case.");
    public static readonly RefusalCode Withdrawn = new(RefusalKind.Conflict, "ground.withdrawn", "The ground was withdrawn before.");
}

public static class SecurityRefusals
{
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "security.not_allowed", "Security may not be ordered now.");
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "security.unknown", "The case has no such security order.");
    public static readonly RefusalCode Served = new(RefusalKind.Conflict, "security.served", "The security order was served before.");
    public static readonly RefusalCode NotServed = new(RefusalKind.Conflict, "security.not_served", "The security order has not been served.");
    public static readonly RefusalCode DayWrong = new(RefusalKind.Invalid, "security.day_wrong", "Security is given between the service of the order and today.");
    public static readonly RefusalCode Over = new(RefusalKind.Conflict, "security.over", "The security order is not in force any more.");
}

public static class RestrictionRefusals
{
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "restriction.not_allowed", "The law does not allow the restriction.");
    public static readonly RefusalCode InForce = new(RefusalKind.Conflict, "restriction.in_force", "The person is restricted so already.");
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "restriction.unknown", "The case has no such restriction.");
    public static readonly RefusalCode Stays = new(RefusalKind.Conflict, "restriction.stays", "There is no reason to lift the restriction.");
    public static readonly RefusalCode Over = new(RefusalKind.Conflict, "restriction.over", "The restriction has been lifted.");
    public static readonly RefusalCode DayWrong = new(RefusalKind.Invalid, "restriction.day_wrong", "The notices go out between the restriction and today.");
    public static readonly RefusalCode Notified = new(RefusalKind.Conflict, "restriction.notified", "Obligor and immigration agency were notified before.");
}

public static class ArrestRefusals
{
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "arrest.not_allowed", "Arrest may not be applied for.");
    public static readonly RefusalCode NoWarrant = new(RefusalKind.Conflict, "arrest.no_warrant", "The court has issued no warrant, or it has been used.");
    public static readonly RefusalCode DutiesOpen = new(RefusalKind.Conflict, "arrest.duties_open", "Identity and property report come at once after the arrest.");
}

public static class CourtRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "court_application.unknown", "The case has no such application to the court.");
    public static readonly RefusalCode Ruled = new(RefusalKind.Conflict, "court_application.ruled", "The court ruled on the application before.");
    public static readonly RefusalCode Pending = new(RefusalKind.Conflict, "court_application.pending", "An application of this kind against the person is pending or granted.");
    public static readonly RefusalCode NotServed = new(RefusalKind.Conflict, "court_application.not_served", "No ruling was served that can be appealed against, or an appeal was made before.");
    public static readonly RefusalCode AppealLate = new(RefusalKind.Conflict, "court_application.appeal_late", "The days to appeal are over.");
    public static readonly RefusalCode DayWrong = new(RefusalKind.Invalid, "court_application.day_wrong", "A ruling is not before its application, and neither is in the future.");
}

public static class HoldingRefusals
{
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "holding.not_allowed", "The person may not be held.");
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "holding.unknown", "Nobody of the case is held so.");
    public static readonly RefusalCode Over = new(RefusalKind.Conflict, "holding.over", "The person is not held any more.");
    public static readonly RefusalCode Stays = new(RefusalKind.Conflict, "holding.stays", "A ground of detention is given: apply to the court within the hours, or release.");
    public static readonly RefusalCode InstantWrong = new(RefusalKind.Invalid, "holding.instant_wrong", "The instant is in the future, or before the arrest could be made.");
    public static readonly RefusalCode HoursOver = new(RefusalKind.Conflict, "holding.hours_over", "The hours are over: the person must be released.");
}

public static class CustodyRefusals
{
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "custody.not_allowed", "Custody may not be applied for.");
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "custody.unknown", "The case has no such custody.");
    public static readonly RefusalCode Barred = new(RefusalKind.Conflict, "custody.barred", "Family, pregnancy, birth or illness bar custody.");
    public static readonly RefusalCode NotGranted = new(RefusalKind.Conflict, "custody.not_granted", "The court has not granted custody, or it has begun before.");
    public static readonly RefusalCode Over = new(RefusalKind.Conflict, "custody.over", "The custody has ended.");
    public static readonly RefusalCode Stays = new(RefusalKind.Conflict, "custody.stays", "None of the four causes of release is given.");
    public static readonly RefusalCode NoBar = new(RefusalKind.Conflict, "custody.no_bar", "Nothing bars the custody, so it is not suspended.");
    public static readonly RefusalCode DayWrong = new(RefusalKind.Invalid, "custody.day_wrong", "The day is outside of the custody, or in the future.");
}

public static class CourtReportRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "court_report.unknown", "There is no such report in the caller's scope.");
    public static readonly RefusalCode Reported = new(RefusalKind.Conflict, "court_report.reported", "It was reported to the court before.");
    public static readonly RefusalCode DayWrong = new(RefusalKind.Invalid, "court_report.day_wrong", "The day of the report is before the event, or in the future.");
}

public static class LuxuryRefusals
{
    public static readonly RefusalCode NotAllowed = new(RefusalKind.Conflict, "luxury_ban.not_allowed", "A luxury ban may not be issued.");
    public static readonly RefusalCode InForce = new(RefusalKind.Conflict, "luxury_ban.in_force", "A luxury ban is in force against the obligor.");
    public static readonly RefusalCode NoHearing = new(RefusalKind.Conflict, "luxury_ban.no_hearing", "The obligor was not notified in writing to state an opinion.");
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "luxury_ban.unknown", "The case has no such luxury ban.");
    public static readonly RefusalCode Over = new(RefusalKind.Conflict, "luxury_ban.over", "The luxury ban has been lifted.");
    public static readonly RefusalCode NoBreach = new(RefusalKind.Conflict, "luxury_breach.none", "There is no breach without good reason.");
    public static readonly RefusalCode UnknownBreach = new(RefusalKind.NotFound, "luxury_breach.unknown", "The case has no such breach.");
    public static readonly RefusalCode BreachDecided = new(RefusalKind.Conflict, "luxury_breach.decided", "What follows from the breach was decided before.");
    public static readonly RefusalCode NotDefied = new(RefusalKind.Conflict, "luxury_breach.not_defied", "The order after the breach is not defied.");
    public static readonly RefusalCode PeriodInvalid = new(RefusalKind.Invalid, "luxury_breach.period_invalid", "The order after a breach sets a day after today.");
}

public static class GuaranteeRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "guarantee.unknown", "The case has no such guarantee.");
    public static readonly RefusalCode NotEnforceable = new(RefusalKind.Conflict, "guarantee.not_enforceable", "The guarantor may not be enforced against.");
    public static readonly RefusalCode Enforced = new(RefusalKind.Conflict, "guarantee.enforced", "The guarantor is enforced against already.");
}
