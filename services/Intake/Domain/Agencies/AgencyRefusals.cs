using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Agencies;

public static class AgencyRefusals
{
    public static readonly RefusalCode CodeInvalid = new(RefusalKind.Invalid, "agency.code_invalid", "The agency's code has the wrong form");
    public static readonly RefusalCode NameInvalid = new(RefusalKind.Invalid, "agency.name_invalid", "The agency's name is missing or too long");
    public static readonly RefusalCode KindsMissing = new(RefusalKind.Invalid, "agency.kinds_missing", "An agency transfers at least one kind of claim");
    public static readonly RefusalCode WebhookInvalid = new(RefusalKind.Invalid, "agency.webhook_invalid", "The webhook address cannot be used");
    public static readonly RefusalCode PeriodInvalid = new(RefusalKind.Invalid, "agency.period_invalid", "The days of the agency do not follow each other");
    public static readonly RefusalCode SuccessorInvalid = new(RefusalKind.Invalid, "agency.successor_invalid", "The successor cannot be the agency itself");
    public static readonly RefusalCode Dissolved = new(RefusalKind.Conflict, "agency.dissolved", "The agency has ended");
    public static readonly RefusalCode NotActive = new(RefusalKind.Conflict, "agency.not_active", "The agency may not transfer now");
}
