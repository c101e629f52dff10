using System.Globalization;
using System.Text.Json.Nodes;
using Enforcement.Benchmarks.Lab;

namespace Enforcement.Benchmarks;

/// <summary>Figures by group and name, for people and as JSON.</summary>
internal sealed class Report
{
    private readonly Dictionary<(string Group, string Name), List<double>> _rounds = [];

    public JsonObject Json { get; } = [];

    public static void Say(string text) => Console.WriteLine($"{DateTime.Now:HH:mm:ss}  {text}");

    public void Set(string group, string name, double value) => Group(Json, group)[name] = Rounded(value);

    public void SetDeep(string group, string part, string name, double value) => Group(Group(Json, group), part)[name] = Rounded(value);

    /// <summary>A figure measured several times: the report holds the median.</summary>
    public void Add(string group, string name, double value)
    {
        if (!_rounds.TryGetValue((group, name), out var values))
            _rounds[(group, name)] = values = [];
        values.Add(value);
        Set(group, name, values.Median());
    }

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"| {"figure",-48} | {"value",14} |");
        Console.WriteLine($"|{new string('-', 50)}|{new string('-', 16)}|");
        Print(Json, "");
    }

    private static void Print(JsonObject node, string path)
    {
        foreach (var (name, value) in node)
        {
            if (value is JsonObject inner)
                Print(inner, $"{path}{name}.");
            else
                Console.WriteLine($"| {path + name,-48} | {value!.GetValue<double>().ToString("N3", CultureInfo.InvariantCulture),14} |");
        }
    }

    private static JsonObject Group(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject group)
            parent[name] = group = [];
        return group;
    }

    private static double Rounded(double value) => Math.Round(value, 4);
}
