using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Property;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Property;

/// <summary>An item of property.</summary>
public sealed record PropertyView
{
    public required Guid Id { get; init; }
    public required Guid ObligorId { get; init; }
    public required PropertyKind Kind { get; init; }
    public required PropertyState State { get; init; }

    /// <summary>NT$ as far as known.</summary>
    public long? Value { get; init; }

    /// <summary>Code of whoever holds it.</summary>
    public string? ThirdParty { get; init; }

    /// <summary>What it is; the members depend on the kind.</summary>
    public required JsonElement Details { get; init; }

    public required PropertySource Source { get; init; }
    public string? SourceReference { get; init; }
    public required DateOnly KnownOn { get; init; }
    public required string Branch { get; init; }
    public required DateTimeOffset RecordedAt { get; init; }
    public required string RecordedBy { get; init; }
    public required int Version { get; init; }

    internal static PropertyView Read(NpgsqlDataReader reader) => new()
    {
        Id = reader.GetGuid(0),
        ObligorId = reader.GetGuid(1),
        Kind = Codes.Stored<PropertyKind>(reader.GetString(2)),
        State = Codes.Stored<PropertyState>(reader.GetString(3)),
        Value = reader.OptionalAmount(4),
        ThirdParty = reader.Optional(5),
        Details = JsonSerializer.Deserialize<JsonElement>(reader.GetString(6)),
        Source = Codes.Stored<PropertySource>(reader.GetString(7)),
        SourceReference = reader.Optional(8),
        KnownOn = reader.GetFieldValue<DateOnly>(9),
        Branch = reader.GetString(10),
        RecordedAt = reader.GetFieldValue<DateTimeOffset>(11),
        RecordedBy = reader.GetString(12),
        Version = reader.GetInt32(13),
    };
}
