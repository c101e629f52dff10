using Enforcement.Kernel;
using Enforcement.Tool.Generating;

namespace Enforcement.EndToEnd.Tests;

/// <summary>Inputs of the same generator that fills the running platform.</summary>
internal static class Batches
{
    /// <summary>Kinds of claim of the lines.</summary>
    public static readonly string[] Kinds = ["fine", "fee"];

    public static DateOnly Today => TimeProvider.System.Today();

    /// <summary>NDJSON lines of one agency; one in ten is broken on purpose unless told otherwise.</summary>
    public static byte[] Make(int lines, int seed, double broken = 0.1)
    {
        using var body = new MemoryStream();
        using (var writer = new LineWriter(body, csv: false))
        {
            foreach (var (_, line, breakage) in new LineFactory(new Recipe(lines, seed, Today, broken)).Make(Senders.All[0]))
                writer.Write(line, breakage);
        }

        return body.ToArray();
    }
}
