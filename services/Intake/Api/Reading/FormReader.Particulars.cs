using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;

namespace Enforcement.Intake.Reading;

/// <summary>The smaller objects of the form.</summary>
internal ref partial struct FormReader
{
    private Representative? Representative()
    {
        if (!Enter(RepresentativeFields))
            return null;
        string? name = null, identityNumber = null, relation = null;
        Address? address = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "name": name = Text(); break;
                case "identityNumber": identityNumber = Text(); break;
                case "relation": relation = Text(); break;
                case "address": address = Address(); break;
            }
        }

        return new Representative { Name = name, IdentityNumber = identityNumber, Relation = relation, Address = address };
    }

    private Address? Address()
    {
        if (!Enter(AddressFields))
            return null;
        string? postalCode = null, county = null, district = null, line = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "postalCode": postalCode = Text(); break;
                case "county": county = Text(); break;
                case "district": district = Text(); break;
                case "line": line = Text(); break;
            }
        }

        return new Address { PostalCode = postalCode, County = county, District = district, Line = line };
    }

    private AssetLocation? AssetLocation()
    {
        if (!Enter(AssetFields))
            return null;
        string? county = null, district = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "county": county = Text(); break;
                case "district": district = Text(); break;
            }
        }

        return new AssetLocation { County = county, District = district };
    }

    private ClaimLine? Claim()
    {
        if (!Enter(ClaimFields))
            return null;
        ClaimItem? item = null;
        long? amount = null;
        DateOnly? dueOn = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "item": item = Code<ClaimItem>(); break;
                case "amount": amount = Whole(); break;
                case "dueOn": dueOn = Date(); break;
            }
        }

        return new ClaimLine { Item = item, Amount = amount, DueOn = dueOn };
    }

    private CostAgency? CostAgency()
    {
        if (!Enter(CostAgencyFields))
            return null;
        string? name = null, unifiedBusinessNumber = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "name": name = Text(); break;
                case "unifiedBusinessNumber": unifiedBusinessNumber = Text(); break;
            }
        }

        return new CostAgency { Name = name, UnifiedBusinessNumber = unifiedBusinessNumber };
    }

    private Payee? Payee()
    {
        if (!Enter(PayeeFields))
            return null;
        string? unit = null, institution = null, accountName = null, accountNumber = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "unit": unit = Text(); break;
                case "institution": institution = Text(); break;
                case "accountName": accountName = Text(); break;
                case "accountNumber": accountNumber = Text(); break;
            }
        }

        return new Payee { Unit = unit, Institution = institution, AccountName = accountName, AccountNumber = accountNumber };
    }

    private EnforcementCertificate? Certificate()
    {
        if (!Enter(CertificateFields))
            return null;
        string? number = null, caseNumber = null;
        DateOnly? issuedOn = null, firstTransferredOn = null;
        long? arrearsOn20170304 = null;
        bool? arrestGranted = null, prohibitionOrdered = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "number": number = Text(); break;
                case "issuedOn": issuedOn = Date(); break;
                case "caseNumber": caseNumber = Text(); break;
                case "firstTransferredOn": firstTransferredOn = Date(); break;
                case "arrearsOn20170304": arrearsOn20170304 = Whole(); break;
                case "arrestGranted": arrestGranted = Flag(); break;
                case "prohibitionOrdered": prohibitionOrdered = Flag(); break;
            }
        }

        return new EnforcementCertificate
        {
            Number = number,
            IssuedOn = issuedOn,
            CaseNumber = caseNumber,
            FirstTransferredOn = firstTransferredOn,
            ArrearsOn20170304 = arrearsOn20170304,
            ArrestGranted = arrestGranted,
            ProhibitionOrdered = prohibitionOrdered,
        };
    }

    private CollectionEfforts? CollectionEfforts()
    {
        if (!Enter(EffortFields))
            return null;
        bool? dunned = null;
        IReadOnlyList<CollectionMeans> means = [];
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "dunned": dunned = Flag(); break;
                case "means": means = CodeList<CollectionMeans>() ?? means; break;
            }
        }

        return new CollectionEfforts { Dunned = dunned, Means = means };
    }

    private PreservationMeasures? Preservation()
    {
        if (!Enter(PreservationFields))
            return null;
        DateOnly? exitRestrictedOn = null, dispositionProhibitedOn = null, provisionallyAttachedOn = null, businessSuspendedOn = null;
        bool? securityProvided = null;
        while (NextField() is { } field)
        {
            switch (field)
            {
                case "exitRestrictedOn": exitRestrictedOn = Date(); break;
                case "dispositionProhibitedOn": dispositionProhibitedOn = Date(); break;
                case "securityProvided": securityProvided = Flag(); break;
                case "provisionallyAttachedOn": provisionallyAttachedOn = Date(); break;
                case "businessSuspendedOn": businessSuspendedOn = Date(); break;
            }
        }

        return new PreservationMeasures
        {
            ExitRestrictedOn = exitRestrictedOn,
            DispositionProhibitedOn = dispositionProhibitedOn,
            SecurityProvided = securityProvided,
            ProvisionallyAttachedOn = provisionallyAttachedOn,
            BusinessSuspendedOn = businessSuspendedOn,
        };
    }
}
