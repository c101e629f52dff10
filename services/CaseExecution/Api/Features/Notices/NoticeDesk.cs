using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>A notice being acted on: its cases and itself are locked, nothing is written yet.</summary>
/// <param name="Acting">The act; its file is the case the notice is filed under.</param>
/// <param name="Cases">All cases of the notice.</param>
/// <param name="Notice">The notice.</param>
internal sealed record NoticeActing(Acting Acting, IReadOnlyCollection<CaseFile> Cases, StoredNotice Notice);

/// <summary>The one path of an act on a notice: scope, locks, If-Match, the law, then rows, journal, outbox and audit in one transaction.</summary>
public sealed class NoticeDesk(Ledger ledger)
{
    internal Task<Results<Ok<NoticeView>, ProblemHttpResult>> DoAsync(HttpContext context, Caller caller, Guid id, Func<NoticeActing, Task<Result<Act>>> work)
    {
        var cancel = context.RequestAborted;
        return ledger.RunAsync<Results<Ok<NoticeView>, ProblemHttpResult>>(async connection =>
        {
            if (!await IsSeenAsync(connection, caller, id, cancel))
                return NoticeRefusals.Unknown.Because("No notice has this id.").ToProblem();
            var cases = await CaseRows.LockAsync(connection, [.. (await StoredNotices.CasesAsync(connection, [id], cancel)).Select(row => row.Case)], cancel);
            var notice = (await StoredNotices.LockAsync(connection, [id], cancel)).Single();
            if (Preconditions.Check(context.Request, notice.Version) is { } stale)
                return stale;
            var acting = new Acting(connection, cases[notice.CaseId], ledger.Open(), caller, cancel) { Clocks = ledger.Clocks };
            if (!(await work(new NoticeActing(acting, cases.Values, notice))).TryGet(out var act, out var refusal))
                return refusal.ToProblem();
            string[] rules = [act.Kind.Basis.RuleId, .. act.Ground.Rulings.Select(ruling => ruling.RuleId)];
            await ledger.WriteAsync(connection, acting.Journal, caller,
                new AuditSubject($"act.{act.Kind.Code}", "act", act.Id.ToString(), [.. rules.Distinct()]) { FurtherChanges = acting.FurtherChanges }, cancel);
            var view = (await ReadNotices.FindAsync(connection, caller, id, cancel))!;
            context.SetETag(view.Version);
            return TypedResults.Ok(view);
        }, cancel);
    }

    private static async Task<bool> IsSeenAsync(NpgsqlConnection connection, Caller caller, Guid id, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand { Connection = connection };
        command.CommandText = $"select exists (select from notice n where n.id = {CaseScope.Add(command.Parameters, id)} and {CaseScope.OfStaff(caller, command.Parameters, "n")})";
        return (bool)(await command.ExecuteScalarAsync(cancel))!;
    }
}
