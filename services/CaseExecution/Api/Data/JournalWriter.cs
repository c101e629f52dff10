using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Hosting.Access;
using Npgsql;
using NpgsqlTypes;
using static Enforcement.CaseExecution.Data.JournalBatch;

namespace Enforcement.CaseExecution.Data;

/// <summary>Writes all that a journal changed with one round trip, however many cases and payments that are.</summary>
internal static class JournalWriter
{
    /// <returns>State changes beside those the journal counts itself: what its effects did to measures, release tasks, stays.</returns>
    public static async Task<int> WriteAsync(NpgsqlConnection connection, Journal journal, Caller? caller, CancellationToken cancel)
    {
        await using var batch = new JournalBatch(connection);
        Cases(batch, journal);
        Events(batch, journal, caller);
        Ledger(batch, journal);
        Payments(batch, journal);
        Allocations(batch, journal);
        Suspense(batch, journal);
        Refunds(batch, journal);
        ActWriter.Write(batch, journal, caller);
        MeasureWriter.Write(batch, journal);
        StayWriter.Write(batch, journal);
        foreach (var effect in JournalEffects.All)
            effect(batch, journal);
        return await batch.ExecuteAsync(cancel);
    }

    private static void Cases(JournalBatch batch, Journal journal)
    {
        var files = journal.Cases.OrderBy(file => file.Id).ToList();
        if (files.Count == 0)
            return;
        batch.Add("""
            update case_file c set version = n.version, applied_sequence = n.applied_sequence, status = n.status, closure_kind = n.closure_kind,
                closed_on = n.closed_on, claimed = n.claimed, paid = n.paid, remitted = n.remitted, outstanding = n.outstanding, lines = n.lines,
                stage = n.stage, acted = n.acted, reopened_on = n.reopened_on, procedure_ended_on = n.procedure_ended_on
            from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                as n (roc_year, id, version, applied_sequence, status, closure_kind, closed_on, claimed, paid, remitted, outstanding, lines, stage, acted, reopened_on,
                    procedure_ended_on)
            where c.roc_year = n.roc_year and c.id = n.id
            """,
            Of(files.Select(file => (short)file.Number.RocYear)), Of(files.Select(file => file.Id)), Of(files.Select(file => file.Version)),
            Of(files.Select(file => file.AppliedSequence)), Of(files.Select(file => Codes.Of(file.Status))), Texts(files.Select(file => file.ClosureKind)),
            Of(files.Select(file => file.ClosedOn), NpgsqlDbType.Date), Of(files.Select(file => file.Claimed)), Of(files.Select(file => file.Paid)),
            Of(files.Select(file => file.Remitted)), Of(files.Select(file => file.Outstanding)), Of(files.Select(file => StoredLines.Write(file.Lines))),
            Texts(files.Select(file => file.Stage == CaseStage.Review ? null : Codes.Of(file.Stage))), Of(files.Select(file => file.IsActed ? true : (bool?)null), NpgsqlDbType.Boolean),
            Of(files.Select(file => file.ReopenedOn), NpgsqlDbType.Date), Of(files.Select(file => file.ProcedureEndedOn), NpgsqlDbType.Date));
    }

