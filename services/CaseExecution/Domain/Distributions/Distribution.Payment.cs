using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Distributions;

public sealed partial class Distribution
{
    /// <summary>
    /// Hands out what nobody disputes: to each case its sum as one receipt, to each creditor who joined his row, the surplus to the obligor (CEA 37, 40(2), 74). What an
    /// objection kept back is handed out by the same act once it is settled, and so is what was deposited for a case under provisional attachment (CEA 133) once its title is final
    /// or the case has ended.
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
        var provisional = cases.Where(file => file.IsProvisional && !file.HasEnded).Select(file => file.Id).ToHashSet();
        bool IsSecured(TableRow row) => row.CaseId is { } id && provisional.Contains(id);
        long Free(TableRow row) => row.Open - row.Disputed + (IsSecured(row) ? 0 : row.Secured);
        var free = Rows.Where(row => Free(row) > 0).ToList();
        var surplus = SurplusPaid || Objections.Any(one => one.IsPending) ? 0 : Surplus;
        if (free.Count == 0 && surplus == 0 && Objections.Any(one => one.IsPending))
            return DistributionRefusals.ObjectionOpen.Because("All that is left is disputed.");
        var amount = free.Sum(Free) + surplus;
        if (amount == 0 && Rows.Any(row => row.Secured > 0))
            return ActRefusals.CaseProvisional.Because("All that is left is deposited for a claim that is not final.", null, new LegalBasis("PRV-02", "強制執行法 133"));
        if (!Do(journal, cases, DistributionActs.PaidOut, Ground.AllowedBy().For(reference), amount).TryGet(out var act, out var refusal))
            return refusal;
        Payments++;
        List<CaseDue> due = [.. free.Where(row => row.CaseId is not null && !IsSecured(row)).GroupBy(row => row.CaseId!.Value).OrderBy(group => group.Key)
            .Select(group => new CaseDue(group.Key, group.Sum(Free)))];
        Rows = [.. Rows.Select(row => IsSecured(row) ? row with { Secured = row.Secured + Free(row) } : row with { Paid = row.Paid + Free(row), Secured = 0 })];
        SurplusPaid = SurplusPaid || surplus > 0;
        PaidOn ??= journal.Day;
        State = DistributionState.PaidInPart;
        Close(journal);
        return (act, due);
    }

    // Everything is paid or deposited for good, and nothing is in dispute any more.
    private void Close(Journal journal)
    {
        Balance();
        if (State == DistributionState.PaidInPart && Rows.All(row => row is { Open: 0, Secured: 0 }) && (SurplusPaid || Surplus == 0) && !Objections.Any(one => one.IsPending))
            (State, PaidOn) = (DistributionState.Paid, PaidOn ?? journal.Day);
    }
}

/// <summary>What a case gets of a distribution now, NT$.</summary>
public sealed record CaseDue(Guid CaseId, long Amount);
