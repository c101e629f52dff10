using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.CaseExecution.Domain.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Law.Clocks;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>One transaction of a case or its money: work under locks, then rows, messages and the audit record of a journal together.</summary>
public sealed class Ledger(CaseExecutionDbContext db, AuditTrail audit, ClockBook clocks, TimeProvider time)
{
    /// <summary>The clocks of what this transaction does.</summary>
    public ClockBook Clocks => clocks;

    /// <summary>A journal of this moment.</summary>
    /// <param name="proposalId">The approved proposal whose act it does.</param>
    public Journal Open(Guid? proposalId = null) => new(time.GetUtcNow()) { ProposalId = proposalId, Law = clocks.Law };

    /// <summary>Writes the audit record of changes that no journal makes.</summary>
    public Task RecordAsync(NpgsqlConnection connection, Caller? caller, AuditSubject subject, int changes, CancellationToken cancel) =>
        Outbox.WriteAsync(connection, [audit.Message(caller, subject.Action, subject.Type, subject.Id, changes, null, subject.Rules)], cancel);

    /// <summary>Keeps a proposal, audited.</summary>
    internal async Task InsertAsync(NpgsqlConnection connection, Proposal proposal, Caller caller, CancellationToken cancel)
    {
        await ProposalRows.InsertAsync(connection, proposal, cancel);
        await RecordAsync(connection, caller, new AuditSubject("proposal.made", "proposal", proposal.Id.ToString()), 1, cancel);
    }

    /// <summary>
    /// Runs work in the transaction of the request (idempotent endpoints have opened one) or in an own one. Work that refuses must not have written.
    /// </summary>
    public async Task<T> RunAsync<T>(Func<NpgsqlConnection, Task<T>> work, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is not null)
            return await work(db.Connection());
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var result = await work(db.Connection());
        await transaction.CommitAsync(cancel);
        return result;
    }

    /// <summary>Writes the journal, its messages and one audit record that covers all its changes.</summary>
    public async Task WriteAsync(NpgsqlConnection connection, Journal journal, Caller? caller, AuditSubject subject, CancellationToken cancel, params OutboxMessage[] further)
    {
        await PersonMoney.FollowAsync(connection, journal, cancel);
        var effects = await JournalWriter.WriteAsync(connection, journal, caller, cancel);
        await GarnishmentEnds.FollowAsync(clocks, connection, journal, cancel);
        await PersonClocks.FollowAsync(clocks, connection, journal, cancel);
        await AuctionEffects.FollowAsync(clocks, connection, journal, cancel);
        await CaseClocks.FollowAsync(clocks, connection, journal, cancel);
        await LimitationStays.FollowAsync(connection, journal, cancel);
        await InstalmentClocks.FollowAsync(clocks, connection, journal, cancel);
        await NoticeClocks.FollowAsync(clocks, connection, journal, cancel);
        await LifeClocks.FollowAsync(clocks, connection, journal, cancel);
        var messages = CaseExecutionMessages.Of(journal).Concat(further).ToList();
        var changes = journal.Changes + effects + subject.FurtherChanges;
        if (changes > 0)
            messages.Add(audit.Message(caller, subject.Action, subject.Type, subject.Id, changes, null, subject.Rules));
        await Outbox.WriteAsync(connection, messages, cancel);
        Count(journal);
    }

    private static void Count(Journal journal)
    {
        foreach (var money in journal.Money)
        {
            var counter = money.Amount > 0 ? CaseExecutionMetrics.AmountAllocated : CaseExecutionMetrics.AmountTakenBack;
            counter.Add(Math.Abs(money.Amount), Codes.Of(money.Receipt.Channel));
        }

        foreach (var item in journal.Suspense.Where(item => item.StoredVersion == 0))
            CaseExecutionMetrics.AmountSuspended.Add(item.OpenedAmount, Codes.Of(item.Reason));
    }
}

/// <summary>What the audit record of a journal is about.</summary>
/// <param name="Action"><c>noun.verb</c>.</param>
/// <param name="Type">e.g. <c>payment</c>.</param>
/// <param name="Id">Its id.</param>
/// <param name="Rules">Rules the decision rests on.</param>
public sealed record AuditSubject(string Action, string Type, string Id, params string[] Rules)
{
    /// <summary>State changes outside of the journal, e.g. of the receipt file.</summary>
    public int FurtherChanges { get; init; }
}
