using System.Reflection;
using System.Runtime.CompilerServices;

namespace Enforcement.Contracts.Tests;

/// <summary>What a contract type may look like (house style 3, "Contracts"). Gives one sentence per breach.</summary>
internal static class ContractRules
{
    private static readonly HashSet<Type> Primitives =
    [
        typeof(string), typeof(bool), typeof(int), typeof(long), typeof(Guid), typeof(DateOnly), typeof(DateTimeOffset), typeof(byte[]),
    ];

    public static IEnumerable<string> Breaches(Type type)
    {
        if (!type.IsSealed)
            yield return $"{type.Name} is not sealed";
        if (type.GetMethod("<Clone>$") is null)
            yield return $"{type.Name} is not a record";
        foreach (var property in ContractTypes.PropertiesOf(type))
        {
            if (!IsInitOnly(property))
                yield return $"{type.Name}.{property.Name} is not init-only";
            if (!IsPlain(property.PropertyType, type.Namespace!))
                yield return $"{type.Name}.{property.Name} is neither primitive nor a record of the same version";
        }
    }

    private static bool IsInitOnly(PropertyInfo property) =>
        property.SetMethod is { IsPublic: true } setter
        && setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static bool IsPlain(Type type, string version)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var open && open != typeof(Nullable<>) && open != typeof(IReadOnlyList<>))
            return false;
        var item = ContractTypes.Item(type);
        return Primitives.Contains(item) || (item.Namespace == version && item.GetMethod("<Clone>$") is not null);
    }
}
