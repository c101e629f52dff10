namespace Enforcement.Statute;

/// <summary>Why measures may have to be lifted (CAN-01).</summary>
public enum EndingCause
{
    /// <summary>Paid in full.</summary>
    PaidInFull,

    /// <summary>Terminated: act or ruling finally revoked, or performance impossible.</summary>
    Terminated,

    /// <summary>Withdrawn by the agency.</summary>
    Withdrawn,

    /// <summary>Deemed withdrawn as to one asset (after postponement or special sale).</summary>
    DeemedWithdrawn,

    /// <summary>One asset sold and its title passed.</summary>
    Sold,

    /// <summary>The enforcement period is over.</summary>
    PeriodOver,

    /// <summary>Enforcement certificate issued: the procedure has not ended in law.</summary>
    CertificateIssued,

    /// <summary>File sent to the court for joint handling: goes on there.</summary>
    JoinedToCourt,

    /// <summary>Transferred to another branch: goes on there.</summary>
    TransferredToBranch,
}

/// <summary>A measure that is in force and may have to be lifted.</summary>
public enum StandingMeasure
{
    /// <summary>Seizure registered on land.</summary>
    LandSeizure,

    /// <summary>Seizure registered on a building.</summary>
    BuildingSeizure,

    /// <summary>Seizure registered on a vehicle.</summary>
    VehicleSeizure,

    /// <summary>Movables seized.</summary>
    MovableSeizure,

    /// <summary>Deposits attached.</summary>
    DepositAttachment,

    /// <summary>Wages attached.</summary>
    WageAttachment,

    /// <summary>Insurance claims attached.</summary>
    InsuranceAttachment,

    /// <summary>Securities attached.</summary>
    SecuritiesAttachment,

    /// <summary>Any other claim against a third party attached.</summary>
    ClaimAttachment,

    /// <summary>Restriction of residence or exit.</summary>
    ExitRestriction,

    /// <summary>Luxury ban.</summary>
    LuxuryBan,

    /// <summary>Warrant of arrest not yet carried out.</summary>
    ArrestWarrant,

    /// <summary>The person is detained.</summary>
    Detention,
}

/// <summary>Whom to tell that a measure is lifted.</summary>
public enum LiftRecipient
{
    /// <summary>Land office 地政機關.</summary>
    LandOffice,

    /// <summary>Motor-vehicle office 公路監理機關.</summary>
    VehicleOffice,

    /// <summary>Whoever keeps the seized things 保管人.</summary>
    Keeper,

    /// <summary>Bank.</summary>
    Bank,

    /// <summary>Employer.</summary>
    Employer,

    /// <summary>Insurer.</summary>
    Insurer,

    /// <summary>Broker and central depository 集保.</summary>
    Depository,

    /// <summary>The third-party debtor 第三人.</summary>
    ThirdParty,

    /// <summary>Immigration agency 移民署.</summary>
    ImmigrationAgency,

    /// <summary>The third parties who had to co-operate in a luxury ban.</summary>
    CooperatingThirdParties,

    /// <summary>The court that issued the warrant or ruled on detention.</summary>
    Court,

    /// <summary>Detention centre 管收所.</summary>
    DetentionCentre,
}

/// <summary>Facts of CAN-01. For an ending that concerns one asset: the measures on that asset.</summary>
/// <param name="Cause">What ended.</param>
/// <param name="EndedOn">Day of the ending.</param>
/// <param name="Measures">The measures in force.</param>
public sealed record EndingFacts(EndingCause Cause, DateOnly EndedOn, IReadOnlyList<StandingMeasure> Measures);

/// <summary>One thing to do after an ending.</summary>
/// <param name="Measure">The measure to lift.</param>
/// <param name="Recipient">Whom to tell.</param>
/// <param name="DueOn">Last day.</param>
public readonly record struct LiftTask(StandingMeasure Measure, LiftRecipient Recipient, DateOnly DueOn);

/// <summary>Days from the ending to the letter that lifts a measure; 0 is the same day.</summary>
/// <param name="Registration">Seizure registrations and seized things.</param>
/// <param name="Attachment">Attached claims.</param>
/// <param name="Person">Measures against the person: at once.</param>
public sealed record LiftPeriods(int Registration, int Attachment, int Person);
