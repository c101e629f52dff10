using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Measures;

public static class MeasureRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "measure.unknown", "There is no such measure in the caller's scope.");
    public static readonly RefusalCode WrongState = new(RefusalKind.Conflict, "measure.wrong_state", "The measure is not in a state in which this can be done.");
    public static readonly RefusalCode ExceedsDebt = new(RefusalKind.Conflict, "measure.exceeds_debt", "More would be attached than debt and costs.");
    public static readonly RefusalCode NoCase = new(RefusalKind.Invalid, "measure.no_case", "A measure secures at least one case of its obligor.");
}

public static class ReleaseRefusals
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "release.unknown", "There is no such release task in the caller's scope.");
    public static readonly RefusalCode Done = new(RefusalKind.Conflict, "release.done", "The release task is not open any more.");
    public static readonly RefusalCode InFuture = new(RefusalKind.Invalid, "release.in_future", "The day of confirmation is after today.");
}
