using System.Collections.Frozen;
using System.Reflection;

namespace Enforcement.Statute;

/// <summary>Every dated table of the library as published. A table stands beside its topic as a static property; none has to be listed here.</summary>
public static class TableCatalogue
{
    /// <summary>All tables by name.</summary>
    public static IReadOnlyList<DatedTable> All { get; } =
    [
        .. typeof(TableCatalogue).Assembly.GetTypes().Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(property => typeof(DatedTable).IsAssignableFrom(property.PropertyType))
            .Select(property => (DatedTable)property.GetValue(null)!)
            .OrderBy(table => table.Name, StringComparer.Ordinal),
    ];

    private static readonly FrozenDictionary<string, DatedTable> ByName = All.ToFrozenDictionary(table => table.Name, StringComparer.Ordinal);

    /// <summary>The table of a name, or null.</summary>
    public static DatedTable? Find(string name) => ByName.GetValueOrDefault(name);
}
