using System.IO.Compression;
using System.Runtime.CompilerServices;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;

namespace Enforcement.Intake.Reading;

/// <summary>
/// Reads the lines of a batch as they arrive: never more of the body in memory than one line. Blank lines are passed over. A line that cannot be read is a line
/// with a finding; only what makes the rest of the body unreadable stops the reading, and the lines before it stand.
/// </summary>
public sealed class TransferReader : IAsyncDisposable
{
    private readonly Stream _body;
    private readonly bool _ownsBody;
    private readonly ReadingLimits _limits;
    private readonly LineSplitter _lines;
    private readonly FormParser _parser = new();
    private readonly CsvRows? _csv;
    private Refusal? _stopped;

    private TransferReader(Stream body, TransferFormat format, bool gzip, ReadingLimits limits)
    {
        var tail = gzip ? new TailStream(body) : null;
        _body = tail is null ? body : new GZipStream(tail, CompressionMode.Decompress, leaveOpen: true);
        _ownsBody = gzip;
        _limits = limits;
        _lines = new LineSplitter(_body, tail, limits, quoted: format == TransferFormat.Csv);
        _csv = format == TransferFormat.Csv ? new CsvRows(_parser) : null;
    }

    /// <summary>Opens a body, which stays the caller's; its end is the caller's to see to.</summary>
    public static TransferReader Open(Stream body, TransferFormat format, bool gzip, ReadingLimits limits) => new(body, format, gzip, limits);

    /// <summary>Why reading stopped before the end of the body; null after a complete one. Stands when the lines have been read.</summary>
    public Refusal? Stopped => _stopped ?? _lines.Stopped;

    /// <summary>Reads one form, the body of a single transfer.</summary>
    public static ReadLine ReadOne(ReadOnlySpan<byte> json)
    {
        using var parser = new FormParser();
        return parser.Parse(json, 1);
    }

    /// <summary>The lines in order; read them once.</summary>
    public async IAsyncEnumerable<ReadLine> ReadAsync([EnumeratorCancellation] CancellationToken cancel = default)
    {
        if (_csv is not null && !await HeaderAsync(_csv, cancel))
            yield break;
        var count = 0;
        while (await _lines.NextAsync(cancel))
        {
            if (!_lines.TooLong && IsBlank(_lines.Line))
                continue;
            if (++count > _limits.Lines)
            {
                _stopped = ReadingRefusals.TooManyLines.Because($"More than {_limits.Lines} lines; line {_lines.LineNo} and those after it were not read");
                yield break;
            }

            yield return Read();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _parser.Dispose();
        _lines.Dispose();
        if (_ownsBody)
            await _body.DisposeAsync();
    }

    private ReadLine Read()
    {
        if (_lines.TooLong)
            return FormParser.Unreadable(_lines.LineNo, _lines.PassedDigest, FindingCodes.LineTooLong.At(null, $"More than {_limits.LineBytes} bytes"));
        return _csv is null ? _parser.Parse(_lines.Line, _lines.LineNo) : _csv.Parse(_lines.Line, _lines.LineNo);
    }

    private async ValueTask<bool> HeaderAsync(CsvRows csv, CancellationToken cancel)
    {
        while (await _lines.NextAsync(cancel))
        {
            if (!_lines.TooLong && IsBlank(_lines.Line))
                continue;
            _stopped = csv.ReadHeader(_lines.Line);
            return _stopped is null;
        }

        return false;
    }

    private static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t"u8).IsEmpty;
}
