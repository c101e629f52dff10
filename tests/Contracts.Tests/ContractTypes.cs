using System.Reflection;
using Enforcement.Contracts.Intake.V1;

namespace Enforcement.Contracts.Tests;

/// <summary>All records of the contracts assembly, and which of them stand on their own.</summary>
internal static class ContractTypes
{
    private const string Root = "Enforcement.Contracts.";

    public static readonly IReadOnlyList<Type> All =
        [.. typeof(CasesAssigned).Assembly.GetExportedTypes().OrderBy(NameOf, StringComparer.Ordinal)];

    /// <summary>Types that are no part of another one: the messages, and the content of a chunk.</summary>
    public static readonly IReadOnlyList<Type> Messages = [.. All.Except(All.SelectMany(PropertiesOf).Select(property => Item(property.PropertyType)))];

    /// <summary><c>Intake.V1.CasesAssigned</c>.</summary>
    public static string NameOf(Type type) => type.FullName![Root.Length..];

    public static IEnumerable<PropertyInfo> PropertiesOf(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    /// <summary>The element of a list or nullable, else the type itself.</summary>
    public static Type Item(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? type.GetGenericArguments()[0] : type);
}
