using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Data;

/// <summary>Encodes a chunk of assigned cases as COPY rows; the column lists and the writes stand side by side because their order must agree.</summary>
internal sealed class OpeningRows : IDisposable
{
    /// <summary>Columns of <c>case_file</c> that come from the chunk.</summary>
    public const string CaseColumns =
        "roc_year, id, branch, kind, serial, section, agency, agency_case_number, transfer_id, sub_kind, claimed, outstanding, opened_amount, opened_at, "
        + "received_on, title_kind, title_number, title_date, title_served_on, title_final_on, cause, payment_period_end, collection_period_end, "
        + "suspended_days, clock_rule, clock_from, clock_due, birth_date, deceased_on, postal_code, county, district, address_line, "
        + "certificate_number, certificate_case_number, earlier_case_id, preservation, provisional_received_on, old_tax, lines, obligor_id";

    public const string PartyColumns =
        "roc_year, case_id, ordinal, role, name, identity_number, type, relation, birth_date, postal_code, county, district, address_line, obligor_id";

    private readonly ArrayBufferWriter<byte> _lines = new(1024);
    private readonly Utf8JsonWriter _json;

    private readonly ChunkObligors _obligors;

    public OpeningRows(ChunkObligors obligors) => (_obligors, _json) = (obligors, new Utf8JsonWriter(_lines));

    /// <summary><see cref="CaseColumns"/>.</summary>
    public CopyRows Cases { get; } = new(41);

    /// <summary><see cref="PartyColumns"/>.</summary>
    public CopyRows Parties { get; } = new(14);

    public void Add(CasesAssigned chunk, AssignedCase item, CaseNumber number, in TitleDates title, Guid? earlierCase)
    {
        var clock = LimitationClock.AtOpening(title);
        var rocYear = (short)number.RocYear;
        var rows = Cases;
        rows.Start();
        rows.Int16(rocYear);
        rows.Guid(item.CaseId);
        rows.Text(number.Branch);
        rows.Int16((short)number.Kind);
        rows.Int32(number.Serial);
        rows.Text(item.Section);
        rows.Text(item.Agency);
        rows.Text(item.AgencyCaseNumber);
        rows.Guid(item.TransferId);
        rows.Text(item.SubKind);
        rows.Int64(item.Amount);
        rows.Int64(item.Amount);
        rows.Int64(item.Amount);
        rows.Timestamp(chunk.AssignedAt);
        rows.Date(chunk.ReceivedOn);
        rows.Text(item.Title.Kind);
        rows.Text(item.Title.Number);
        rows.Date(item.Title.Date);
        rows.Date(item.Title.ServedOn);
        rows.Date(title.FinalOn);
        rows.Text(item.Cause);
        rows.Date(title.PaymentPeriodEnd);
        rows.Date(title.CollectionPeriodEnd);
        rows.Int32(title.SuspendedDays);
        rows.Text(clock?.Rule);
        rows.Date(clock?.From);
        rows.Date(clock?.DueOn);
        rows.Date(item.Obligor.BirthDate);
        rows.Date(item.Obligor.DeceasedOn);
        rows.Text(item.Obligor.PostalCode);
        rows.Text(item.Obligor.County);
        rows.Text(item.Obligor.District);
        rows.Text(item.Obligor.AddressLine);
        rows.Text(item.CertificateNumber);
        rows.Text(item.CertificateCaseNumber);
        rows.Guid(earlierCase);
        rows.Text(item.Preservation.Count == 0 ? null : string.Join(' ', item.Preservation));
        rows.Date(item.Title.ProvisionalReceivedOn);
        rows.Text(StoredOldTax.Write(title.OldTax));
        rows.Utf8(Lines(item.Claims));
        rows.Guid(_obligors.Of(item.Obligor.IdentityNumber));
        for (var index = 0; index < item.Parties.Count; index++)
            Add(rocYear, item.CaseId, index + 1, item.Parties[index]);
    }

    public void Dispose()
    {
        Cases.Dispose();
        Parties.Dispose();
        _json.Dispose();
    }

    private void Add(short rocYear, Guid caseId, int ordinal, AssignedParty party)
    {
        var rows = Parties;
        rows.Start();
        rows.Int16(rocYear);
        rows.Guid(caseId);
        rows.Int16((short)ordinal);
        rows.Text(party.Role);
        rows.Text(party.Name);
        rows.Text(party.IdentityNumber);
        rows.Text(party.Type);
        rows.Text(party.Relation);
        rows.Date(party.BirthDate);
        rows.Text(party.PostalCode);
        rows.Text(party.County);
        rows.Text(party.District);
        rows.Text(party.AddressLine);
        rows.Guid(_obligors.Of(party.IdentityNumber));
    }

    // The same text as StoredLines.Write gives for lines on which nothing is paid.
    private ReadOnlySpan<byte> Lines(IReadOnlyList<AssignedClaim> claims)
    {
        _lines.ResetWrittenCount();
        _json.Reset(_lines);
        _json.WriteStartArray();
        foreach (var claim in claims)
        {
            _json.WriteStartObject();
            _json.WriteNumber("line"u8, claim.Line);
            _json.WriteString("item"u8, claim.Item);
            _json.WriteNumber("claimed"u8, claim.Amount);
            if (claim.DueOn is { } due)
                WriteDate(due);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.Flush();
        return _lines.WrittenSpan;
    }

    private void WriteDate(DateOnly date)
    {
        Span<char> text = stackalloc char[10];
        date.TryFormat(text, out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        _json.WriteString("dueOn"u8, text[..length]);
    }
}
