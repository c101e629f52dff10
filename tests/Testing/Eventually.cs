using Shouldly;

namespace Enforcement.Testing;

/// <summary>Waits for what happens in the background; never a fixed sleep.</summary>
public static class Eventually
{
    /// <summary>Waits until the condition holds; fails with the message after the time.</summary>
    public static async Task TrueAsync(Func<Task<bool>> condition, string because, double seconds = 20)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var until = DateTime.UtcNow.AddSeconds(seconds);
        while (!await condition())
        {
            if (DateTime.UtcNow > until)
                throw new ShouldAssertException($"Not within {seconds} s: {because}");
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until the value is as expected; fails showing the last one.</summary>
    public static async Task EqualAsync<T>(T expected, Func<Task<T>> read, string because, double seconds = 20)
    {
        ArgumentNullException.ThrowIfNull(read);
        var until = DateTime.UtcNow.AddSeconds(seconds);
        var last = await read();
        while (!EqualityComparer<T>.Default.Equals(expected, last))
        {
            if (DateTime.UtcNow > until)
                last.ShouldBe(expected, because);
            await Task.Delay(50);
            last = await read();
        }
    }
}
