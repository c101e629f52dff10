namespace Enforcement.ObjectionReview.Domain;

/// <summary>Where an objection 聲明異議 stands.</summary>
public enum ObjectionState
{
    /// <summary>Received by the branch; case-execution has not yet said whether the case exists and runs.</summary>
    Received,

    /// <summary>The case exists and its procedure had not ended: the branch must revoke, correct, or send it up.</summary>
    Registered,

    /// <summary>No such case, or its procedure had ended (OBJ-01).</summary>
    Rejected,

    /// <summary>The branch found it unfounded and sent it to the Agency with its opinion.</summary>
    Forwarded,

    /// <summary>Decided, by the branch (founded) or by the Agency.</summary>
    Decided,

    /// <summary>The Agency's decision has been served on the objector.</summary>
    Served,

    /// <summary>Taken back by the objector before a decision.</summary>
    Withdrawn,
}

/// <summary>Who may object (AEL 9(1)).</summary>
public enum ObjectorKind
{
    /// <summary>Obligor 義務人.</summary>
    Obligor,

    /// <summary>Interested person 利害關係人.</summary>
    InterestedPerson,
}

/// <summary>What is objected to (AEL 9(1)).</summary>
public enum ContestedActKind
{
    /// <summary>An enforcement order 執行命令.</summary>
    Order,

    /// <summary>A method of enforcement 執行方法.</summary>
    Method,

    /// <summary>Procedure that should have been kept 應遵守之程序.</summary>
    Procedure,

    /// <summary>Another infringement of interests 其他侵害利益之情事.</summary>
    OtherInfringement,
}

/// <summary>How it was made (ER 15).</summary>
public enum ObjectionForm
{
    /// <summary>In writing.</summary>
    Written,

    /// <summary>Orally on the spot, noted in the record.</summary>
    OralOnTheSpot,
}

/// <summary>What was decided.</summary>
public enum ObjectionDecision
{
    /// <summary>Founded 有理由: the act is stopped, revoked or corrected.</summary>
    Founded,

    /// <summary>Unfounded 無理由: rejected with reasons.</summary>
    Unfounded,

    /// <summary>Inadmissible 不合法: not examined on the merits.</summary>
    Inadmissible,
}

/// <summary>Which authority decided.</summary>
public enum DecidingAuthority
{
    /// <summary>The branch 分署 itself.</summary>
    Branch,

    /// <summary>The Agency 行政執行署.</summary>
    Agency,
}

/// <summary>Why an objection was not registered.</summary>
public enum RejectionReason
{
    /// <summary>Case-execution knows no such case.</summary>
    NoSuchCase,

    /// <summary>The procedure had ended before the objection was received (OBJ-01).</summary>
    ProcedureEnded,
}
