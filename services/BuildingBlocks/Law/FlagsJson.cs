using System.Text.Json;
using System.Text.Json.Serialization;

namespace Enforcement.Law;

/// <summary>A flags enum as a list of its camelCase names; none is the empty list.</summary>
internal sealed class FlagsJson : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum && typeToConvert.IsDefined(typeof(FlagsAttribute), inherit: false);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(FlagsJson<>).MakeGenericType(typeToConvert))!;
}

/// <summary>The converter of one flags enum.</summary>
/// <typeparam name="TEnum">The enum.</typeparam>
internal sealed class FlagsJson<TEnum> : JsonConverter<TEnum>
    where TEnum : struct, Enum
{
    private static readonly (string Name, long Bit)[] Flags =
    [
        .. Enum.GetValues<TEnum>().Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), Convert.ToInt64(value, null)))
            .Where(flag => long.PopCount(flag.Item2) == 1),
    ];

    public override TEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
            throw new JsonException();
        long bits = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var name = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
            bits |= Flags.FirstOrDefault(flag => flag.Name == name) is { Name: not null } found ? found.Bit : throw new JsonException();
        }

        return (TEnum)Enum.ToObject(typeof(TEnum), bits);
    }

    public override void Write(Utf8JsonWriter writer, TEnum value, JsonSerializerOptions options)
    {
        var bits = Convert.ToInt64(value, null);
        writer.WriteStartArray();
        foreach (var (name, _) in Flags.Where(flag => (bits & flag.Bit) != 0))
            writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}
