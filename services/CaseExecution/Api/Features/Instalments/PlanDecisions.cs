using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Instalments;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.Instalments;

/// <summary>What every decision on a plan does around it: locks its cases and it, writes it, and tells the agencies.</summary>
internal static class PlanDecisions
{
    public static async Task<Result<Act>> DecideAsync(Acting acting, Guid planId, Func<InstalmentPlan, IReadOnlyList<CaseFile>, Task<Result<Act>>> decide)
    {
        var (connection, cancel) = (acting.Connection, acting.Cancel);
        var ids = await PlanRows.CasesAsync(connection, planId, acting.File.Id, cancel);
        if (ids.Count == 0)
            return PlanRefusals.Unknown.Because("The case is not in this plan.", "/planId");
        var others = await CaseRows.LockAsync(connection, [.. ids.Where(id => id != acting.File.Id)], cancel);
        if (await PlanRows.LockAsync(connection, planId, cancel) is not { } plan)
            return PlanRefusals.Unknown.Because("No plan has this id.", "/planId");

        // A case may have left the plan between the look and the locks.
        var kept = plan.Cases.Select(file => file.CaseId).ToHashSet();
        List<CaseFile> cases = [.. others.Values.Append(acting.File).Where(file => kept.Contains(file.Id)).OrderBy(file => file.Id)];
        if (!kept.Contains(acting.File.Id))
            return PlanRefusals.Unknown.Because("The case is not in this plan.", "/planId");
        var result = await decide(plan, cases);
        if (result.IsRefused)
            return result;
        await PlanRows.UpdateAsync(connection, plan, acting.Journal.At, cancel);
        acting.FurtherChanges++;
        acting.Messages.Add(OutboxMessage.Of(CaseExecutionMessages.Changed(plan, acting.Journal.At)));
        return result;
    }
}
