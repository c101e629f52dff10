using System.Diagnostics;
using System.Text;
using Enforcement.Testing;

namespace Enforcement.Benchmarks;

/// <summary>Input of an agency: lines of the generator, each time under new agency case numbers so that none is a repeat.</summary>
internal sealed class Transfers
{
    private static readonly byte[] KeyMark = "\"agencyCaseNumber\":\""u8.ToArray();
    private readonly IReadOnlyList<byte[]> _lines;
    private static int _round;

    private Transfers(string agency, IReadOnlyList<byte[]> lines)
    {
        Agency = agency;
        _lines = lines;
    }

    public string Agency { get; }

    public IReadOnlyList<byte[]> Lines => _lines;

    /// <summary>So many lines of each agency.</summary>
    public static async Task<IReadOnlyList<Transfers>> GenerateAsync(IEnumerable<string> agencies, int lines)
    {
        var folder = Directory.CreateTempSubdirectory("enforcement-input-").FullName;
        try
        {
            return await Task.WhenAll(agencies.Select(agency => GenerateAsync(agency, lines, folder)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Transfers> GenerateAsync(string agency, int lines, string folder)
    {
        var file = Path.Combine(folder, $"{agency}.ndjson");
        var tool = Path.Combine(Repository.Root, "deploy", "tool", "bin", "Release", "net10.0", "Enforcement.Tool.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [tool, "generate", "--lines", $"{lines}", "--seed", "7", "--agency", agency, "--broken", "0", "--out", file])
        { RedirectStandardOutput = true })!;
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The generator ended with {process.ExitCode}.");
        return new Transfers(agency, [.. File.ReadLines(file).Where(line => line.Length > 0).Select(Encoding.UTF8.GetBytes)]);
    }

    /// <summary>A batch body of so many lines, NDJSON.</summary>
    public byte[] Batch(int size)
    {
        var round = Interlocked.Increment(ref _round);
        using var body = new MemoryStream(size * 1100);
        for (var i = 0; i < size; i++)
        {
            Write(body, _lines[i % _lines.Count], $"B{round:D5}-{i:D6}");
            body.WriteByte((byte)'\n');
        }

        return body.ToArray();
    }

    /// <summary>A line under another agency case number.</summary>
    public static byte[] Renamed(byte[] line, string key)
    {
        using var body = new MemoryStream(line.Length + 16);
        Write(body, line, key);
        return body.ToArray();
    }

    private static void Write(MemoryStream body, byte[] line, string key)
    {
        var start = line.AsSpan().IndexOf(KeyMark) + KeyMark.Length;
        var end = start + line.AsSpan(start).IndexOf((byte)'"');
        body.Write(line, 0, start);
        body.Write(Encoding.UTF8.GetBytes(key));
        body.Write(line, end, line.Length - end);
    }
}
