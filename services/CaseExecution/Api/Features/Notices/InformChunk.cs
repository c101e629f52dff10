using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Domain.Payments;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>Issues the notices that acts owe on the cases of a chunk: one act over all of them, one notice a case and act.</summary>
internal static class InformChunk
{
    public static async Task<RunChunk> DoAsync(NpgsqlConnection connection, Journal journal, StoredRun run, IReadOnlyList<RunItem> items, CancellationToken cancel)
    {
        var terms = new NoticeTerms(NoticeKind.Information, null);
        var files = await CaseRows.LockAsync(connection, [.. items.Select(item => item.CaseId!.Value)], cancel);
        var due = (await NoticesDue.OpenAsync(connection, [.. items.Select(item => (item.CaseId!.Value, item.ToldActId!.Value))], cancel)).ToLookup(row => (row.CaseId, row.ActId), row => row.Due);
        var needsApproval = await ApprovalRows.LeastAsync(connection, NoticeActs.Informed.Code, run.Branch, journal.Day, cancel) is <= 0;
        var refusals = items.ToDictionary(item => item.Ordinal, item => needsApproval ? NoticeRunRefusals.NeedsApproval.Code
            : !files.TryGetValue(item.CaseId!.Value, out var file) || file.Number.Branch != run.Branch ? CaseRefusals.Unknown.Code
            : due[(item.CaseId.Value, item.ToldActId!.Value)].Any() ? null : NoticeRefusals.NothingDue.Code);
        var allowed = items.Where(item => refusals[item.Ordinal] is null).ToList();
        if (allowed.Count == 0)
            return new RunChunk([.. items.Select(item => new RunOutcome(item.Ordinal, null, refusals[item.Ordinal]))], 0);
        List<CaseFile> cases = [.. allowed.Select(item => files[item.CaseId!.Value]).Distinct().OrderBy(file => file.Id)];
        if (!Notice.IssueAll(journal, cases, terms, run.Id, null).TryGet(out var act, out var refusal))
            throw new InvalidOperationException($"Nothing bars telling of an act, and yet: {refusal.Detail}");
        var people = await CasePeople.OfAsync(connection, cases, cancel);
        var notices = allowed.ToDictionary(item => item.Ordinal, item => IssuedNotice.Of(journal.At, [files[item.CaseId!.Value]], terms with { ToldActId = item.ToldActId },
            [.. due[(item.CaseId.Value, item.ToldActId!.Value)].Select(row => AddresseeOf(row, people[item.CaseId.Value], files[item.CaseId.Value]))]) with
        { ActId = act.Id });
        await NoticeRows.InsertAsync(connection, [.. notices.Values], run.Id, run.Caller.Subject, journal.At, journal.Day, cancel);
        var taken = await NoticesDue.TakeUpAsync(connection,
            [.. allowed.SelectMany(item => due[(item.CaseId!.Value, item.ToldActId!.Value)].Select(row => (row.Id, notices[item.Ordinal].Id)))], cancel);
        return new RunChunk([.. items.Select(item => new RunOutcome(item.Ordinal, notices.GetValueOrDefault(item.Ordinal)?.Id, refusals[item.Ordinal]))], notices.Count, taken);
    }

    private static AddresseeTerms AddresseeOf(DueNotice due, IEnumerable<AddresseeTerms> people, CaseFile file) =>
        new AddresseeRequest(due.Role, due.PartyOrdinal).Of([.. people], file)
        ?? throw new InvalidOperationException($"Notice due {due.Id} is for nobody of case {file.Id}.");
}
