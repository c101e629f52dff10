namespace Enforcement.Statute;

/// <summary>The open lines of one case while a payment is applied, with what ranks the case among others.</summary>
internal sealed class CaseOfLines(Guid caseId, int choice) : IComparable<CaseOfLines>
{
    private readonly List<OpenLine> _lines = [];

    /// <summary>Place in the payer's choice; <see cref="int.MaxValue"/> when not chosen.</summary>
    public int Choice => choice;

    /// <summary>At least one line is due.</summary>
    public bool IsDue { get; private set; }

    /// <summary>Security is given for a line.</summary>
    public bool IsSecured { get; private set; }

    /// <summary>Earliest due date; a line without one counts as due from the beginning.</summary>
    public DateOnly DueOn { get; private set; } = DateOnly.MaxValue;

    public DateOnly CollectionEnd { get; private set; } = DateOnly.MaxValue;

    public long Owed { get; private set; }

    public void Add(OpenLine line, DateOnly paidOn)
    {
        _lines.Add(line);
        Owed += line.Outstanding;
        IsSecured |= line.IsSecured;
        IsDue |= DueOf(line) <= paidOn;
        DueOn = Earlier(DueOn, DueOf(line));
        CollectionEnd = Earlier(CollectionEnd, line.CollectionPeriodEnd ?? DateOnly.MaxValue);
    }

    public int CompareTo(CaseOfLines? other)
    {
        if (other is null)
            return 1;
        var order = choice.CompareTo(other.Choice);
        if (order == 0)
            order = other.IsDue.CompareTo(IsDue);
        if (order == 0)
            order = IsSecured.CompareTo(other.IsSecured);
        if (order == 0)
            order = DueOn.CompareTo(other.DueOn);
        if (order == 0)
            order = CollectionEnd.CompareTo(other.CollectionEnd);
        return order == 0 ? caseId.CompareTo(other.CaseId) : order;
    }

    /// <summary>Costs, interest, principal (CC 323); inside a class the earliest due, equals in proportion.</summary>
    public void Apply(long amount, CaseOrderReason order, List<Allocation> allocations)
    {
        _lines.Sort(static (a, b) => Rank(a).CompareTo(Rank(b)) is var rank && rank != 0 ? rank : a.LineId.CompareTo(b.LineId));
        for (var from = 0; from < _lines.Count && amount > 0;)
        {
            var to = from + 1;
            while (to < _lines.Count && Rank(_lines[to]) == Rank(_lines[from]))
                to++;
            var owed = new long[to - from];
            for (var i = from; i < to; i++)
                owed[i - from] = _lines[i].Outstanding;
            var parts = Proportions.Split(amount, owed);
            for (var i = from; i < to; i++)
            {
                if (parts[i - from] == 0)
                    continue;
                allocations.Add(new Allocation(_lines[i], parts[i - from], order, PaymentAllocation.ClassOf(_lines[i].Item)));
                amount -= parts[i - from];
            }

            from = to;
        }
    }

    private Guid CaseId => caseId;

    private static (AllocationClass Class, DateOnly DueOn) Rank(OpenLine line) => (PaymentAllocation.ClassOf(line.Item), DueOf(line));

    private static DateOnly DueOf(OpenLine line) => line.DueOn ?? DateOnly.MinValue;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
