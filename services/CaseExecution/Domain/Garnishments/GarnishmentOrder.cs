using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>
/// An order to one third party 扣押命令, for any number of cases of one obligor. What it binds, for which case, and whether it still does, is its measure of the
/// same id; here stands what passed between branch and third party. Changed by the acts of this folder only.
/// </summary>
public sealed class GarnishmentOrder
{
    private GarnishmentOrder(GarnishmentTerms terms, int version) => (Terms, StoredVersion, Version) = (terms, version, version);

    public GarnishmentTerms Terms { get; }
    public Guid Id => Terms.Id;
    public GarnishedClaim Claim => Terms.Target.Claim;
    public GarnishmentStage Stage { get; private set; }
    public DateOnly? ServedOn { get; private set; }

    /// <summary>Last day of the third party's objection (THP-01).</summary>
    public DateOnly? ObjectBy { get; private set; }

    /// <summary>Protection as it is known now.</summary>
    public Protection Protection { get; private set; } = new(MoneySource.OtherClaim);

    public ThirdPartyAnswer? Answer { get; private set; }

    /// <summary>Another authority attached first and all goes to it (THP-04).</summary>
    public string? PaysTo { get; private set; }

    public ThirdPartyObjection? Objection { get; private set; }
    public ThirdPartyDeposit? Deposit { get; private set; }
    public PaymentOrder? PaymentOrder { get; private set; }

    /// <summary>What came in on it, NT$.</summary>
    public long Collected { get; private set; }

    /// <summary>0 for a new one.</summary>
    public int StoredVersion { get; }

    public int Version { get; private set; }

    internal static GarnishmentOrder Make(GarnishmentTerms terms) => new(terms, 0) { Version = 1, Protection = terms.Target.Protection };

    public static GarnishmentOrder Restore(GarnishmentTerms terms, GarnishmentState state, int version) => new(terms, version)
    {
        Stage = state.Stage,
        ServedOn = state.ServedOn,
        ObjectBy = state.ObjectBy,
        Protection = state.Protection,
        Answer = state.Answer,
        PaysTo = state.PaysTo,
        Objection = state.Objection,
        Deposit = state.Deposit,
        PaymentOrder = state.PaymentOrder,
        Collected = state.Collected,
    };

    /// <summary>As it is stored.</summary>
    public GarnishmentState State => new(Stage, ServedOn, ObjectBy, Protection, Answer, PaysTo, Objection, PaymentOrder, Collected, Deposit);

    /// <summary>Null when it is in one of the stages.</summary>
    internal Refusal? NotIn(LegalBasis basis, params ReadOnlySpan<GarnishmentStage> stages) =>
        stages.Contains(Stage) ? null : GarnishmentRefusals.WrongStage.Because($"The order is {Stage}.", null, basis);

    internal void Serve(DateOnly on, DateOnly objectBy)
    {
        Touch();
        (Stage, ServedOn, ObjectBy) = (GarnishmentStage.Served, on, objectBy);
    }

    internal void Take(ThirdPartyAnswer answer, Protection protection, string? paysTo)
    {
        Touch();
        (Stage, Answer, Protection, PaysTo) = (GarnishmentStage.Answered, answer, protection, paysTo);
    }

    internal void Take(ThirdPartyObjection objection)
    {
        Touch();
        (Stage, Objection) = (objection.DefeatedOn is null ? GarnishmentStage.Objected : GarnishmentStage.Answered, objection);
    }

    internal void Take(ThirdPartyDeposit deposit)
    {
        Touch();
        Deposit = deposit;
    }

    internal void Take(PaymentOrder order)
    {
        Touch();
        (Stage, PaymentOrder) = (GarnishmentStage.PaymentOrdered, order);
    }

    internal void Protect(Protection protection)
    {
        Touch();
        Protection = protection;
    }

    internal void Collect(long amount)
    {
        Touch();
        Collected += amount;
    }

    /// <summary>A row of the order (an instalment, a payment) changed.</summary>
    internal void Touch() => Version = StoredVersion + 1;
}

/// <summary>What changes of an order.</summary>
public sealed record GarnishmentState(
    GarnishmentStage Stage, DateOnly? ServedOn, DateOnly? ObjectBy, Protection Protection, ThirdPartyAnswer? Answer, string? PaysTo, ThirdPartyObjection? Objection,
    PaymentOrder? PaymentOrder, long Collected, ThirdPartyDeposit? Deposit = null);
