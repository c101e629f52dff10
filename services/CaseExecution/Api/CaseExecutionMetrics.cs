using System.Diagnostics.Metrics;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Telemetry;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution;

/// <summary>Meter of the service. Labels are closed: branches, kinds, channels and reasons are those of the code.</summary>
internal static class CaseExecutionMetrics
{
    public const string MeterName = "Enforcement.CaseExecution";

    internal static readonly Meter Meter = new(MeterName);

    /// <summary>Cases opened, by branch and kind.</summary>
    public static readonly ClosedCounter CasesOpened = new(Meter, "enforcement.cases.opened", "{case}", "Cases opened, by branch and kind.",
        ("branch", Branches.All.Select(branch => branch.Code)), ("kind", All<ClaimKind>()));

    /// <summary>Receipts booked, by channel and outcome.</summary>
    public static readonly ClosedCounter PaymentsBooked = new(Meter, "enforcement.payments.booked", "{payment}", "Receipts booked, by channel and outcome.",
        ("channel", All<PaymentChannel>()), ("outcome", ["allocated", "suspense", "repeated", "refused"]));

    /// <summary>NT$ applied to cases; taken back counts in <see cref="AmountTakenBack"/>.</summary>
    public static readonly ClosedCounter AmountAllocated =
        new(Meter, "enforcement.payments.allocated", "{TWD}", "Amount applied to cases, by channel.", "channel", All<PaymentChannel>());

    public static readonly ClosedCounter AmountTakenBack =
        new(Meter, "enforcement.payments.taken_back", "{TWD}", "Amount taken back from cases, by channel.", "channel", All<PaymentChannel>());

    /// <summary>NT$ that went to suspense.</summary>
    public static readonly ClosedCounter AmountSuspended =
        new(Meter, "enforcement.payments.suspended", "{TWD}", "Amount that went to suspense, by reason.", "reason", All<SuspenseReason>());

    /// <summary>Messages parked until their case or their turn comes.</summary>
    public static readonly ClosedCounter MessagesParked = new(Meter, "enforcement.messages.parked", "{message}", "Messages parked until their turn comes, by contract.",
        "kind", [nameof(TransferAmended), nameof(TransferWithdrawn), nameof(AgencyPaymentReported)]);

    /// <summary>Time to open a chunk of cases.</summary>
    public static readonly Histogram<double> ChunkSeconds = Meter.CreateHistogram<double>("enforcement.chunks.open.duration", "s", "Time to open a chunk of cases.");

    private static IEnumerable<string> All<TEnum>()
        where TEnum : struct, Enum => Enum.GetValues<TEnum>().Select(Codes.Of);
}
