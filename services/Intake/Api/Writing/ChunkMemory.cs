namespace Enforcement.Intake.Writing;

/// <summary>
/// Gives back what chunks that are done have left in the middle generation. Without background collection the runtime lets it grow to some 200 MB before it looks
/// there, and its own bound for it (<c>GCgen1MaxBudget</c>) can only be set from outside the process (decision 0015).
/// </summary>
internal static class ChunkMemory
{
    private const int Middle = 1;
    private const long Most = 32L * 1024 * 1024;

    /// <summary>Collects the two younger generations when the middle one was larger than 32 MB at the last collection.</summary>
    public static void Trim()
    {
        if (GC.GetGCMemoryInfo(GCKind.Any).GenerationInfo[Middle].SizeAfterBytes > Most)
            GC.Collect(Middle, GCCollectionMode.Forced, blocking: true);
    }
}
