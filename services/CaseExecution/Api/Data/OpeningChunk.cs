using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.CaseExecution.Data;

/// <summary>A chunk of assigned cases, decoded, checked against its own control totals and encoded for COPY.</summary>
internal sealed class OpeningChunk : IDisposable
{
    private OpeningChunk(OpeningRows rows, List<AssignedCase> items)
    {
        (Rows, HasParties) = (rows, rows.Parties.Count > 0);
        (FirstCase, FirstRocYear) = (items[0].CaseId, (short)NumberOf(items[0]).RocYear);
        Totals = [.. items.Select(item => (Item: item, Number: NumberOf(item))).GroupBy(row => (row.Item.Agency, row.Number.Branch, row.Number.Kind))
            .Select(group => new CaseTotal
            {
                Agency = group.Key.Agency,
                Branch = group.Key.Branch,
                Kind = Codes.Of(group.Key.Kind),
                Count = group.Count(),
                Amount = group.Sum(row => row.Item.Amount),
            })];
    }

    public OpeningRows Rows { get; }
    public bool HasParties { get; }
    public Guid FirstCase { get; }
    public short FirstRocYear { get; }

    /// <summary>Control totals of all its cases.</summary>
    public IReadOnlyList<CaseTotal> Totals { get; }

    /// <exception cref="InvalidDataException">Digest, count, amount or a number do not agree: the message is damaged and goes to the error queue.</exception>
    public static async Task<OpeningChunk> ReadAsync(CasesAssigned chunk, NpgsqlConnection connection, CancellationToken cancel)
    {
        if (chunk.Encoding != CasesAssigned.JsonLz4)
            throw new InvalidDataException($"Chunk {chunk.ChunkId} has the unknown encoding {chunk.Encoding}.");
        var items = JsonSerializer.Deserialize(ChunkBody.Decode(chunk.Body, chunk.DecodedLength, chunk.Digest), OpeningJson.Default.ListAssignedCase)!;
        if (items.Count == 0 || items.Count != chunk.Count || items.Sum(item => item.Amount) != chunk.Amount)
            throw new InvalidDataException($"Chunk {chunk.ChunkId} does not hold the cases it announces.");
        var earlier = await EarlierCases.FindAsync(connection, items, cancel);
        var rows = new OpeningRows();
        try
        {
            foreach (var item in items)
                Add(rows, chunk, item, earlier);
            return new OpeningChunk(rows, items);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    public void Dispose() => Rows.Dispose();

    private static CaseNumber NumberOf(AssignedCase item) =>
        CaseNumber.TryParse(item.CaseNumber, out var number) && CaseKey.RocYearOf(item.CaseId) == number.RocYear
            ? number
            : throw new InvalidDataException($"Case {item.CaseId} has no number of its year.");

    private static void Add(OpeningRows rows, CasesAssigned chunk, AssignedCase item, IReadOnlyDictionary<string, Guid> earlier)
    {
        var number = NumberOf(item);
        if (item.Claims.Sum(claim => claim.Amount) != item.Amount)
            throw new InvalidDataException($"Case {item.CaseNumber} does not add up.");
        var clock = LimitationClock.AtOpening(new TitleDates
        {
            Kind = number.Kind,
            SubKind = item.SubKind,
            TitleKind = item.Title.Kind,
            FinalOn = item.Title.FinalOn,
            PaymentPeriodEnd = item.PaymentPeriodEnd,
            CollectionPeriodEnd = item.CollectionPeriodEnd,
            SuspendedDays = item.SuspendedDays,
            ReceivedOn = chunk.ReceivedOn,
            IsRetransfer = item.CertificateNumber is not null,
        });
        Guid? earlierCase = item.CertificateCaseNumber is { } certificate && earlier.TryGetValue(certificate, out var found) ? found : null;
        rows.Add(chunk, item, number, clock, earlierCase);
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(List<AssignedCase>))]
internal sealed partial class OpeningJson : JsonSerializerContext;
