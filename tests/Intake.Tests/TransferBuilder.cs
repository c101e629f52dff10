using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;

namespace Enforcement.Intake.Tests;

/// <summary>Valid transfers as of <see cref="Today"/>; change one thing with <c>with</c>.</summary>
public static class TransferBuilder
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    public static readonly AgencyTerms Everything = new("A1", new HashSet<ClaimKind>(Enum.GetValues<ClaimKind>()));

    public static Address Banqiao { get; } = new() { PostalCode = "220", County = "新北市", District = "板橋區", Line = "縣民大道一段 7 號 3 樓" };

    public static TransferForm Fine(string number = "114-0000123") => new()
    {
        AgencyCaseNumber = number,
        DocumentNumber = "北市環罰字第1140000123號",
        DocumentDate = new DateOnly(2026, 11, 20),
        Kind = ClaimKind.Fine,
        SubKind = ClaimSubKind.None,
        Title = new Title
        {
            Kind = TitleKind.AdministrativeAct,
            Number = "環裁字第41-114-070123號",
            Date = new DateOnly(2026, 7, 1),
            ServedOn = new DateOnly(2026, 7, 6),
            FinalOn = new DateOnly(2026, 8, 6),
            NotYetFinal = false,
            LegalBasis = "廢棄物清理法 27、50",
            Cause = "任意棄置垃圾",
            ViolationDate = new DateOnly(2026, 6, 14),
            NamesObligor = true,
            RemedyPending = false,
            ReviewPending = false,
        },
        TransferArticle = "行政執行法 11",
        PaymentPeriodEnd = new DateOnly(2026, 8, 10),
        SuspendedDays = 0,
        Obligor = Person(),
        AssetLocations = [new AssetLocation { County = "臺中市", District = "西區" }],
        Claims =
        [
            new ClaimLine { Item = ClaimItem.Principal, Amount = 6000, DueOn = new DateOnly(2026, 8, 10) },
            new ClaimLine { Item = ClaimItem.Costs, Amount = 120, DueOn = new DateOnly(2026, 8, 10) },
        ],
        TotalAmount = 6120,
        Payee = new Payee { Unit = "環境保護局", Institution = "臺灣銀行", AccountName = "環境保護局罰鍰專戶", AccountNumber = "012345678901" },
        CollectionEfforts = new CollectionEfforts { Dunned = true, Means = [CollectionMeans.Phone, CollectionMeans.DemandLetter] },
        Documents =
        [
            TransferDocument.TransferForm, TransferDocument.TitleDocument, TransferDocument.TitleServiceProof, TransferDocument.DefaultProof,
            TransferDocument.PropertyList,
        ],
        PropertyListUnknown = false,
        Preservation = new PreservationMeasures { SecurityProvided = false },
    };

    public static TransferForm Tax() => Fine() with
    {
        Kind = ClaimKind.Tax,
        PaymentPeriodEnd = new DateOnly(2026, 5, 31),
        CollectionPeriodEnd = new DateOnly(2031, 5, 31),
    };

    /// <summary>A court attached property provisionally for a tax that is not due yet; the agency received the ruling on a day.</summary>
    public static TransferForm Provisional(DateOnly rulingReceivedOn) => Fine() with
    {
        Kind = ClaimKind.Tax,
        PaymentPeriodEnd = null,
        CollectionEfforts = null,
        Title = new Title
        {
            Kind = TitleKind.CourtRuling,
            Number = "臺北地院115年度司裁全字第12號",
            Date = rulingReceivedOn.AddDays(-3),
            Provisional = true,
            ReceivedOn = rulingReceivedOn,
            Cause = "隱匿移轉財產，有不能強制執行之虞",
            NamesObligor = true,
        },
        Documents = [TransferDocument.TransferForm, TransferDocument.TitleDocument, TransferDocument.PropertyList],
    };

    /// <summary>A tax first transferred before 2007-03-05 that comes back with its certificate.</summary>
    public static TransferForm OldTax(long arrears, bool arrest = false, bool prohibition = false) => Tax() with
    {
        PaymentPeriodEnd = new DateOnly(2005, 11, 30),
        CollectionPeriodEnd = null,
        Title = Fine().Title! with { Date = new DateOnly(2005, 9, 1), ServedOn = new DateOnly(2005, 9, 20), FinalOn = new DateOnly(2006, 1, 1), ViolationDate = null },
        Claims = [new ClaimLine { Item = ClaimItem.Principal, Amount = 6120, DueOn = new DateOnly(2005, 11, 30) }],
        CollectionEfforts = null,
        Certificate = new EnforcementCertificate
        {
            Number = "100執憑9",
            IssuedOn = new DateOnly(2011, 5, 2),
            FirstTransferredOn = new DateOnly(2006, 5, 1),
            ArrearsOn20170304 = arrears,
            ArrestGranted = arrest,
            ProhibitionOrdered = prohibition,
        },
        Documents = [.. Fine().Documents, TransferDocument.Certificate],
    };

    public static TransferForm Premium(ClaimSubKind subKind, DateOnly paymentPeriodEnd) => Fine() with
    {
        Kind = ClaimKind.HealthInsurance,
        SubKind = subKind,
        PaymentPeriodEnd = paymentPeriodEnd,
        Title = new Title
        {
            Kind = TitleKind.Law,
            ServedOn = new DateOnly(2026, 4, 1),
            Cause = "全民健康保險費",
            NamesObligor = true,
        },
    };

    public static Party Person() => new()
    {
        Name = "王小明",
        IdentityNumber = "A123456789",
        Type = PartyType.Person,
        BirthDate = new DateOnly(1980, 2, 29),
        Sex = Sex.Male,
        Occupation = "工",
        Address = Banqiao,
    };

    public static Party Entity() => new() { Name = "測試股份有限公司", IdentityNumber = "04595257", Type = PartyType.Entity, Address = Banqiao };
}
