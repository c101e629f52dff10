namespace Enforcement.CaseExecution.Domain.Payments;

/// <summary>How money came in (law.md 10.2).</summary>
public enum PaymentChannel
{
    /// <summary>Branch counter.</summary>
    Branch,

    /// <summary>Convenience store, by three-segment bar code.</summary>
    ConvenienceStore,

    /// <summary>Bank remittance or virtual account.</summary>
    Bank,

    /// <summary>Postal transfer or money order.</summary>
    Postal,

    /// <summary>Credit card or other electronic payment.</summary>
    Electronic,

    /// <summary>Paid to the transferring agency, which reports it.</summary>
    Agency,

    /// <summary>From the proceeds of an auction 分配款; booked by the distribution only.</summary>
    Distribution,
}
