using Enforcement.Kernel;

namespace Enforcement.Intake.Features.Sections;

internal static class SectionRefusals
{
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "section.not_found", "There is no such section");
    public static readonly RefusalCode Retroactive = new(RefusalKind.Invalid, "section.retroactive", "A rule begins today or later: what was assigned stays assigned");
    public static readonly RefusalCode LeavesKindWithout =
        new(RefusalKind.Conflict, "section.leaves_kind_without", "After this change no section of the branch would take a kind of claim");
}
