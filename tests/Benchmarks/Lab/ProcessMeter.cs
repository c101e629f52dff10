using System.Globalization;

namespace Enforcement.Benchmarks.Lab;

/// <summary>CPU time and peak memory of a process (and, for PostgreSQL, of all its children), read from /proc.</summary>
internal sealed class ProcessMeter(string name, int pid, bool withChildren = false)
{
    private const double TicksPerSecond = 100;

    public string Name => name;

    /// <summary>CPU seconds, user and system, since the process started.</summary>
    public double CpuSeconds()
    {
        var own = Stat(pid);
        var total = own is { } stat ? stat.Own + stat.Waited : 0;
        if (withChildren)
            total += Children().Sum(child => Stat(child)?.Own ?? 0);
        return total;
    }

    /// <summary>Largest resident size so far, MB.</summary>
    public double PeakMegabytes()
    {
        var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>Forgets the peak, so that the next reading is of what follows.</summary>
    public void ResetPeak() => File.WriteAllText($"/proc/{pid}/clear_refs", "5");

    // A child's time counts for the parent once it has ended and was waited for.
    private static (double Own, double Waited)? Stat(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return ((Read(11) + Read(12)) / TicksPerSecond, (Read(13) + Read(14)) / TicksPerSecond);
            double Read(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private IEnumerable<int> Children() =>
        Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(entry => int.TryParse(entry, CultureInfo.InvariantCulture, out _))
            .Select(entry => int.Parse(entry!, CultureInfo.InvariantCulture)).Where(candidate => Parent(candidate) == pid);

    private static int? Parent(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
