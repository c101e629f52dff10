using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>Which lines of a case a payment goes to, by PAY-02.</summary>
internal static class LineOrder
{
    public static List<LineAllocation> Of(Guid caseId, IReadOnlyList<ClaimLine> lines, long amount, DateOnly paidOn)
    {
        var open = new List<OpenLine>(lines.Count);
        foreach (var line in lines)
        {
            if (line.Outstanding > 0)
                open.Add(new OpenLine(IdOf(line.Line), caseId, line.Item, line.Outstanding, line.DueOn));
        }

        var applied = PaymentAllocation.Apply(new PaymentFacts(amount, paidOn, open));
        return [.. applied.Allocations.Select(part => new LineAllocation(NumberOf(part.Line.LineId), part.Amount, part.Reason, string.Join("、", part.Articles)))];
    }

    // A line is known by its number in its case; the statute knows lines of any case by an id.
    private static Guid IdOf(int line) => new(line, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    private static int NumberOf(Guid id) => BitConverter.ToInt32(id.ToByteArray());
}
