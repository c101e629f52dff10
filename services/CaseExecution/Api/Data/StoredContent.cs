using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.CaseExecution.Data;

/// <summary>Parts of seizures, auctions and distributions that are read and written as a whole, as JSON.</summary>
internal static class StoredContent
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write<T>(T content) => JsonSerializer.Serialize(content, Json);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Json)!;
}
