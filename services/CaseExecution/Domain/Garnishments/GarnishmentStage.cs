namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>How far an order has come with its third party. Whether it still binds is its measure's state.</summary>
public enum GarnishmentStage
{
    /// <summary>Ordered, not yet served: binds nobody (CEA 118).</summary>
    Ordered,

    Served,

    /// <summary>The third party said what it holds.</summary>
    Answered,

    /// <summary>It objected, and the objection stands.</summary>
    Objected,

    /// <summary>Told to pay.</summary>
    PaymentOrdered,
}
