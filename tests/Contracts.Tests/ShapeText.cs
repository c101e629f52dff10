using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Enforcement.Contracts.Tests;

/// <summary>A contract written as text: one line per property, in the order of declaration.</summary>
internal static class ShapeText
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var type in types)
        {
            text.AppendLine(ContractTypes.NameOf(type));
            foreach (var property in ContractTypes.PropertiesOf(type))
                text.AppendLine($"  {property.Name}: {TypeOf(property)}{(IsRequired(property) ? ", required" : "")}");
            text.AppendLine();
        }

        return text.ToString();
    }

    private static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    private static string TypeOf(PropertyInfo property)
    {
        var nullable = Nullability.Create(property).ReadState == NullabilityState.Nullable ? "?" : "";
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return (type.IsGenericType ? $"list of {type.GetGenericArguments()[0].Name}" : type.Name) + nullable;
    }
}
