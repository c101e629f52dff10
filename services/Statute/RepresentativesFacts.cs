namespace Enforcement.Statute;

/// <summary>What the obligor is, as far as 行政執行法 24 tells kinds apart.</summary>
public enum ObligorKind
{
    /// <summary>A natural person of age, not under guardianship: only himself.</summary>
    NaturalPerson,

    /// <summary>Minor, or under guardianship 受監護宣告.</summary>
    MinorOrWard,

    /// <summary>Firm 商號.</summary>
    Firm,

    /// <summary>Partnership 合夥.</summary>
    Partnership,

    /// <summary>Unincorporated body 非法人團體.</summary>
    UnincorporatedBody,

    /// <summary>Company or other legal person.</summary>
    LegalPerson,

    /// <summary>Dead.</summary>
    Deceased,
}

/// <summary>What a person is to the obligor.</summary>
public enum RepresentativeRole
{
    /// <summary>Legal representative 法定代理人.</summary>
    LegalRepresentative,

    /// <summary>Manager 經理人 of a firm.</summary>
    FirmManager,

    /// <summary>Liquidator 清算人 of a firm.</summary>
    FirmLiquidator,

    /// <summary>Executing partner 執行業務合夥人.</summary>
    ExecutingPartner,

    /// <summary>Representative 代表人 of an unincorporated body.</summary>
    BodyRepresentative,

    /// <summary>Administrator 管理人 of an unincorporated body.</summary>
    BodyAdministrator,

    /// <summary>Registered responsible person 負責人 of a company or legal person.</summary>
    ResponsiblePerson,

    /// <summary>Not registered, but said to be the actual responsible person 實際負責人.</summary>
    ActualResponsiblePerson,

    /// <summary>Heir 繼承人.</summary>
    Heir,

    /// <summary>Administrator of the estate 遺產管理人.</summary>
    EstateAdministrator,

    /// <summary>Executor of the will 遺囑執行人.</summary>
    Executor,

    /// <summary>Anyone else.</summary>
    Other,
}

/// <summary>Facts of REP-01.</summary>
/// <param name="Obligor">What the obligor is.</param>
/// <param name="Role">What the person is to the obligor.</param>
public readonly record struct RepresentativeFacts(ObligorKind Obligor, RepresentativeRole Role);

/// <summary>Facts of REP-02.</summary>
/// <param name="GroundAroseOn">Day the ground of security, arrest or detention, or the duty, arose.</param>
/// <param name="LeftOn">Day he left office; null while in office.</param>
/// <param name="IsNeeded">He is still needed for the enforcement.</param>
public readonly record struct FormerRepresentativeFacts(DateOnly GroundAroseOn, DateOnly? LeftOn, bool IsNeeded = true);
