using System.Security.Cryptography;
using Enforcement.Kernel;

namespace Enforcement.Intake.Reading;

/// <summary>
/// Cuts a body into lines with one buffer of one line's length, so that memory does not depend on the body. In CSV a line break inside quotes does not end the
/// line (RFC 4180). A line that is too long is passed over and reported; reading goes on behind it.
/// </summary>
internal sealed class LineSplitter(Stream body, TailStream? gzip, ReadingLimits limits, bool quoted)
{
    private readonly IncrementalHash _passed = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[limits.LineBytes + 1];
    private int _start;
    private int _end;
    private int _lineStart;
    private int _lineLength;
    private int _scanned;
    private int _nextLineNo = 1;
    private long _expanded;
    private bool _inQuotes;
    private bool _passingOver;
    private int _passedBreaks;
    private bool _ended;

    /// <summary>Why reading stopped before the end of the body.</summary>
    public Refusal? Stopped { get; private set; }

    /// <summary>The current line without its end; empty when it was too long.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    public int LineNo { get; private set; }

    public bool TooLong { get; private set; }

    /// <summary>SHA-256 of a line that was too long, so that two of them are not taken for one; empty otherwise.</summary>
    public byte[] PassedDigest { get; private set; } = [];

    public void Dispose() => _passed.Dispose();

    /// <summary>Moves to the next line; false at the end or when reading stopped.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancel)
    {
        while (!FindLine())
        {
            if (_ended)
                return LastLine();
            if (!await FillAsync(cancel))
                return false;
        }

        return true;
    }

    private bool FindLine()
    {
        while (true)
        {
            var window = _buffer.AsSpan(_scanned, _end - _scanned);
            var at = _inQuotes ? window.IndexOf((byte)'"') : quoted ? window.IndexOfAny((byte)'"', (byte)'\n') : window.IndexOf((byte)'\n');
            if (at < 0)
            {
                _scanned = _end;
                return false;
            }

            _scanned += at + 1;
            if (window[at] == '\n')
            {
                Take(_scanned - 1);
                _start = _scanned;
                return true;
            }

            _inQuotes = !_inQuotes;
        }
    }

    private void Take(int end)
    {
        TooLong = _passingOver;
        LineNo = _nextLineNo;
        _lineStart = _start;
        _lineLength = _passingOver ? 0 : end - _start;
        PassedDigest = [];
        if (_passingOver)
        {
            _passedBreaks += _buffer.AsSpan(_start, end - _start).Count((byte)'\n');
            _passed.AppendData(_buffer, _start, end - _start);
            PassedDigest = _passed.GetHashAndReset();
        }

        _passingOver = false;
        _inQuotes = false;
        if (Line is [.., (byte)'\r'])
            _lineLength--;
        if (LineNo == 1 && Line.StartsWith("\uFEFF"u8))
            (_lineStart, _lineLength) = (_lineStart + 3, _lineLength - 3);
        _nextLineNo += 1 + _passedBreaks + Line.Count((byte)'\n');
        _passedBreaks = 0;
    }

    private bool LastLine()
    {
        if (_start == _end && !_passingOver)
            return false;
        Take(_end);
        _start = _scanned = _end;
        return true;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancel)
    {
        MakeRoom();
        int read;
        try
        {
            read = await body.ReadAsync(_buffer.AsMemory(_end), cancel);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Stop(ReadingRefusals.TooLarge.Because("The body is larger than the server takes"));
        }
        catch (IOException)
        {
            return Stop(ReadingRefusals.Truncated.Because($"The connection ended in line {_nextLineNo}"));
        }
        catch (InvalidDataException) when (gzip is not null)
        {
            return Stop(ReadingRefusals.GzipInvalid.Because($"gzip is damaged in line {_nextLineNo}"));
        }

        _ended = read == 0;
        _expanded += read;
        if (_ended && gzip?.Confirms(_expanded) == false)
            return Stop(ReadingRefusals.Truncated.Because($"gzip breaks off in line {_nextLineNo}"));
        if (_expanded > limits.ExpandedBytes)
            return Stop(ReadingRefusals.TooLarge.Because($"More than {limits.ExpandedBytes} bytes after expansion"));
        _end += read;
        return true;
    }

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _scanned -= _start;
            _end -= _start;
            _start = 0;
        }

        if (_end < _buffer.Length)
            return;
        _passingOver = true;
        _passedBreaks += _buffer.AsSpan().Count((byte)'\n');
        _passed.AppendData(_buffer);
        _scanned = _end = 0;
    }

    private bool Stop(Refusal reason)
    {
        Stopped = reason;
        return false;
    }
}
