using Enforcement.Kernel;

namespace Enforcement.Intake.Domain.Assignment;

public static class AssignmentRefusals
{
    public static readonly RefusalCode NoSection = new(RefusalKind.Conflict, "section.none_takes_kind", "No section of the branch takes this kind of claim");
    public static readonly RefusalCode SectionNotInForce = new(RefusalKind.Conflict, "section.not_in_force", "The section takes no cases now");
}
