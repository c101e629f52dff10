using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Kernel;
using Enforcement.Statistics.Data;

namespace Enforcement.Statistics;

/// <summary>Contract events as changes of the figures; the only place that knows both.</summary>
internal static class StatisticsMessages
{
    public static FigureSheet Of(TransfersDecided message)
    {
        var sheet = new FigureSheet(nameof(TransfersDecided), message.ChunkId);
        foreach (var total in message.Totals)
        {
            var (count, amount) = total.Outcome switch
            {
                "accepted" => (Measure.AcceptedCount, Measure.AcceptedAmount),
                "needsCorrection" => (Measure.CorrectionCount, Measure.CorrectionAmount),
                "returned" => (Measure.ReturnedCount, Measure.ReturnedAmount),
                _ => throw new InvalidOperationException($"Unknown outcome {total.Outcome}."),
            };
            var key = new FigureKey(message.ReceivedOn, total.Branch, total.Agency, total.Kind);
            sheet.Add(key, count, total.Count).Add(key, amount, total.Amount);
        }

        return sheet;
    }

    public static FigureSheet Of(CasesOpened message)
    {
        var sheet = new FigureSheet(nameof(CasesOpened), message.ChunkId);
        foreach (var total in message.Totals)
        {
            var key = new FigureKey(message.ReceivedOn, total.Branch, total.Agency, total.Kind);
            sheet.Add(key, Measure.NewCount, total.Count).Add(key, Measure.NewAmount, total.Amount);
        }

        return sheet;
    }

    public static FigureSheet Of(CasesClosed message)
    {
        var sheet = new FigureSheet(nameof(CasesClosed), message.EventId);
        foreach (var closed in message.Cases)
            sheet.Add(new FigureKey(closed.ClosedOn, closed.Branch, closed.Agency, closed.Kind), Measure.ClosedCount, 1);
        return sheet;
    }

    public static FigureSheet Of(CasesReopened message)
    {
        var sheet = new FigureSheet(nameof(CasesReopened), message.EventId);
        foreach (var reopened in message.Cases)
            sheet.Add(new FigureKey(reopened.ReopenedOn, reopened.Branch, reopened.Agency, reopened.Kind), Measure.ReopenedCount, 1);
        return sheet;
    }

    /// <summary>A case that moved is closed at the branch it left and received at the other: open cases per branch stay exact.</summary>
    public static FigureSheet Of(CasesMoved message)
    {
        var sheet = new FigureSheet(nameof(CasesMoved), message.EventId);
        foreach (var moved in message.Cases.Where(moved => moved.WasOpen))
        {
            sheet.Add(new FigureKey(moved.MovedOn, moved.FromBranch, moved.Agency, moved.Kind), Measure.ClosedCount, 1)
                .Add(new FigureKey(moved.MovedOn, moved.Branch, moved.Agency, moved.Kind), Measure.TransferredInCount, 1);
        }

        return sheet;
    }

    /// <summary>Money after statistical closure is shown apart: it does not count as performance (law.md 7.5).</summary>
    public static FigureSheet Of(PaymentsAllocated message)
    {
        var sheet = new FigureSheet(nameof(PaymentsAllocated), message.EventId);
        foreach (var payment in message.Payments)
        {
            var key = new FigureKey(payment.BookedOn, payment.Branch, payment.Agency, payment.Kind);
            sheet.Add(key, Measure.PaymentCount, Math.Sign(payment.Amount))
                .Add(key, payment.AfterClosure ? Measure.AfterClosureAmount : Measure.CollectedAmount, payment.Amount);
        }

        return sheet;
    }

    public static FigureSheet Of(CaseAmountChanged message)
    {
        var sheet = new FigureSheet(nameof(CaseAmountChanged), message.EventId);
        var key = new FigureKey(TaipeiTime.DateOf(message.ChangedAt), message.Branch, message.Agency, message.Kind);
        return message.Applied ? sheet.Add(key, Measure.AmendedCount, 1).Add(key, Measure.AmendedAmount, message.AmountDelta) : sheet;
    }
}
