using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// What an agency says about its case after the transfer. A message whose case is not open yet, or whose predecessor has not come, is parked; it takes
/// effect right after its predecessor, or when <see cref="Consumers.ParkedMessages"/> finds its case open. Nothing is lost and nothing is applied twice.
/// </summary>
public sealed class AgencyMessages(Ledger ledger, AgencyStatements statements, ILogger<AgencyMessages> log)
{
    /// <summary>Applies the message and what waited for it, or parks it. Runs in the caller's transaction.</summary>
    internal async Task ReceiveAsync(NpgsqlConnection connection, Guid messageId, Guid caseId, CaseMessage message, CancellationToken cancel)
    {
        if (!await TryApplyAsync(connection, caseId, message, cancel))
        {
            await ParkedRows.ParkAsync(connection, messageId, caseId, message, ledger.Open().At, cancel);
            CaseExecutionMetrics.MessagesParked.Add(1, message.Kind);
            CaseExecutionLog.Parked(log, message.Kind, messageId);
            return;
        }

        while (message.Sequence is not null && await ParkedRows.TakeNextAsync(connection, caseId, cancel) is { } next)
        {
            if (!await TryApplyAsync(connection, caseId, next, cancel))
                throw new InvalidOperationException($"The next message of case {caseId} could not be applied.");
        }
    }

    /// <summary>False when the case is not open yet or an earlier message is missing.</summary>
    internal async Task<bool> TryApplyAsync(NpgsqlConnection connection, Guid caseId, CaseMessage message, CancellationToken cancel)
    {
        if (await CaseRows.LockAsync(connection, caseId, cancel) is not { } file)
            return false;
        var turn = message.Sequence is { } sequence ? file.TurnOf(sequence) : SequenceTurn.Next;
        if (turn != SequenceTurn.Next)
            return turn == SequenceTurn.Done;
        await (message.Body switch
        {
            TransferAmended amended => AmendAsync(connection, file, amended, cancel),
            TransferWithdrawn withdrawn => WithdrawAsync(connection, file, withdrawn, cancel),
            AgencyPaymentReported reported => BookAsync(connection, file, reported, cancel),
            PostponementRequested asked => statements.PostponeAsync(connection, file, asked, cancel),
            ContinuationRequested asked => statements.ContinueAsync(connection, file, asked, cancel),
            AgencyPropertyStated stated => statements.StateAsync(connection, file, stated, cancel),
            _ => throw new InvalidOperationException($"{message.Kind} is no message about a case."),
        });
        return true;
    }

    private async Task AmendAsync(NpgsqlConnection connection, CaseFile file, TransferAmended message, CancellationToken cancel)
    {
        var journal = ledger.Open();
        var funding = await PaymentRows.AppliedAsync(connection, AppliedTo.Case, file.Id, cancel);
        var payments = await PaymentRows.LockAsync(connection, [.. funding.Select(part => part.PaymentId).Distinct()], cancel);
        var lines = message.Claims.Select(claim => new AmendedLine(claim.Line, StoredLines.Item(claim.Item), claim.Amount, claim.DueOn)).ToList();
        var result = journal.Amend(file, new Amendment(message.AmendmentId, message.Sequence, lines, message.Reason), funding, payments);
        await EndAsync(connection, journal, file, message.AmendmentId, message.Sequence, result.IsRefused ? 0 : result.Value.Delta, result.Refusal, "case.amended", "TER-01", cancel);
    }

    private async Task WithdrawAsync(NpgsqlConnection connection, CaseFile file, TransferWithdrawn message, CancellationToken cancel)
    {
        var journal = ledger.Open();
        var result = journal.Withdraw(file, new AgencyWithdrawal(message.WithdrawalId, message.Sequence, message.BuyerConsentReference, message.Reason));
        await EndAsync(connection, journal, file, message.WithdrawalId, message.Sequence, 0, result.Refusal, "case.withdrawn", "WDR-01", cancel);
    }

    private async Task EndAsync(
        NpgsqlConnection connection, Journal journal, CaseFile file, Guid causeId, int sequence, long delta, Refusal? refusal, string action, string rule, CancellationToken cancel)
    {
        if (refusal is not null)
        {
            journal.PassOver(file, sequence, causeId, refusal);
            CaseExecutionLog.AgencyMessageRefused(log, file.Id, causeId, refusal.Code.Code);
        }

        await ledger.WriteAsync(connection, journal, null, new AuditSubject(refusal is null ? action : "case.messageRefused", "case", file.Id.ToString(), rule), cancel,
            OutboxMessage.Of(CaseExecutionMessages.AmountChanged(file, causeId, delta, refusal, journal.At)));
    }

    private async Task BookAsync(NpgsqlConnection connection, CaseFile file, AgencyPaymentReported message, CancellationToken cancel)
    {
        var journal = ledger.Open();
        var receipt = new PaymentReceipt
        {
            Id = message.ReportId,
            Channel = PaymentChannel.Agency,
            Collector = message.Agency,
            ReceiptNumber = message.ReceiptNumber,
            Reference = message.CaseNumber,
            Amount = message.Amount,
            PaidOn = message.PaidOn,
            BookedAt = journal.At,
            Branch = file.Number.Branch,
            CaseId = file.Id,
        };

        // The agency vouches for the day it was paid.
        var payment = Payment.Receive(receipt, message.PaidOn > journal.Day ? message.PaidOn : journal.Day).Value;
        if ((await PaymentRows.ClaimAsync(connection, [payment], cancel)).Count == 0)
        {
            CaseExecutionLog.AgencyMessageRefused(log, file.Id, message.ReportId, PaymentRefusals.ReceiptReused.Code);
            return;
        }

        journal.Book(payment, file);
        await ledger.WriteAsync(connection, journal, null, new AuditSubject("payment.booked", "payment", payment.Id.ToString(), "PAY-02"), cancel);
    }
}
