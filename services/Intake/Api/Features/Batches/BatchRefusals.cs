using Enforcement.Kernel;

namespace Enforcement.Intake.Features.Batches;

internal static class BatchRefusals
{
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "batch.not_found", "There is no such batch");
    public static readonly RefusalCode Empty = new(RefusalKind.Invalid, "batch.empty", "The batch has no line");
    public static readonly RefusalCode ReferenceMissing = new(RefusalKind.Invalid, "batch.reference_missing", "A batch needs the agency's reference");
    public static readonly RefusalCode InProgress =
        new(RefusalKind.Conflict, "batch.in_progress", "A batch with this reference is being received", Retriable: true);
    public static readonly RefusalCode ContentChanged =
        new(RefusalKind.Conflict, "batch.content_changed", "A batch with this reference and other content was received before");
}
