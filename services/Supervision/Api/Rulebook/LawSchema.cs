using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Enforcement.Law;

namespace Enforcement.Supervision.Rulebook;

/// <summary>JSON schema (2020-12) of facts and of values of tables, with the descriptions of the law's library.</summary>
internal static class LawSchema
{
    private static readonly JsonSchemaExporterOptions Exporter = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };

    /// <summary>The schema of a type.</summary>
    /// <param name="type">Facts or value.</param>
    /// <param name="id">URN that makes the schema a document of its own, so that its references stay inside it.</param>
    public static JsonElement Of(Type type, string id)
    {
        var node = LawJson.Options.GetJsonSchemaAsNode(type, Exporter);
        var schema = node as JsonObject ?? [];
        schema.Insert(0, "$id", id);
        return JsonSerializer.SerializeToElement(schema);
    }

    private static JsonObject Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var isOptional = type != context.TypeInfo.Type;
        var schema = node as JsonObject ?? [];
        if (type.IsEnum)
            schema = OfEnum(type, isOptional);
        else if (type == typeof(TimeOnly))
            schema = new JsonObject { ["type"] = TypeName("string", isOptional), ["pattern"] = "^\\d\\d:\\d\\d(:\\d\\d)?$" };
        else if (type == typeof(int) || type == typeof(long) || type == typeof(decimal) || type == typeof(double))
            schema["minimum"] = 0;
        var own = context.PropertyInfo?.AttributeProvider is PropertyInfo member ? LawDocumentation.Of(member) : null;
        if ((own ?? LawDocumentation.Of(type)) is { } text)
            schema["description"] = text;
        return schema;
    }

    /// <summary>Whether an enum is written as a list.</summary>
    public static bool IsFlags(Type type) => type.IsDefined(typeof(FlagsAttribute), inherit: false);

    /// <summary>The texts of an enum; of flags the single ones.</summary>
    public static IEnumerable<string> NamesOf(Type type) => Names(type).Select(JsonNamingPolicy.CamelCase.ConvertName);

    private static IEnumerable<string> Names(Type type) =>
        Enum.GetNames(type).Where(name => !IsFlags(type) || long.PopCount(Convert.ToInt64(Enum.Parse(type, name), null)) == 1);

    private static JsonObject OfEnum(Type type, bool isOptional)
    {
        var isFlags = IsFlags(type);
        var names = NamesOf(type).Select(name => (JsonNode?)name);
        var values = new JsonObject
        {
            ["type"] = TypeName("string", isOptional && !isFlags),
            ["enum"] = new JsonArray([.. names, .. isOptional && !isFlags ? new JsonNode?[] { null } : []]),
            ["x-enumDescriptions"] = new JsonArray([.. Names(type).Select(name => (JsonNode?)LawDocumentation.Of(type, name))]),
        };
        return isFlags ? new JsonObject { ["type"] = TypeName("array", isOptional), ["items"] = values, ["uniqueItems"] = true } : values;
    }

    private static JsonNode TypeName(string name, bool isOptional) => isOptional ? new JsonArray(name, "null") : name;
}
