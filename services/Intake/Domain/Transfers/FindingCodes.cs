using System.Reflection;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>
/// The catalogue of findings. Schema findings (INT-05) and those no correction can heal return the line; the others give the agency a period (INT-07).
/// Too early (MAT-*) is returned as well, but may be sent again without change when the day has come.
/// </summary>
public static class FindingCodes
{
    public static readonly FindingCode LineMalformed = Schema("line.malformed", "The line cannot be read");
    public static readonly FindingCode LineTooLong = Schema("line.too_long", "The line is longer than allowed");
    public static readonly FindingCode LineTooDeep = Schema("line.too_deep", "The line is nested deeper than allowed");
    public static readonly FindingCode LineEncoding = Schema("line.encoding_invalid", "The line is not valid UTF-8");
    public static readonly FindingCode FieldUnknown = Schema("field.unknown", "The form has no such field");
    public static readonly FindingCode FieldRepeated = Schema("field.repeated", "The field stands more than once");
    public static readonly FindingCode FieldMalformed = Schema("field.malformed", "The value has the wrong type or is not one of the field's values");

    public static readonly FindingCode FieldMissing = Form("field.missing", "A mandatory field is missing");
    public static readonly FindingCode FieldTooLong = Form("field.too_long", "The value is longer than allowed");
    public static readonly FindingCode ListTooLong = Form("list.too_long", "The list has more entries than allowed");
    public static readonly FindingCode DateTooEarly = Form("date.too_early", "The date lies before 1900");
    public static readonly FindingCode DateInFuture = Form("date.in_future", "A past fact is dated after the receiving day");
    public static readonly FindingCode DateOrder = Form("date.order_invalid", "The date lies before the fact it follows");
    public static readonly FindingCode NumberOutOfRange = Form("number.out_of_range", "The number is out of range");
    public static readonly FindingCode IdentityInvalid = Form("identity.invalid", "The identity number fails its form or check digit");
    public static readonly FindingCode IdentityWrongType = Form("identity.wrong_type", "The identity number is not one of this type of party");
    public static readonly FindingCode CountyUnknown = Form("county.unknown", "The county or city is unknown");
    public static readonly FindingCode DistrictUnknown =
        Curable("district.unknown", "The county is shared by several branches and the district is not one of it", "INT-06", "行政執行法施行細則 20");
    public static readonly FindingCode RepresentativeMissing = Form("representative.missing", "An entity needs its representative");
    public static readonly FindingCode PartyRepeated = Form("party.repeated", "The same party stands twice");
    public static readonly FindingCode AmountNotPositive = Form("amount.not_positive", "The amount must be more than 0");
    public static readonly FindingCode AmountTooLarge = Form("amount.too_large", "The amount is larger than allowed");
    public static readonly FindingCode TotalMismatch = Form("total.mismatch", "The total is not the sum of the claim lines");
    public static readonly FindingCode ClaimRepeated = Form("claim.repeated", "The same claim line stands twice");
    public static readonly FindingCode SubKindMismatch = Form("sub_kind.mismatch", "The sub-kind does not belong to the kind of claim");
    public static readonly FindingCode FinalityUnclear =
        Curable("finality.unclear", "Give the day the title became final, or say that it is not yet final, not both", "INT-02", "行政執行法 7(1)");
    public static readonly FindingCode ProvisionalNotRuled =
        Form("provisional.not_ruled", "Only a court's ruling attaches provisionally");
    public static readonly FindingCode DocumentMissing =
        Curable("document.missing", "A required document is not attached", "INT-01", "行政執行法 13(1)");
    public static readonly FindingCode CertificateIncomplete =
        Curable("certificate.incomplete", "A transfer with a certificate needs its number and date", "INT-02", "強制執行法 27");

    public static readonly FindingCode CorrectionExpired =
        Incurable("correction.expired", "The period for the correction has passed", "INT-07", "行政執行法 13");
    public static readonly FindingCode KindNotAllowed =
        Incurable("kind.not_allowed", "The agency may not transfer this kind of claim", "INT-08", "行政執行法 4(1)");
    public static readonly FindingCode TitleInvalid =
        Incurable("title.invalid", "A civil judgment is no title for a transfer", "INT-03", "行政執行署 95.10.25 行執一字第0950005987號");
    public static readonly FindingCode ObligorNotNamed =
        Incurable("obligor.not_named", "The title does not name the obligor", "INT-11", "行政執行署 101年度署聲議字第69號");
    public static readonly FindingCode ObligorDeceased =
        Incurable("obligor.deceased", "The obligor had died before the transfer: no capacity", "INT-08", "行政執行法 26");

    public static readonly FindingCode TaxNotMature =
        TooEarly("tax.not_mature", "Transferred before 30 days after the payment period", "MAT-01", "稅捐稽徵法 39");
    public static readonly FindingCode TaxReviewPending =
        TooEarly("tax.review_pending", "An administrative review is pending", "MAT-01", "稅捐稽徵法 39(1)");
    public static readonly FindingCode TaxFineRemedyPending =
        TooEarly("tax_fine.remedy_pending", "The remedies against the tax fine are not finished", "MAT-02", "稅捐稽徵法 50-2");
    public static readonly FindingCode PremiumNotMature =
        TooEarly("premium.not_mature", "The health insurance premium is not overdue long enough", "MAT-03", "全民健康保險法 35");
    public static readonly FindingCode TrafficFineNotMature =
        TooEarly("traffic_fine.not_mature", "The traffic fine may still be sued against", "MAT-04", "道路交通管理處罰條例 65");
    public static readonly FindingCode ReclaimNotFinal =
        TooEarly("reclaim.not_final", "The act that reclaims the benefit is not final", "MAT-05", "行政程序法 127(4)");
    public static readonly FindingCode FeeNotMature =
        TooEarly("fee.not_mature", "The fee is not overdue long enough", "MAT-06", "規費法 20");
    public static readonly FindingCode NotOverdue =
        TooEarly("claim.not_overdue", "The payment period has not ended", "MAT-07", "行政執行法 11(1)");

    public static readonly FindingCode EnforcementPeriodOver =
        Incurable("enforcement_period.over", "The enforcement period is over", "LIM-01", "行政執行法 7(1)");
    public static readonly FindingCode CollectionPeriodOver =
        Incurable("collection_period.over", "Not transferred within the collection period", "LIM-05", "稅捐稽徵法 23(1)");

    public static readonly FindingCode ProvisionalTooLate =
        Incurable("provisional.too_late", "The agency received the ruling of the provisional attachment more than thirty days ago", "PRV-01", "強制執行法 132(3)");

    /// <summary>All codes, for the published catalogue.</summary>
    public static IReadOnlyList<FindingCode> All { get; } =
        [.. typeof(FindingCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<FindingCode>()];

    private static FindingCode Schema(string code, string title) => Incurable(code, title, "INT-05", "行政執行法施行細則 23");

    private static FindingCode Form(string code, string title) => Curable(code, title, "INT-02", "行政執行法 13(2)");

    private static FindingCode Curable(string code, string title, string rule, string article) => new(code, title, rule, article, Curable: true);

    private static FindingCode Incurable(string code, string title, string rule, string article) => new(code, title, rule, article, Curable: false);

    private static FindingCode TooEarly(string code, string title, string rule, string article) =>
        new(code, title, rule, article, Curable: false, Retriable: true);
}
