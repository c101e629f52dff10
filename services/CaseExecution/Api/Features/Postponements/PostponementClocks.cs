using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Postponements;
using Enforcement.CaseExecution.Domain.Stays;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Postponements;

/// <summary>Two clocks of a postponement: its end (POS-01), which calls for the notice, and the agency's days to apply (POS-02).</summary>
internal static class PostponementClocks
{
    public static Task<Result<IReadOnlyList<Clock>>> StartEndAsync(
        ClockBook clocks, CaseFile file, CasePostponement postponement, int earlier, DateTimeOffset at, CancellationToken cancel) =>
        clocks.StartAsync([Start(file, postponement, ProcedureClocks.PostponementEnd, "POS-01", postponement.Facts(earlier), at)], cancel);

    /// <summary>The agency was notified: its days run.</summary>
    public static async Task<Refusal?> StartApplicationAsync(ClockBook clocks, CaseFile file, CasePostponement postponement, DateTimeOffset at, CancellationToken cancel) =>
        (await clocks.MeetAsync(ClockSelection.Named(Subject(file, postponement), ProcedureClocks.PostponementEnd), at, cancel)).Refusal
        ?? (await clocks.StartAsync([Start(file, postponement, ProcedureClocks.Continuation, "POS-02", new ContinuationFacts(postponement.NotifiedOn!.Value), at)], cancel)).Refusal;

    /// <summary>The agency applied, before or after the notice.</summary>
    public static async Task<Refusal?> MeetAsync(ClockBook clocks, CaseFile file, CasePostponement postponement, DateTimeOffset at, CancellationToken cancel) =>
        (await clocks.MeetAsync(ClockSelection.AllOf(Subject(file, postponement)), at, cancel)).Refusal;

    private static ClockStart Start(CaseFile file, CasePostponement postponement, string name, string rule, object facts, DateTimeOffset at) => new()
    {
        Subject = Subject(file, postponement),
        Owner = new ClockOwner(file.Number.Branch, file.State.Section, file.State.Agency),
        Name = name,
        RuleId = rule,
        Facts = facts,
        StartedAt = at,
        WarnLead = CaseClocks.Warning,
    };

    private static ClockSubject Subject(CaseFile file, CasePostponement postponement) =>
        new("postponement", postponement.Id) { CaseId = file.Id, CaseNumber = file.Number.ToString() };
}
