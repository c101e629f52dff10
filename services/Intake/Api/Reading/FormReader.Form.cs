using System.Text.Json;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;

namespace Enforcement.Intake.Reading;

/// <summary>The layout of the form: which fields each object has and of which type.</summary>
internal ref partial struct FormReader
{
    private static readonly FieldSet FormFields = new(
        "agencyCaseNumber", "documentNumber", "documentDate", "kind", "subKind", "title", "transferArticle", "paymentPeriodEnd", "collectionPeriodEnd",
        "suspendedDays", "obligor", "representatives", "coObligors", "assetLocations", "claims", "totalAmount", "costAgency", "payee", "certificate",
        "collectionEfforts", "documents", "propertyListUnknown", "preservation", "remark");

    private static readonly FieldSet TitleFields = new(
        "kind", "number", "date", "servedOn", "finalOn", "notYetFinal", "provisional", "receivedOn", "legalBasis", "cause", "violationDate", "namesObligor",
        "remedyPending", "reviewPending");

    private static readonly FieldSet PartyFields = new(
        "name", "identityNumber", "type", "birthDate", "sex", "occupation", "deceasedOn", "address", "residence");

    private static readonly FieldSet RepresentativeFields = new("name", "identityNumber", "relation", "address");
    private static readonly FieldSet AddressFields = new("postalCode", "county", "district", "line");
    private static readonly FieldSet AssetFields = new("county", "district");
    private static readonly FieldSet ClaimFields = new("item", "amount", "dueOn");
    private static readonly FieldSet CostAgencyFields = new("name", "unifiedBusinessNumber");
    private static readonly FieldSet PayeeFields = new("unit", "institution", "accountName", "accountNumber");
    private static readonly FieldSet CertificateFields = new(
        "number", "issuedOn", "caseNumber", "firstTransferredOn", "arrearsOn20170304", "arrestGranted", "prohibitionOrdered");

    private static readonly FieldSet EffortFields = new("dunned", "means");

    private static readonly FieldSet PreservationFields = new(
        "exitRestrictedOn", "dispositionProhibitedOn", "securityProvided", "provisionallyAttachedOn", "businessSuspendedOn");

    /// <summary>Reads the whole text; null when it is JSON but no object.</summary>
    public TransferForm? Read()
    {
        _json.Read();
        var isObject = _json.TokenType == JsonTokenType.StartObject;
        var form = isObject ? Form() : null;
        if (!isObject)
            _json.Skip();
        _json.Read(); // throws when anything follows
        return form;
    }

    private TransferForm? Form()
    {
        if (!Enter(FormFields))
            return null;
        string? agencyCaseNumber = null, documentNumber = null, transferArticle = null, remark = null;
        DateOnly? documentDate = null, paymentPeriodEnd = null, collectionPeriodEnd = null;
        ClaimKind? kind = null;
        ClaimSubKind? subKind = null;
        Title? title = null;
        int? suspendedDays = null;
        Party? obligor = null;
        IReadOnlyList<Representative> representatives = [];
        IReadOnlyList<Party> coObligors = [];
        IReadOnlyList<AssetLocation> assetLocations = [];
        IReadOnlyList<ClaimLine> claims = [];
        IReadOnlyList<TransferDocument> documents = [];
        long? totalAmount = null;
        CostAgency? costAgency = null;
        Payee? payee = null;
        EnforcementCertificate? certificate = null;
        CollectionEfforts? collectionEfforts = null;
        bool? propertyListUnknown = null;
        PreservationMeasures? preservation = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "agencyCaseNumber": agencyCaseNumber = Text(); break;
                case "documentNumber": documentNumber = Text(); break;
                case "documentDate": documentDate = Date(); break;
                case "kind": kind = Code<ClaimKind>(); break;
                case "subKind": subKind = Code<ClaimSubKind>(); break;
                case "title": title = Title(); break;
                case "transferArticle": transferArticle = Text(); break;
                case "paymentPeriodEnd": paymentPeriodEnd = Date(); break;
                case "collectionPeriodEnd": collectionPeriodEnd = Date(); break;
                case "suspendedDays": suspendedDays = SmallWhole(); break;
                case "obligor": obligor = Party(); break;
                case "representatives": representatives = Representatives() ?? representatives; break;
                case "coObligors": coObligors = CoObligors() ?? coObligors; break;
                case "assetLocations": assetLocations = AssetLocations() ?? assetLocations; break;
                case "claims": claims = Claims() ?? claims; break;
                case "totalAmount": totalAmount = Whole(); break;
                case "costAgency": costAgency = CostAgency(); break;
                case "payee": payee = Payee(); break;
                case "certificate": certificate = Certificate(); break;
                case "collectionEfforts": collectionEfforts = CollectionEfforts(); break;
                case "documents": documents = CodeList<TransferDocument>() ?? documents; break;
                case "propertyListUnknown": propertyListUnknown = Flag(); break;
                case "preservation": preservation = Preservation(); break;
                case "remark": remark = Text(lines: true); break;
            }
        }

        return new TransferForm
        {
            AgencyCaseNumber = agencyCaseNumber,
            DocumentNumber = documentNumber,
            DocumentDate = documentDate,
            Kind = kind,
            SubKind = subKind,
            Title = title,
            TransferArticle = transferArticle,
            PaymentPeriodEnd = paymentPeriodEnd,
            CollectionPeriodEnd = collectionPeriodEnd,
            SuspendedDays = suspendedDays,
            Obligor = obligor,
            Representatives = representatives,
            CoObligors = coObligors,
            AssetLocations = assetLocations,
            Claims = claims,
            TotalAmount = totalAmount,
            CostAgency = costAgency,
            Payee = payee,
            Certificate = certificate,
            CollectionEfforts = collectionEfforts,
            Documents = documents,
            PropertyListUnknown = propertyListUnknown,
            Preservation = preservation,
            Remark = remark,
        };
    }

    private Title? Title()
    {
        if (!Enter(TitleFields))
            return null;
        TitleKind? kind = null;
        string? number = null, legalBasis = null, cause = null;
        DateOnly? date = null, servedOn = null, finalOn = null, receivedOn = null, violationDate = null;
        bool? notYetFinal = null, provisional = null, namesObligor = null, remedyPending = null, reviewPending = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "kind": kind = Code<TitleKind>(); break;
                case "number": number = Text(); break;
                case "date": date = Date(); break;
                case "servedOn": servedOn = Date(); break;
                case "finalOn": finalOn = Date(); break;
                case "notYetFinal": notYetFinal = Flag(); break;
                case "provisional": provisional = Flag(); break;
                case "receivedOn": receivedOn = Date(); break;
                case "legalBasis": legalBasis = Text(); break;
                case "cause": cause = Text(lines: true); break;
                case "violationDate": violationDate = Date(); break;
                case "namesObligor": namesObligor = Flag(); break;
                case "remedyPending": remedyPending = Flag(); break;
                case "reviewPending": reviewPending = Flag(); break;
            }
        }

        return new Title
        {
            Kind = kind,
            Number = number,
            Date = date,
            ServedOn = servedOn,
            FinalOn = finalOn,
            NotYetFinal = notYetFinal,
            Provisional = provisional,
            ReceivedOn = receivedOn,
            LegalBasis = legalBasis,
            Cause = cause,
            ViolationDate = violationDate,
            NamesObligor = namesObligor,
            RemedyPending = remedyPending,
            ReviewPending = reviewPending,
        };
    }

    private Party? Party()
    {
        if (!Enter(PartyFields))
            return null;
        string? name = null, identityNumber = null, occupation = null;
        PartyType? type = null;
        Sex? sex = null;
        DateOnly? birthDate = null, deceasedOn = null;
        Address? address = null, residence = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "name": name = Text(); break;
                case "identityNumber": identityNumber = Text(); break;
                case "type": type = Code<PartyType>(); break;
                case "birthDate": birthDate = Date(); break;
                case "sex": sex = Code<Sex>(); break;
                case "occupation": occupation = Text(); break;
                case "deceasedOn": deceasedOn = Date(); break;
                case "address": address = Address(); break;
                case "residence": residence = Address(); break;
            }
        }

        return new Party
        {
            Name = name,
            IdentityNumber = identityNumber,
            Type = type,
            BirthDate = birthDate,
            Sex = sex,
            Occupation = occupation,
            DeceasedOn = deceasedOn,
            Address = address,
            Residence = residence,
        };
    }
}
