using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Data;

/// <summary>A chunk of assigned cases, decoded and checked against its own control totals.</summary>
internal sealed class OpeningChunk
{
    private readonly CasesAssigned _chunk;

    private OpeningChunk(CasesAssigned chunk, List<OpeningCase> cases) => (_chunk, Cases) = (chunk, cases);

    /// <summary>Its cases in the order of their numbers: neighbours in the indexes are written one after the other.</summary>
    public List<OpeningCase> Cases { get; private set; }

    public IEnumerable<AssignedCase> Items => Cases.Select(opening => opening.Item);

    /// <summary>Control totals of its cases.</summary>
    public IReadOnlyList<CaseTotal> Totals() =>
        [.. Cases.GroupBy(opening => (opening.Item.Agency, opening.Number.Branch, opening.Number.Kind)).Select(group => new CaseTotal
        {
            Agency = group.Key.Agency,
            Branch = group.Key.Branch,
            Kind = Codes.Of(group.Key.Kind),
            Count = group.Count(),
            Amount = group.Sum(opening => opening.Item.Amount),
        }).OrderBy(total => total.Agency, StringComparer.Ordinal)];

    /// <exception cref="InvalidDataException">Digest, count, amount or a number do not agree: the message is damaged and goes to the error queue.</exception>
    public static OpeningChunk Read(CasesAssigned chunk)
    {
        if (chunk.Encoding != CasesAssigned.JsonLz4)
            throw new InvalidDataException($"Chunk {chunk.ChunkId} has the unknown encoding {chunk.Encoding}.");
        var items = JsonSerializer.Deserialize(ChunkBody.Decode(chunk.Body, chunk.DecodedLength, chunk.Digest), OpeningJson.Default.ListAssignedCase)!;
        if (items.Count == 0 || items.Count != chunk.Count || items.Sum(item => item.Amount) != chunk.Amount)
            throw new InvalidDataException($"Chunk {chunk.ChunkId} does not hold the cases it announces.");
        var cases = items.ConvertAll(item => new OpeningCase(item, NumberOf(item)));
        cases.Sort(static (left, right) => CaseNumber.InOrder(left.Number, right.Number));
        return new OpeningChunk(chunk, cases);
    }

    /// <summary>Leaves out what is open already.</summary>
    public void Without(HashSet<Guid> open) => Cases = Cases.FindAll(opening => !open.Contains(opening.Item.CaseId));

    /// <summary>Encodes a case for COPY.</summary>
    /// <param name="opening">One of its cases.</param>
    /// <param name="earlier">Earlier cases of certificates that are transferred again, by number.</param>
    /// <param name="rows">Where it is added.</param>
    public void Encode(OpeningCase opening, IReadOnlyDictionary<string, EarlierCase> earlier, OpeningRows rows)
    {
        var (item, number) = opening;
        var before = item.CertificateCaseNumber is { } certificate ? earlier.GetValueOrDefault(certificate) : null;

        // A certificate restarts nothing: the period is that of the earlier case (LIM-10).
        var title = before is not null && before.IsOf(item) ? before.Title with { IsRetransfer = true } : Title(item, number);
        rows.Add(_chunk, item, number, title, before?.Id);
    }

    private static CaseNumber NumberOf(AssignedCase item)
    {
        if (item.Claims.Sum(claim => claim.Amount) != item.Amount)
            throw new InvalidDataException($"Case {item.CaseNumber} does not add up.");
        if (item.Obligor.IdentityNumber is null)
            throw new InvalidDataException($"Case {item.CaseNumber} has an obligor without an identity number.");
        return CaseNumber.TryParse(item.CaseNumber, out var number) && CaseKey.RocYearOf(item.CaseId) == number.RocYear
            ? number
            : throw new InvalidDataException($"Case {item.CaseId} has no number of its year.");
    }

    private TitleDates Title(AssignedCase item, CaseNumber number) => new()
    {
        Kind = number.Kind,
        SubKind = item.SubKind,
        TitleKind = item.Title.Kind,
        FinalOn = item.Title.FinalOn,
        PaymentPeriodEnd = item.PaymentPeriodEnd,
        CollectionPeriodEnd = item.CollectionPeriodEnd,
        SuspendedDays = item.SuspendedDays,
        ReceivedOn = _chunk.ReceivedOn,
        IsRetransfer = item.CertificateNumber is not null,
        OldTax = StoredOldTax.Of(item.OldTax),
        IsProvisional = item.Title.ProvisionalReceivedOn is not null,
    };
}

/// <summary>A case to open and its number.</summary>
internal readonly record struct OpeningCase(AssignedCase Item, CaseNumber Number);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<AssignedCase>))]
internal sealed partial class OpeningJson : JsonSerializerContext;
