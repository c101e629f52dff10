using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Entrustments;
using Enforcement.Law.Clocks;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Data;

/// <summary>The clock of an entrustment: until when the entrusted branch does it or reports (INT-13). It is that branch's.</summary>
internal static class EntrustmentClocks
{
    public const string Subject = "entrustment";

    private static readonly TimeSpan Warning = TimeSpan.FromDays(7);

    public static ClockStart Of(EntrustedCase entrusted, string number, CaseFile file, DateTimeOffset at) => new()
    {
        Subject = SubjectOf(entrusted.Terms.Id) with { CaseId = file.Id, CaseNumber = number },
        Owner = new ClockOwner(entrusted.Terms.ToBranch),
        Name = "report",
        RuleId = "INT-13",
        Facts = new EntrustmentReportFacts(entrusted.Terms.SentOn),
        StartedAt = at,
        WarnLead = Warning,
    };

    public static ClockSubject SubjectOf(Guid id) => new(Subject, id);
}
