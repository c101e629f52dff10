namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>Where an open case stands in execution (law.md 7.5); receiving and pre-check are intake's.</summary>
public enum CaseStage
{
    /// <summary>Assigned, not yet looked at; the first act takes it up.</summary>
    Review,

    /// <summary>The agency was ordered to correct (INT-07).</summary>
    CorrectionPending,

    /// <summary>Taken up; what is going on stands in its flags.</summary>
    Active,
}

/// <summary>What is going on in an open case. A case may have several; a section's worklist can be asked by each.</summary>
public enum CaseFlag
{
    NoticeSent,

    /// <summary>Joined with a lead case 併案.</summary>
    Joined,
    Investigating,

    /// <summary>Derived: property is attached or seized.</summary>
    Attached,
    Auction,

    /// <summary>Derived: paid by instalments (ER 27).</summary>
    Instalment,

    /// <summary>Derived: postponed with the agency's consent (CEA 10).</summary>
    Postponed,

    /// <summary>Derived: stayed for another reason.</summary>
    Stayed,

    /// <summary>Derived: an objection is pending (AEL 9).</summary>
    ObjectionPending,

    /// <summary>Derived: residence, exit or way of life is restricted.</summary>
    Restricted,

    /// <summary>Derived: arrested, held or in custody.</summary>
    Detained,
}
