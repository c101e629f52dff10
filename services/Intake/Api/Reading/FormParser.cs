using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;
using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Reading;

/// <summary>Turns the bytes of one line into a <see cref="ReadLine"/>. Keeps its buffers between lines; one per reader, not for concurrent use.</summary>
internal sealed class FormParser : IDisposable
{
    private readonly TextCache _texts = new();
    private readonly FormReader.Frame[] _frames = new FormReader.Frame[FormReader.MaxDepth];
    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    public FormParser() => _writer = new Utf8JsonWriter(_buffer, FormWriter.Options);

    public void Dispose() => _writer.Dispose();

    /// <summary>Reads one line of JSON.</summary>
    /// <param name="json">The line without its end.</param>
    /// <param name="lineNo">Its number.</param>
    /// <param name="received">The bytes as received, when the JSON was made from another format.</param>
    public ReadLine Parse(ReadOnlySpan<byte> json, int lineNo, ReadOnlySpan<byte> received = default)
    {
        if (received.IsEmpty)
            received = json;
        if (!Utf8.IsValid(json))
            return Unreadable(lineNo, received, FindingCodes.LineEncoding.At(null));
        var reader = new FormReader(json, _texts, _frames);
        try
        {
            var form = reader.Read();
            if (form is null)
                return Unreadable(lineNo, received, FindingCodes.LineMalformed.At(null, "The line is no JSON object"));
            var canonical = Canonical(form);
            return new ReadLine
            {
                LineNo = lineNo,
                Form = form,
                Findings = reader.Findings ?? (IReadOnlyList<Finding>)[],
                Canonical = canonical,
                ContentHash = Hash(reader.Findings is null ? canonical : received),
            };
        }
        catch (JsonException e)
        {
            var code = reader.IsDeepest ? FindingCodes.LineTooDeep : FindingCodes.LineMalformed;
            return Unreadable(lineNo, received, code.At(null, $"No valid JSON from byte {e.BytePositionInLine + 1} of the line"));
        }
    }

    public static ReadLine Unreadable(int lineNo, ReadOnlySpan<byte> received, Finding finding) =>
        new() { LineNo = lineNo, Findings = [finding], Canonical = default, ContentHash = Hash(received) };

    private byte[] Canonical(TransferForm form)
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        FormWriter.Write(_writer, form);
        _writer.Flush();
        return _buffer.WrittenSpan.ToArray();
    }

    private static Guid Hash(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new Guid(hash[..16], bigEndian: true);
    }
}
