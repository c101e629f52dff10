namespace Enforcement.Tool.Job;

/// <summary>Tells how far something is: in place on a terminal, every five seconds elsewhere.</summary>
public static class Progress
{
    public static async Task UntilAsync(Task work, Func<string> tell)
    {
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(tell);
        var inPlace = !Console.IsOutputRedirected;
        var pause = TimeSpan.FromSeconds(inPlace ? 0.5 : 5);
        while (await Task.WhenAny(work, Task.Delay(pause)) != work)
            await Console.Out.WriteAsync(inPlace ? $"\r{tell()}   " : $"{tell()}\n");
        await work;
        await Console.Out.WriteLineAsync($"{(inPlace ? "\r" : "")}{tell()}   ");
    }
}
