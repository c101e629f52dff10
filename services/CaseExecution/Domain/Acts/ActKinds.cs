using System.Collections.Frozen;
using System.Reflection;

namespace Enforcement.CaseExecution.Domain.Acts;

/// <summary>Every kind of act: the fields of type <see cref="ActKind"/> of all classes named <c>*Acts</c>.</summary>
public static class ActKinds
{
    public static IReadOnlyList<ActKind> All { get; } =
    [
        .. typeof(ActKinds).Assembly.GetTypes().Where(type => type.Name.EndsWith("Acts", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static)).Where(field => field.FieldType == typeof(ActKind))
            .Select(field => (ActKind)field.GetValue(null)!).OrderBy(kind => kind.Code, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, ActKind> ByCode = All.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>The kind of a code, or null.</summary>
    public static ActKind? Find(string code) => ByCode.GetValueOrDefault(code);
}