    private static void Events(JournalBatch batch, Journal journal, Caller? caller)
    {
        var events = journal.Cases.SelectMany(file => file.Events.Select(happened => (File: file, Event: happened))).ToList();
        if (events.Count == 0)
            return;
        batch.Add("""
            insert into case_event (roc_year, case_id, version, kind, cause_id, amount, detail, occurred_at, actor, actor_role)
            select *, $8, $9, $10 from unnest($1, $2, $3, $4, $5, $6, $7) as n (roc_year, case_id, version, kind, cause_id, amount, detail)
            """,
            Of(events.Select(row => (short)row.File.Number.RocYear)), Of(events.Select(row => row.File.Id)), Of(events.Select(row => row.Event.Version)),
            Of(events.Select(row => row.Event.Kind)), Of(events.Select(row => row.Event.CauseId)), Of(events.Select(row => row.Event.Amount), NpgsqlDbType.Bigint),
            Texts(events.Select(row => row.Event.Detail)), new NpgsqlParameter { Value = journal.At }, new NpgsqlParameter { Value = caller?.Subject ?? "system" },
            new NpgsqlParameter { Value = (object?)caller?.Role ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
    }

    private static void Ledger(JournalBatch batch, Journal journal)
    {
        var rows = journal.Cases.SelectMany(file => file.Movements.GroupBy(move => (move.Version, move.Line, move.Account))
            .Select(group => (File: file, First: group.First(), Amount: group.Sum(move => move.Amount)))).Where(row => row.Amount != 0).ToList();
        if (rows.Count == 0)
            return;
        batch.Add("""
            insert into ledger_entry (roc_year, case_id, version, line, account, amount, cause, cause_id, booked_on, booked_at)
            select *, $10 from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) as n (roc_year, case_id, version, line, account, amount, cause, cause_id, booked_on)
            """,
            Of(rows.Select(row => (short)row.File.Number.RocYear)), Of(rows.Select(row => row.File.Id)), Of(rows.Select(row => row.First.Version)),
            Of(rows.Select(row => (short)row.First.Line)), Of(rows.Select(row => Codes.Of(row.First.Account))), Of(rows.Select(row => row.Amount)),
            Of(rows.Select(row => row.First.Cause)), Of(rows.Select(row => row.First.CauseId)), Of(rows.Select(row => row.First.BookedOn)),
            new NpgsqlParameter { Value = journal.At });
    }

    private static void Payments(JournalBatch batch, Journal journal)
    {
        var payments = journal.Payments.OrderBy(payment => payment.Id).ToList();
        if (payments.Count == 0)
            return;
        batch.Add("""
            update payment p set allocated = n.allocated, suspended = n.suspended, refunded = n.refunded, cancelled = n.cancelled, version = n.version
            from unnest($1, $2, $3, $4, $5, $6) as n (id, allocated, suspended, refunded, cancelled, version)
            where p.id = n.id and (p.allocated, p.suspended, p.refunded, p.cancelled, p.version) <> (n.allocated, n.suspended, n.refunded, n.cancelled, n.version)
            """,
            Of(payments.Select(payment => payment.Id)), Of(payments.Select(payment => payment.Allocated)), Of(payments.Select(payment => payment.Suspended)),
            Of(payments.Select(payment => payment.Refunded)), Of(payments.Select(payment => payment.Cancelled)), Of(payments.Select(payment => payment.Version)));
    }

    private static void Allocations(JournalBatch batch, Journal journal)
    {
        var rows = journal.Allocations;
        if (rows.Count == 0)
            return;
        batch.Add("""
            insert into payment_allocation (payment_id, roc_year, case_id, case_version, line, amount, reason, articles, after_closure, allocated_at)
            select *, $10 from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
                as n (payment_id, roc_year, case_id, case_version, line, amount, reason, articles, after_closure)
            """,
            Of(rows.Select(row => row.PaymentId)), Of(rows.Select(row => (short)row.Case.Number.RocYear)), Of(rows.Select(row => row.Case.Id)), Of(rows.Select(row => row.CaseVersion)), Of(rows.Select(row => (short)row.Part.Line)),
            Of(rows.Select(row => row.Part.Amount)), Of(rows.Select(row => row.Part.Reason)), Of(rows.Select(row => row.Part.Articles)),
            Of(rows.Select(row => row.AfterClosure)), new NpgsqlParameter { Value = journal.At });
    }

    private static void Suspense(JournalBatch batch, Journal journal)
    {
        var items = journal.Suspense;
        if (items.Count == 0)
            return;
        batch.Add("""
            insert into suspense (id, payment_id, amount, opened_amount, reason, state, branch, case_id, opened_at, version)
            select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as n (id, payment_id, amount, opened_amount, reason, state, branch, case_id, opened_at, version)
            on conflict (id) do update set amount = excluded.amount, state = excluded.state, version = excluded.version
            """,
            Of(items.Select(item => item.Id)), Of(items.Select(item => item.PaymentId)), Of(items.Select(item => item.Amount)), Of(items.Select(item => item.OpenedAmount)),
            Of(items.Select(item => Codes.Of(item.Reason))), Of(items.Select(item => Codes.Of(item.State))), Texts(items.Select(item => item.Branch)),
            Of(items.Select(item => item.CaseId), NpgsqlDbType.Uuid), Of(items.Select(item => item.OpenedAt)), Of(items.Select(item => item.Version)));
    }

    private static void Refunds(JournalBatch batch, Journal journal)
    {
        foreach (var refund in journal.Refunds)
        {
            batch.Add("insert into refund (id, payment_id, suspense_id, amount, payee, refunded_on, refunded_at) values ($1, $2, $3, $4, $5, $6, $7)",
                new NpgsqlParameter { Value = refund.Id }, new NpgsqlParameter { Value = refund.PaymentId }, new NpgsqlParameter { Value = refund.SuspenseId },
                new NpgsqlParameter { Value = refund.Amount }, new NpgsqlParameter { Value = refund.Payee }, new NpgsqlParameter { Value = refund.On },
                new NpgsqlParameter { Value = refund.At });
        }
    }
}
