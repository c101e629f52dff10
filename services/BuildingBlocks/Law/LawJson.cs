using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Enforcement.Law;

/// <summary>
/// How facts of rules and values of tables are written: camelCase, enums as camelCase texts, flags as lists of them, unknown members refused. A member is
/// needed where its type has neither a default nor an empty value.
/// </summary>
public static class LawJson
{
    /// <summary>The rules.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            NumberHandling = JsonNumberHandling.Strict,
            PropertyNameCaseInsensitive = false,
            RespectNullableAnnotations = true,
            IgnoreReadOnlyProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            MaxDepth = 16,
            Converters = { new FlagsJson(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false), new ClockTimeJson() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Describe } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void Describe(JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return;
        var constructor = Primary(type);
        var defaults = constructor?.GetParameters().ToDictionary(parameter => parameter.Name!, StringComparer.OrdinalIgnoreCase) ?? [];
        // A struct is made by its default constructor, which knows nothing of the defaults of its parameters.
        if (type.Type.IsValueType && constructor is not null)
        {
            var arguments = constructor.GetParameters().Select(DefaultOf).ToArray();
            type.CreateObject = () => constructor.Invoke(arguments);
        }

        var bare = type.CreateObject?.Invoke();
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.Properties.Where(property => property is { IsRequired: false, AttributeProvider: PropertyInfo }))
        {
            var member = (PropertyInfo)property.AttributeProvider!;
            var mayBeNull = nullability.Create(member).WriteState == NullabilityState.Nullable;
            property.IsRequired = member.CanWrite && !mayBeNull && (defaults.TryGetValue(member.Name, out var parameter)
                ? !parameter.HasDefaultValue
                : !member.PropertyType.IsValueType && bare is not null && member.GetValue(bare) is null);
        }
    }

    /// <summary>The constructor of a positional record: its parameters are its properties.</summary>
    private static ConstructorInfo? Primary(JsonTypeInfo type) => type.Type.GetConstructors().Where(constructor => constructor.GetParameters() is { Length: > 0 } parameters
        && parameters.All(parameter => type.Type.GetProperty(parameter.Name!)?.PropertyType == parameter.ParameterType)).MaxBy(constructor => constructor.GetParameters().Length);

    private static object? DefaultOf(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        if (parameter is { HasDefaultValue: true, DefaultValue: { } value })
            return type.IsEnum ? Enum.ToObject(type, value) : value;
        return parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null;
    }
}
