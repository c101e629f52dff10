using Enforcement.CaseExecution.Domain.Property;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Domain.Garnishments;

/// <summary>What decides how much the law protects (CEA 115-1, 122; InsA 123-1).</summary>
/// <param name="Source">Where the money comes from.</param>
/// <param name="Account">Benefit account, for a deposit.</param>
/// <param name="Policy">Kind of policy, for insurance.</param>
/// <param name="County">Where the obligor lives.</param>
/// <param name="Dependants">Co-living relatives he supports.</param>
/// <param name="OtherMeans">What he has to live on a month besides, NT$.</param>
/// <param name="FairnessReason">Why one third would be unfair (GAR-05).</param>
public sealed record Protection(
    MoneySource Source, BenefitAccount Account = BenefitAccount.None, PolicyKind? Policy = null, string County = "", IReadOnlyList<Dependant>? Dependants = null,
    long OtherMeans = 0, string? FairnessReason = null)
{
    /// <summary>One payment under this protection, as the statute is asked.</summary>
    public GarnishedPayment Payment(DateOnly on, long pay, long? owed = null) => new(on, County, pay, Source, Dependants, OtherMeans, FairnessReason, Account, owed);
}

/// <summary>Whom an order shall go to, and for what.</summary>
/// <param name="ThirdParty">Code of the third party: its token's claim.</param>
/// <param name="Name">Its name.</param>
/// <param name="Claim">What is attached.</param>
/// <param name="PropertyItemId">The property it is known by.</param>
/// <param name="Known">What it is worth as far as known: balance, value of the policy, one month's pay; NT$.</param>
/// <param name="Protection">What the law protects of it.</param>
public sealed record GarnishmentTarget(string ThirdParty, string? Name, GarnishedClaim Claim, Guid? PropertyItemId, long? Known, Protection Protection)
{
    /// <summary>Whose the claim is, where the law keeps it from enforcement for that; asked when it is ordered, and kept with that act.</summary>
    public Belonging Belonging { get; init; } = Belonging.Own;
}

/// <summary>What an order says; never changes.</summary>
public sealed record GarnishmentTerms
{
    /// <summary>Id of the order and of its measure.</summary>
    public required Guid Id { get; init; }

    /// <summary>The act that ordered it, with the others ordered at once.</summary>
    public required Guid ActId { get; init; }

    public required Guid ObligorId { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }

    /// <summary>The case it was ordered from.</summary>
    public required Guid LeadCaseId { get; init; }

    public required GarnishmentTarget Target { get; init; }

    /// <summary>What it may bind at most: debt and costs not covered elsewhere when it was ordered, and the bank's fee; NT$ (GAR-06).</summary>
    public required long Most { get; init; }

    /// <summary>The bank's handling fee, which it takes from the deposit itself; NT$.</summary>
    public required long Fee { get; init; }

    public required DateOnly OrderedOn { get; init; }
}

/// <summary>What a third party says it holds.</summary>
/// <param name="On">Day of the answer.</param>
/// <param name="Held">What it owes the obligor, one month's pay, the value of the policy; NT$.</param>
/// <param name="SetOff">What it sets off against it 抵銷, NT$.</param>
/// <param name="Prior">Attachments of other authorities that reached it before.</param>
/// <param name="Source">What it knows of the source; null leaves that of the order.</param>
/// <param name="Account">What it knows of the account; null leaves that of the order.</param>
/// <param name="Policy">Kind of policy; null leaves that of the order.</param>
public sealed record ThirdPartyAnswer(
    DateOnly On, long Held, long SetOff, IReadOnlyList<ServedAttachment> Prior, MoneySource? Source = null, BenefitAccount? Account = null, PolicyKind? Policy = null);

/// <summary>An objection of the third party (CEA 119).</summary>
/// <param name="On">Day it arrived.</param>
/// <param name="Grounds">Why it does not recognise the claim or its amount.</param>
public sealed record ThirdPartyObjection(DateOnly On, string Grounds)
{
    public DateOnly? AgencyNotifiedOn { get; init; }
    public DateOnly? SueBy { get; init; }
    public DateOnly? SuitProvenOn { get; init; }
    public string? Suit { get; init; }

    /// <summary>Day the agency won: the objection stands no more.</summary>
    public DateOnly? DefeatedOn { get; init; }
}

/// <summary>The third party put the money down at a court 提存 (CEA 115-2).</summary>
/// <param name="On">Day of the deposit.</param>
/// <param name="Amount">NT$.</param>
/// <param name="Reference">Court and number.</param>
public sealed record ThirdPartyDeposit(DateOnly On, long Amount, string Reference);

/// <summary>How the third party is told to pay (CEA 115(2)).</summary>
public enum PaymentOrderKind
{
    /// <summary>收取命令: the agency collects.</summary>
    Collection,

    /// <summary>移轉命令: the claim passes to the agency.</summary>
    Transfer,

    /// <summary>支付轉給命令: it pays the branch, which passes it on.</summary>
    PayOver,
}

/// <summary>The order to pay.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="On">Day of the order.</param>
public sealed record PaymentOrder(PaymentOrderKind Kind, DateOnly On);

/// <summary>One month of a continuing attachment.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Pay">The payment, net, NT$.</param>
/// <param name="Due">What of it is attached, NT$.</param>
public sealed record GarnishmentInstalment(DateOnly Month, long Pay, long Due);
