using System.IO.Compression;
using System.Text.Json.Nodes;
using Enforcement.Tool.Generating;

namespace Enforcement.Tool.Job;

/// <summary>A batch the intake has taken.</summary>
public sealed record SentBatch(string BatchId, string Agency, string TraceId, JsonNode Receipt);

/// <summary>Sends the lines of each agency in batches of 5,000, two requests at a time.</summary>
public sealed class BatchSender(GatewayClient gateway, IReadOnlyDictionary<string, string> tokens, int seed) : IDisposable
{
    private const int LinesPerBatch = 5_000;

    private readonly Dictionary<string, Parcel> _open = new(StringComparer.Ordinal);
    private readonly List<Task<SentBatch>> _sending = [];
    private readonly SemaphoreSlim _slots = new(2);
    private int _linesTaken;

    /// <summary>Lines the intake has decided so far.</summary>
    public int LinesTaken => Volatile.Read(ref _linesTaken);

    public async Task<IReadOnlyList<SentBatch>> SendAsync(IEnumerable<(Sender Sender, Line Line, Breakage? Breakage)> lines)
    {
        foreach (var (sender, line, breakage) in lines)
        {
            if (!_open.TryGetValue(sender.Code, out var parcel))
                _open[sender.Code] = parcel = new Parcel();
            parcel.Add(line, breakage);
            if (parcel.Lines == LinesPerBatch)
                await StartAsync(sender.Code);
        }

        foreach (var agency in _open.Keys.ToList())
            await StartAsync(agency);
        return await Task.WhenAll(_sending);
    }

    public void Dispose() => _slots.Dispose();

    private async Task StartAsync(string agency)
    {
        _open.Remove(agency, out var parcel);
        await _slots.WaitAsync();
        // A batch that failed ends the job now, not after all others.
        foreach (var done in _sending.Where(task => task.IsFaulted))
            await done;
        _sending.Add(SendAsync(agency, $"job-{seed}-{_sending.Count + 1}", parcel!));
    }

    private async Task<SentBatch> SendAsync(string agency, string reference, Parcel parcel)
    {
        try
        {
            using var sent = parcel;
            var body = parcel.Close();
            // The reference makes repeating safe: what is already decided is not decided again.
            var (receipt, traceId) = await Patiently.DoAsync(() => gateway.SubmitAsync(reference, body, tokens[agency]));
            Interlocked.Add(ref _linesTaken, parcel.Lines);
            return new SentBatch(receipt["batchId"]!.GetValue<string>(), agency, traceId, receipt);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>The lines of one batch, compressed as they come.</summary>
    private sealed class Parcel : IDisposable
    {
        private readonly MemoryStream _body = new();
        private readonly LineWriter _writer;

        public Parcel() => _writer = new LineWriter(new GZipStream(_body, CompressionLevel.Fastest, leaveOpen: true), csv: false);

        public int Lines { get; private set; }

        public void Add(Line line, Breakage? breakage)
        {
            _writer.Write(line, breakage);
            Lines++;
        }

        public byte[] Close()
        {
            _writer.Dispose();
            return _body.ToArray();
        }

        public void Dispose()
        {
            _writer.Dispose();
            _body.Dispose();
        }
    }
}
