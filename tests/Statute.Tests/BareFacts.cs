namespace Enforcement.Statute.Tests;

/// <summary>The plainest facts of a type: the default of a struct, or a record of plain values and empty lists.</summary>
internal static class BareFacts
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    public static object Of(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault();
        return constructor is null || constructor.GetParameters().Length == 0
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. constructor.GetParameters().Select(parameter => Value(parameter.ParameterType))]);
    }

    private static object? Value(Type type) =>
        type == typeof(DateOnly) ? Today
        : type == typeof(DateTimeOffset) ? new DateTimeOffset(2026, 9, 1, 9, 0, 0, TaipeiTime.Offset)
        : type == typeof(string) ? "text"
        : Nullable.GetUnderlyingType(type) is not null ? null
        : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
        : type.IsValueType ? Activator.CreateInstance(type)
        : null;
}
