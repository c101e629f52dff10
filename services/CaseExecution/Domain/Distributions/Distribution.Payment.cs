using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Distributions;

public sealed partial class Distribution
{
    /// <summary>
    /// Hands out what nobody disputes: to each case its sum as one receipt, to each creditor who joined his row, the surplus to the obligor (CEA 37, 40(2), 74). What an
    /// objection kept back is handed out by the same act once it is settled. The part of a case that rests on a provisional attachment is deposited (CEA 133).
    /// </summary>
    /// <param name="journal">What is decided goes here; the caller books what is due on the cases with it.</param>
    /// <param name="cases">The cases of the table, locked.</param>
    /// <param name="reference">Payment order of the treasury.</param>
    public Result<(Act Act, IReadOnlyList<CaseDue> Due)> PayOut(Journal journal, IReadOnlyList<CaseFile> cases, string reference)
    {
        if (State is not (DistributionState.Served or DistributionState.PaidInPart))
            return Wrong();
        if (journal.Day < On)
            return DistributionRefusals.TooEarly.Because($"It is on {On:yyyy-MM-dd}.", null, new LegalBasis("DIS-01", "強制執行法 31"));
        var free = Rows.Where(row => row.Open > row.Disputed).ToList();
        var surplus = SurplusPaid || Objections.Any(one => one.IsPending) ? 0 : Surplus;
        if (free.Count == 0 && surplus == 0 && Objections.Any(one => one.IsPending))
            return DistributionRefusals.ObjectionOpen.Because("All that is left is disputed.");
        var amount = free.Sum(row => row.Open - row.Disputed) + surplus;
        if (!Do(journal, cases, DistributionActs.PaidOut, Ground.AllowedBy().For(reference), amount).TryGet(out var act, out var refusal))
            return refusal;
        Payments++;
        var provisional = cases.Where(file => file.IsProvisional).Select(file => file.Id).ToHashSet();
        bool IsDeposited(TableRow row) => row.CaseId is { } id && provisional.Contains(id);
        List<CaseDue> due = [.. free.Where(row => row.CaseId is not null && !IsDeposited(row)).GroupBy(row => row.CaseId!.Value).OrderBy(group => group.Key)
            .Select(group => new CaseDue(group.Key, group.Sum(row => row.Open - row.Disputed)))];
        Rows = [.. Rows.Select(row => IsDeposited(row)
            ? row with { Deposited = row.Deposited + row.Open - row.Disputed }
            : row with { Paid = row.Paid + row.Open - row.Disputed })];
        SurplusPaid = SurplusPaid || surplus > 0;
        PaidOn ??= journal.Day;
        State = DistributionState.PaidInPart;
        Close(journal);
        return (act, due);
    }

    // Everything is paid or deposited, and nothing is in dispute any more.
    private void Close(Journal journal)
    {
        Balance();
        if (State == DistributionState.PaidInPart && Rows.All(row => row.Open == 0) && (SurplusPaid || Surplus == 0) && !Objections.Any(one => one.IsPending))
            (State, PaidOn) = (DistributionState.Paid, PaidOn ?? journal.Day);
    }
}

/// <summary>What a case gets of a distribution now, NT$.</summary>
public sealed record CaseDue(Guid CaseId, long Amount);
