using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace Enforcement.Hosting.Telemetry;

/// <summary>
/// What a span may say of its subject: a closed list of ids and numbers of the platform's own making, so that no personal data can come into a trace however
/// a message or path grows.
/// </summary>
public static class TraceSubject
{
    /// <summary>Attribute: id of a batch of transfers.</summary>
    public const string BatchId = "enforcement.batch.id";

    /// <summary>Attribute: id of a chunk of a batch.</summary>
    public const string ChunkId = "enforcement.chunk.id";

    /// <summary>Attribute: case number.</summary>
    public const string CaseNumber = "enforcement.case.number";

    /// <summary>Attribute: id of a transfer.</summary>
    public const string TransferId = "enforcement.transfer.id";

    private static readonly (string Property, string Attribute)[] Known = [(nameof(BatchId), BatchId), (nameof(ChunkId), ChunkId), (nameof(CaseNumber), CaseNumber), (nameof(TransferId), TransferId)];
    private static readonly (string Prefix, string Attribute)[] Paths =
        [("/v1/transfer-batches/", BatchId), ("/v1/transfers/", TransferId), ("/v1/cases/", CaseNumber)];

    private static readonly ConcurrentDictionary<Type, (PropertyInfo Property, string Attribute)[]> Properties = new();

    /// <summary>States the subject of a message on a span.</summary>
    public static void Tag(Activity? span, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (span is not { IsAllDataRequested: true })
            return;
        foreach (var (property, attribute) in Properties.GetOrAdd(message.GetType(), Find))
        {
            if (property.GetValue(message) is { } value)
                span.SetTag(attribute, value.ToString());
        }
    }

    /// <summary>States the subject of a resource's path (a request's, or an answer's Location) on a span.</summary>
    public static void TagPath(Activity? span, string? path)
    {
        if (span is not { IsAllDataRequested: true } || path is null)
            return;
        foreach (var (prefix, attribute) in Paths)
        {
            if (!path.StartsWith(prefix, StringComparison.Ordinal))
                continue;
            var id = path[prefix.Length..].Split('/', '?')[0];
            if (id.Length is > 0 and <= 40 && id.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
                span.SetTag(attribute, id);
        }
    }

    private static (PropertyInfo, string)[] Find(Type type) =>
        [.. Known.Select(known => (Property: type.GetProperty(known.Property), known.Attribute)).Where(found => found.Property is not null).Select(found => (found.Property!, found.Attribute))];
}
