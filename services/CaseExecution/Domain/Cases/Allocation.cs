namespace Enforcement.CaseExecution.Domain.Cases;

internal static class Allocation
{
    public static List<LineAllocation> Of(IReadOnlyList<ClaimLine> lines, long amount)
    {
        var parts = new List<LineAllocation>();
        foreach (var line in lines.Where(line => line.Outstanding > 0))
        {
            var part = Math.Min(amount, line.Outstanding);
            if (part == 0)
                break;
            parts.Add(new LineAllocation(line.Line, part, "order", "民法 321-323"));
            amount -= part;
        }

        return parts;
    }
}
