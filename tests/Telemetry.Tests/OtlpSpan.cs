using System.Text;

namespace Enforcement.Telemetry.Tests;

/// <summary>A span as it arrived.</summary>
internal sealed record OtlpSpan(string Service, string Scope, string TraceId, string SpanId, string ParentId, string Name, int Kind, int Status,
    IReadOnlyDictionary<string, string> Attributes, string Events)
{
    public const int Internal = 1;
    public const int Server = 2;
    public const int Client = 3;
    public const int Producer = 4;
    public const int Consumer = 5;
    public const int Error = 2;

    /// <summary>Reads an <c>ExportTraceServiceRequest</c> (opentelemetry-proto 1.x) by its field numbers.</summary>
    public static List<OtlpSpan> Read(byte[] request)
    {
        var spans = new List<OtlpSpan>();
        foreach (var resourceSpans in Fields(request).Where(field => field.Number == 1))
        {
            var service = Fields(resourceSpans.Bytes).Where(field => field.Number == 1).SelectMany(resource => Pairs(resource.Bytes, 1))
                .FirstOrDefault(pair => pair.Key == "service.name").Value ?? "";
            foreach (var scopeSpans in Fields(resourceSpans.Bytes).Where(field => field.Number == 2))
            {
                var scope = Fields(scopeSpans.Bytes).Where(field => field.Number == 1).SelectMany(found => Fields(found.Bytes)).Where(field => field.Number == 1)
                    .Select(field => Text(field.Bytes)).FirstOrDefault() ?? "";
                spans.AddRange(Fields(scopeSpans.Bytes).Where(field => field.Number == 2).Select(span => Span(service, scope, span.Bytes)));
            }
        }

        return spans;
    }

    private static OtlpSpan Span(string service, string scope, byte[] bytes)
    {
        var fields = Fields(bytes).ToList();
        byte[] Bytes(int number) => fields.Where(field => field.Number == number).Select(field => field.Bytes).FirstOrDefault() ?? [];
        var status = Fields(Bytes(15)).Where(field => field.Number == 3).Select(field => (int)field.Value).FirstOrDefault();
        // Event: 1 time (eight bytes that are no text), 2 name, 3 attributes.
        var events = string.Join(' ', fields.Where(field => field.Number == 11).Select(field =>
            string.Join(' ', Fields(field.Bytes).Where(part => part.Number == 2).Select(part => Text(part.Bytes)).Concat(Pairs(field.Bytes, 3).Select(pair => $"{pair.Key}={pair.Value}")))));
        return new OtlpSpan(service, scope, Convert.ToHexStringLower(Bytes(1)), Convert.ToHexStringLower(Bytes(2)), Convert.ToHexStringLower(Bytes(4)), Text(Bytes(5)),
            (int)fields.Where(field => field.Number == 6).Select(field => field.Value).FirstOrDefault(), status,
            Pairs(bytes, 9).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value), events);
    }

    // KeyValue: 1 key, 2 AnyValue; AnyValue: 1 text, 2 bool, 3 integer, 4 double.
    private static IEnumerable<KeyValuePair<string, string>> Pairs(byte[] message, int number) =>
        Fields(message).Where(field => field.Number == number).Select(pair =>
        {
            var parts = Fields(pair.Bytes).ToList();
            var value = parts.Where(part => part.Number == 2).SelectMany(part => Fields(part.Bytes)).FirstOrDefault();
            return KeyValuePair.Create(Text(parts.First(part => part.Number == 1).Bytes), value.Number == 1 ? Text(value.Bytes) : value.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        });

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static IEnumerable<(int Number, ulong Value, byte[] Bytes)> Fields(byte[] message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var key = Varint(message, ref at);
            var number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0:
                    yield return (number, Varint(message, ref at), []);
                    break;
                case 1:
                    yield return (number, BitConverter.ToUInt64(message, at), []);
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    yield return (number, 0, message[at..(at + length)]);
                    at += length;
                    break;
                case 5:
                    yield return (number, BitConverter.ToUInt32(message, at), []);
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"Wire type {key & 7} is not used by OTLP.");
            }
        }
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }
    }
}
