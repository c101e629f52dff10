namespace Enforcement.Statute;

/// <summary>The documents of a transfer (行政執行法 13(1)).</summary>
[Flags]
public enum TransferDocuments
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Transfer form 移送書.</summary>
    TransferForm = 1,

    /// <summary>The act, the ruling or the proof of the obligation, with its service.</summary>
    Title = 2,

    /// <summary>The obligor's property list 財產目錄; not needed when unknown.</summary>
    PropertyList = 4,

    /// <summary>Proof that the time limit passed without payment.</summary>
    ProofOfDefault = 8,

    /// <summary>Other documents, where another law asks for them.</summary>
    Other = 16,
}

/// <summary>The fields a transfer form must have (行政執行法 13(2); form fields of law.md 10.1).</summary>
[Flags]
public enum FormFields
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Name of the obligor or entity.</summary>
    Name = 1,

    /// <summary>Person: birth date (age).</summary>
    BirthDate = 2,

    /// <summary>Person: sex.</summary>
    Sex = 4,

    /// <summary>Address, or office or place of business.</summary>
    Address = 8,

    /// <summary>Identity number or unified business number.</summary>
    IdentityNumber = 16,

    /// <summary>Entity: name of its representative.</summary>
    Representative = 32,

    /// <summary>Cause of the obligation.</summary>
    Cause = 64,

    /// <summary>Date of the obligation.</summary>
    ObligationDate = 128,

    /// <summary>Amount due.</summary>
    Amount = 256,

    /// <summary>Last day of the payment period.</summary>
    PaymentPeriodEnd = 512,

    /// <summary>Person: occupation; named by the law, but not demanded when unknown (convention).</summary>
    Occupation = 1024,
}

/// <summary>What the enforcement rests on.</summary>
public enum TitleKind
{
    /// <summary>An obligation directly from law.</summary>
    Law,

    /// <summary>An administrative act 行政處分.</summary>
    AdministrativeAct,

    /// <summary>A court ruling 法院裁定, also provisional attachment for public claims.</summary>
    CourtRuling,

    /// <summary>A civil judgment: no title here.</summary>
    CivilJudgment,

    /// <summary>Anything else: no title.</summary>
    Other,
}

/// <summary>Facts of INT-01.</summary>
/// <param name="Present">The documents that came with the transfer.</param>
/// <param name="PropertyUnknown">The agency states that it knows of no property.</param>
public readonly record struct DocumentsFacts(TransferDocuments Present, bool PropertyUnknown);

/// <summary>Facts of INT-02.</summary>
/// <param name="Present">The fields that are filled in.</param>
/// <param name="IsPerson">The obligor is a natural person.</param>
public readonly record struct FormFacts(FormFields Present, bool IsPerson);

/// <summary>Facts of INT-03.</summary>
/// <param name="Kind">What the enforcement rests on.</param>
public readonly record struct TitleFacts(TitleKind Kind);

/// <summary>Facts of INT-04: how many titles one row carries.</summary>
/// <param name="Titles">How many titles one row carries.</param>
public readonly record struct TitleCountFacts(int Titles);

/// <summary>Facts of INT-05.</summary>
/// <param name="IsReadable">The file can be read.</param>
/// <param name="FollowsFormat">It follows the agreed format.</param>
public readonly record struct MediaFileFacts(bool IsReadable, bool FollowsFormat);

/// <summary>Facts of INT-07: the day the notice to correct was served and the day of the correction, null while there is none.</summary>
/// <param name="NotifiedOn">Day on which the notice to correct was served.</param>
/// <param name="CorrectedOn">Day of the correction; null while there is none.</param>
public readonly record struct CorrectionFacts(DateOnly NotifiedOn, DateOnly? CorrectedOn = null);

/// <summary>Facts of INT-08.</summary>
/// <param name="DiedOn">Day on which the obligor died; null while alive.</param>
/// <param name="TransferredOn">Day of the transfer.</param>
/// <param name="LacksCapacity">The obligor lacks the capacity to be a party.</param>
public readonly record struct CapacityFacts(DateOnly? DiedOn, DateOnly TransferredOn, bool LacksCapacity = false);

/// <summary>Facts of INT-11.</summary>
/// <param name="NamedInTitle">The title names the person.</param>
/// <param name="ServedWithTitle">The title was served on the person.</param>
public readonly record struct NamedPersonFacts(bool NamedInTitle, bool ServedWithTitle);
