namespace Enforcement.Statute;

/// <summary>A place in the law, e.g. AEL 7(1).</summary>
/// <param name="Tag">Short English tag of the law, e.g. <c>AEL</c>.</param>
/// <param name="Law">Chinese name of the law, e.g. 行政執行法.</param>
/// <param name="Place">Article and paragraph, e.g. <c>7(1)</c>.</param>
public sealed record Article(string Tag, string Law, string Place)
{
    /// <summary><c>AEL 7(1)</c>.</summary>
    public string Short => $"{Tag} {Place}";

    /// <summary>行政執行法 7(1).</summary>
    public override string ToString() => $"{Law} {Place}";
}

/// <summary>A law or other source, with its short tag.</summary>
/// <param name="Tag">Short English tag.</param>
/// <param name="Name">Chinese name.</param>
public sealed record Law(string Tag, string Name)
{
    internal static readonly Law Ael = new("AEL", "行政執行法");
    internal static readonly Law Er = new("ER", "行政執行法施行細則");
    internal static readonly Law Cea = new("CEA", "強制執行法");
    internal static readonly Law Apa = new("APA", "行政程序法");
    internal static readonly Law Cc = new("CC", "民法");
    internal static readonly Law Ccp = new("CCP", "民事訴訟法");
    internal static readonly Law Tca = new("TCA", "稅捐稽徵法");
    internal static readonly Law TcaEr = new("TCA-ER", "稅捐稽徵法施行細則");
    internal static readonly Law Ala = new("ALA", "行政訴訟法");
    internal static readonly Law Insurance = new("InsA", "保險法");
    internal static readonly Law LabourInsurance = new("LIA", "勞工保險條例");
    internal static readonly Law NationalPension = new("NPA", "國民年金法");
    internal static readonly Law LabourPension = new("LPA", "勞工退休金條例");
    internal static readonly Law Trust = new("TrustA", "信託法");
    internal static readonly Law Nhi = new("NHI", "全民健康保險法");
    internal static readonly Law Traffic = new("RTPA", "道路交通管理處罰條例");
    internal static readonly Law Fees = new("FEE", "規費法");
    internal static readonly Law Moj = new("MOJ", "法務部函");
    internal static readonly Law Agency = new("AEA", "行政執行署");
    internal static readonly Law Practice = new("Practice", "分署實務");
    internal static readonly Law Detention = new("CustR", "管收條例");
    internal static readonly Law Court = new("SAC", "最高行政法院");

    internal static readonly Law Labour = new("LSA", "勞動基準法");
    internal static readonly Law Customs = new("CUS", "關稅法");
    internal static readonly Law ConsumerDebt = new("CDCA", "消費者債務清理條例");
    internal static readonly Law Bankruptcy = new("BA", "破產法");
    internal static readonly Law Company = new("CompA", "公司法");
    internal static readonly Law Appeal = new("AppA", "訴願法");
    internal static readonly Law Land = new("LandA", "土地法");

    internal Article this[string place] => new(Tag, Name, place);
}
