using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.Obligors;

public static class ObligorRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "obligor.unknown", "There is no such obligor in the caller's scope.");
}
