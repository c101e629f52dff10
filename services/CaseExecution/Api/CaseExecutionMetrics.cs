using System.Diagnostics.Metrics;

namespace Enforcement.CaseExecution;

internal static class CaseExecutionMetrics
{
    public const string MeterName = "Enforcement.CaseExecution";

    private static readonly Meter Meter = new(MeterName);

    /// <summary>Cases opened, by branch and kind.</summary>
    public static readonly Counter<long> CasesOpened = Meter.CreateCounter<long>("enforcement.cases.opened", "{case}");

    /// <summary>Receipts booked, by channel and outcome (allocated, suspense).</summary>
    public static readonly Counter<long> PaymentsBooked = Meter.CreateCounter<long>("enforcement.payments.booked", "{payment}");

    /// <summary>NT$ applied to cases; taken back counts in <see cref="AmountTakenBack"/>.</summary>
    public static readonly Counter<long> AmountAllocated = Meter.CreateCounter<long>("enforcement.payments.allocated", "{TWD}");

    public static readonly Counter<long> AmountTakenBack = Meter.CreateCounter<long>("enforcement.payments.taken_back", "{TWD}");

    /// <summary>NT$ that went to suspense.</summary>
    public static readonly Counter<long> AmountSuspended = Meter.CreateCounter<long>("enforcement.payments.suspended", "{TWD}");

    /// <summary>Messages parked until their case or their turn comes.</summary>
    public static readonly Counter<long> MessagesParked = Meter.CreateCounter<long>("enforcement.messages.parked", "{message}");

    /// <summary>Time to open a chunk of cases.</summary>
    public static readonly Histogram<double> ChunkSeconds = Meter.CreateHistogram<double>("enforcement.chunks.open.duration", "s");
}
