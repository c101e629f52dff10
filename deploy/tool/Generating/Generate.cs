using Enforcement.Kernel;

namespace Enforcement.Tool.Generating;

/// <summary><c>generate</c>: writes an input to a file, the lines of all agencies mixed or of one agency only.</summary>
public static class Generate
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var recipe = new Recipe(
            arguments.Whole("lines", 20_000, least: 1),
            arguments.Whole("seed", 1),
            arguments.Date("received", TimeProvider.System.Today()),
            arguments.Percent("broken", 3) / 100);
        var file = arguments.Required("out");
        var only = arguments.Text("agency") is { } code ? Senders.Find(code) : null;
        var csv = arguments.Text("format") switch
        {
            null or "ndjson" => false,
            "csv" => true,
            _ => throw new ArgumentException("--format must be ndjson or csv."),
        };
        arguments.NothingElse();

        var broken = 0;
        using (var writer = new LineWriter(new BufferedStream(File.Create(file), 1 << 16), csv))
        {
            foreach (var (_, line, breakage) in new LineFactory(recipe).Make(only))
            {
                writer.Write(line, breakage);
                broken += breakage is null ? 0 : 1;
            }
        }

        await Console.Out.WriteLineAsync($"{recipe.Lines} lines, {broken} of them broken on purpose, in {file}");
        return 0;
    }
}
