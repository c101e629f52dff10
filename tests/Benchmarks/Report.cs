using System.Globalization;
using System.Text.Json.Nodes;

namespace Enforcement.Benchmarks;

/// <summary>Figures by group and name, for people and as JSON.</summary>
internal sealed class Report
{
    public JsonObject Json { get; } = [];

    public static void Say(string text) => Console.WriteLine($"{DateTime.Now:HH:mm:ss}  {text}");

    public void Set(string group, string name, double value) => Group(Json, group)[name] = Rounded(value);

    public void SetDeep(string group, string part, string name, double value) => Group(Group(Json, group), part)[name] = Rounded(value);

    public double? Get(string group, string name) => Json[group]?[name]?.GetValue<double>();

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
