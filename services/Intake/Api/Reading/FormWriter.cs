using System.Text.Encodings.Web;
using System.Text.Json;
using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Reading;

/// <summary>
/// The canonical JSON of a form: fields in the order of the form, dates as ISO 8601, nothing that is null or empty. Two bodies that say the same give the same
/// bytes, whatever the order and spacing of their fields; the content hash rests on it.
/// </summary>
internal static class FormWriter
{
    // The text goes into the database and JSON answers, never into HTML: Chinese stays readable and short.
    public static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter json, TransferForm form)
    {
        json.WriteStartObject();
        json.Text(Names.AgencyCaseNumber, form.AgencyCaseNumber);
        json.Text(Names.DocumentNumber, form.DocumentNumber);
        json.Date(Names.DocumentDate, form.DocumentDate);
        json.Code(Names.Kind, form.Kind);
        json.Code(Names.SubKind, form.SubKind);
        Write(json, form.Title);
        json.Text(Names.TransferArticle, form.TransferArticle);
        json.Date(Names.PaymentPeriodEnd, form.PaymentPeriodEnd);
        json.Date(Names.CollectionPeriodEnd, form.CollectionPeriodEnd);
        json.Whole(Names.SuspendedDays, form.SuspendedDays);
        if (form.Obligor is { } obligor)
        {
            json.WritePropertyName(Names.Obligor);
            Write(json, obligor);
        }

        Write(json, form.Representatives);
        json.Entries(Names.CoObligors, form.CoObligors, Write);
        json.Entries(Names.AssetLocations, form.AssetLocations, Write);
        json.Entries(Names.Claims, form.Claims, Write);
        json.Whole(Names.TotalAmount, form.TotalAmount);
        WriteParticulars(json, form);
        json.CodeList(Names.Documents, form.Documents);
        json.Flag(Names.PropertyListUnknown, form.PropertyListUnknown);
        Write(json, form.Preservation);
        json.Text(Names.Remark, form.Remark);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Title? title)
    {
        if (title is null)
            return;
        json.WriteStartObject(Names.Title);
        json.Code(Names.Kind, title.Kind);
        json.Text(Names.Number, title.Number);
        json.Date(Names.Date, title.Date);
        json.Date(Names.ServedOn, title.ServedOn);
        json.Date(Names.FinalOn, title.FinalOn);
        json.Flag(Names.NotYetFinal, title.NotYetFinal);
        json.Flag(Names.Provisional, title.Provisional);
        json.Date(Names.ReceivedOn, title.ReceivedOn);
        json.Text(Names.LegalBasis, title.LegalBasis);
        json.Text(Names.Cause, title.Cause);
        json.Date(Names.ViolationDate, title.ViolationDate);
        json.Flag(Names.NamesObligor, title.NamesObligor);
        json.Flag(Names.RemedyPending, title.RemedyPending);
        json.Flag(Names.ReviewPending, title.ReviewPending);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Party party)
    {
        json.WriteStartObject();
        json.Text(Names.Name, party.Name);
        json.Text(Names.IdentityNumber, party.IdentityNumber);
        json.Code(Names.Type, party.Type);
        json.Date(Names.BirthDate, party.BirthDate);
        json.Code(Names.Sex, party.Sex);
        json.Text(Names.Occupation, party.Occupation);
        json.Date(Names.DeceasedOn, party.DeceasedOn);
        Write(json, Names.Address, party.Address);
        Write(json, Names.Residence, party.Residence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Representative> representatives) =>
        json.Entries(Names.Representatives, representatives, static (json, representative) =>
        {
            json.WriteStartObject();
            json.Text(Names.Name, representative.Name);
            json.Text(Names.IdentityNumber, representative.IdentityNumber);
            json.Text(Names.Relation, representative.Relation);
            Write(json, Names.Address, representative.Address);
            json.WriteEndObject();
        });

    private static void Write(Utf8JsonWriter json, JsonEncodedText name, Address? address)
    {
        if (address is null)
            return;
        json.WriteStartObject(name);
        json.Text(Names.PostalCode, address.PostalCode);
        json.Text(Names.County, address.County);
        json.Text(Names.District, address.District);
        json.Text(Names.Line, address.Line);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AssetLocation asset)
    {
        json.WriteStartObject();
        json.Text(Names.County, asset.County);
        json.Text(Names.District, asset.District);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClaimLine claim)
    {
        json.WriteStartObject();
        json.Code(Names.Item, claim.Item);
        json.Whole(Names.Amount, claim.Amount);
        json.Date(Names.DueOn, claim.DueOn);
        json.WriteEndObject();
    }

    private static void WriteParticulars(Utf8JsonWriter json, TransferForm form)
    {
        if (form.CostAgency is { } costAgency)
        {
            json.WriteStartObject(Names.CostAgency);
            json.Text(Names.Name, costAgency.Name);
            json.Text(Names.UnifiedBusinessNumber, costAgency.UnifiedBusinessNumber);
            json.WriteEndObject();
        }

        if (form.Payee is { } payee)
        {
            json.WriteStartObject(Names.Payee);
            json.Text(Names.Unit, payee.Unit);
            json.Text(Names.Institution, payee.Institution);
            json.Text(Names.AccountName, payee.AccountName);
            json.Text(Names.AccountNumber, payee.AccountNumber);
            json.WriteEndObject();
        }

        if (form.Certificate is { } certificate)
        {
            json.WriteStartObject(Names.Certificate);
            json.Text(Names.Number, certificate.Number);
            json.Date(Names.IssuedOn, certificate.IssuedOn);
            json.Text(Names.CaseNumber, certificate.CaseNumber);
            json.Date(Names.FirstTransferredOn, certificate.FirstTransferredOn);
            json.Whole(Names.ArrearsOn20170304, certificate.ArrearsOn20170304);
            json.Flag(Names.ArrestGranted, certificate.ArrestGranted);
            json.Flag(Names.ProhibitionOrdered, certificate.ProhibitionOrdered);
            json.WriteEndObject();
        }

        if (form.CollectionEfforts is { } efforts)
        {
            json.WriteStartObject(Names.CollectionEfforts);
            json.Flag(Names.Dunned, efforts.Dunned);
            json.CodeList(Names.Means, efforts.Means);
            json.WriteEndObject();
        }
    }

    private static void Write(Utf8JsonWriter json, PreservationMeasures? preservation)
    {
        if (preservation is null)
            return;
        json.WriteStartObject(Names.Preservation);
        json.Date(Names.ExitRestrictedOn, preservation.ExitRestrictedOn);
        json.Date(Names.DispositionProhibitedOn, preservation.DispositionProhibitedOn);
        json.Flag(Names.SecurityProvided, preservation.SecurityProvided);
        json.Date(Names.ProvisionallyAttachedOn, preservation.ProvisionallyAttachedOn);
        json.Date(Names.BusinessSuspendedOn, preservation.BusinessSuspendedOn);
        json.WriteEndObject();
    }
}
