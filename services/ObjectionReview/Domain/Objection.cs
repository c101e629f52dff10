using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.ObjectionReview.Domain;

/// <summary>
/// An objection 聲明異議 (AEL 9) from its receipt to the service of the decision. It suspends nothing (OBJ-05).
/// Every change of state raises <see cref="Version"/> by one; one audit record covers it.
/// </summary>
public sealed class Objection
{
    private static readonly LegalBasis Basis = ObjectionRules.Rules.Single(rule => rule.Id == "OBJ-02").Basis;

    private Objection()
    {
    }

    public Guid Id { get; private set; }
    public string CaseNumber { get; private set; } = "";
    public string Branch { get; private set; } = "";

    /// <summary>Known once case-execution has found the case.</summary>
    public Guid? CaseId { get; private set; }

    public ObjectorKind Objector { get; private set; }
    public string ObjectorName { get; private set; } = "";
    public ContestedActKind ActKind { get; private set; }
    public string Act { get; private set; } = "";
    public string Grounds { get; private set; } = "";
    public ObjectionForm Form { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public DateTimeOffset FiledAt { get; private set; }
    public ObjectionState State { get; private set; }
    public RejectionReason? Rejection { get; private set; }

    /// <summary>What the branch revoked or corrected, when it granted the objection itself.</summary>
    public string? Measures { get; private set; }

    public string? Opinion { get; private set; }
    public DateOnly? ForwardedOn { get; private set; }
    public ObjectionDecision? Decision { get; private set; }
    public DecidingAuthority? DecidedBy { get; private set; }
    public string? DecisionNumber { get; private set; }
    public string? Reasons { get; private set; }
    public DateOnly? DecidedOn { get; private set; }
    public DateOnly? ServedOn { get; private set; }
    public DateOnly? WithdrawnOn { get; private set; }

    /// <summary>1 when filed, plus 1 for every change of state.</summary>
    public int Version { get; private set; }

    /// <summary>Takes an objection in; the branch's clocks start.</summary>
    public static Result<ObjectionFiled> File(Guid id, ObjectionFiling filing, ObjectionClockRules rules, DateTimeOffset at)
    {
        if (filing.ReceivedOn > TaipeiTime.DateOf(at))
            return ObjectionRefusals.ReceivedInFuture.Because($"Received on {filing.ReceivedOn:yyyy-MM-dd}.", "/receivedOn");

        var objection = new Objection
        {
            Id = id,
            CaseNumber = filing.CaseNumber.ToString(),
            Branch = filing.CaseNumber.Branch,
            Objector = filing.Objector,
            ObjectorName = filing.ObjectorName,
            ActKind = filing.ActKind,
            Act = filing.Act,
            Grounds = filing.Grounds,
            Form = filing.Form,
            ReceivedOn = filing.ReceivedOn,
            FiledAt = at,
            State = ObjectionState.Received,
            Version = 1,
        };
        return new ObjectionFiled(objection, rules.OfBranch(objection.Branch, objection.ReceivedOn), at);
    }

    /// <summary>The case exists and its procedure had not ended.</summary>
    public Result<ObjectionRegistered> Register(Guid caseId)
    {
        if (State != ObjectionState.Received)
            return Refuse(ObjectionRefusals.AlreadyRegistered);

        CaseId = caseId;
        Enter(ObjectionState.Registered);
        return new ObjectionRegistered(this);
    }

    /// <summary>No such case, or its procedure had ended (OBJ-01).</summary>
    public Result<ObjectionRejected> Reject(RejectionReason reason, Guid? caseId, DateOnly on)
    {
        if (State != ObjectionState.Received)
            return Refuse(ObjectionRefusals.AlreadyRegistered);

        CaseId = caseId;
        Rejection = reason;
        Enter(ObjectionState.Rejected);
        return new ObjectionRejected(this, reason, on);
    }

    /// <summary>The branch finds it founded: it stops, and revokes or corrects the act (AEL 9(2)).</summary>
    public Result<ObjectionDecided> Grant(string measures, DateOnly on)
    {
        if (WhyBranchMayNotAct() is { } refusal)
            return refusal;

        Measures = measures;
        return Conclude(ObjectionDecision.Founded, DecidingAuthority.Branch, on);
    }

    /// <summary>The branch finds it unfounded and sends it to the Agency with its opinion (OBJ-02); the Agency's clock starts (OBJ-04).</summary>
    public Result<ObjectionForwarded> Forward(string opinion, ObjectionClockRules rules, DateOnly on)
    {
        if (WhyBranchMayNotAct() is { } refusal)
            return refusal;

        Opinion = opinion;
        ForwardedOn = on;
        Enter(ObjectionState.Forwarded);
        return new ObjectionForwarded(this, on, rules.Decision(on));
    }

    /// <summary>Why the Agency may not decide now; null when it may. Asked before a decision number is taken.</summary>
    public Refusal? WhyAgencyMayNotDecide() => State switch
    {
        ObjectionState.Forwarded => null,
        ObjectionState.Received or ObjectionState.Registered => Refuse(ObjectionRefusals.NotForwarded),
        _ => WhyEnded(),
    };

    /// <summary>The Agency decides, with reasons (ER 17).</summary>
    public Result<ObjectionDecided> Decide(ObjectionDecision decision, string reasons, DecisionNumber number, DateOnly on)
    {
        if (WhyAgencyMayNotDecide() is { } refusal)
            return refusal;

        Reasons = reasons;
        DecisionNumber = number.ToString();
        return Conclude(decision, DecidingAuthority.Agency, on);
    }

    /// <summary>The objector takes it back, any time before a decision.</summary>
    public Result<ObjectionWithdrawn> Withdraw(DateOnly on)
    {
        if (State is not (ObjectionState.Received or ObjectionState.Registered or ObjectionState.Forwarded))
            return WhyEnded();

        WithdrawnOn = on;
        Enter(ObjectionState.Withdrawn);
        return new ObjectionWithdrawn(this, on);
    }

    /// <summary>The Agency's decision was served; where the act is an administrative act the suit clock starts (OBJ-06).</summary>
    public Result<DecisionServed> Serve(DateOnly servedOn, bool administrativeAct, ObjectionClockRules rules, DateOnly today)
    {
        if (State != ObjectionState.Decided)
            return State is ObjectionState.Rejected or ObjectionState.Withdrawn or ObjectionState.Served
                ? WhyEnded()
                : Refuse(ObjectionRefusals.NotDecided);
        if (DecidedBy == DecidingAuthority.Branch)
            return Refuse(ObjectionRefusals.DecidedByBranch);
        if (servedOn < DecidedOn || servedOn > today)
            return ObjectionRefusals.ServiceDateInvalid.Because($"Served on {servedOn:yyyy-MM-dd}, decided on {DecidedOn:yyyy-MM-dd}.", "/servedOn");

        ServedOn = servedOn;
        Enter(ObjectionState.Served);
        return new DecisionServed(this, servedOn, administrativeAct ? rules.Suit(servedOn) : null);
    }

    private Refusal? WhyBranchMayNotAct() => State switch
    {
        ObjectionState.Registered => null,
        ObjectionState.Received => Refuse(ObjectionRefusals.NotYetRegistered),
        ObjectionState.Forwarded => Refuse(ObjectionRefusals.AlreadyForwarded),
        _ => WhyEnded(),
    };

    private Refusal WhyEnded() => Refuse(State switch
    {
        ObjectionState.Rejected => ObjectionRefusals.Rejected,
        ObjectionState.Withdrawn => ObjectionRefusals.Withdrawn,
        ObjectionState.Served => ObjectionRefusals.AlreadyServed,
        _ => ObjectionRefusals.AlreadyDecided,
    });

    private static Refusal Refuse(RefusalCode code) => code.Because(code.Title, null, Basis);

    private ObjectionDecided Conclude(ObjectionDecision decision, DecidingAuthority authority, DateOnly on)
    {
        Decision = decision;
        DecidedBy = authority;
        DecidedOn = on;
        Enter(ObjectionState.Decided);
        return new ObjectionDecided(this, decision, authority, on);
    }

    private void Enter(ObjectionState state)
    {
        State = state;
        Version++;
    }
}
