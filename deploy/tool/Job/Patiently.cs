namespace Enforcement.Tool.Job;

/// <summary>Repeats what may be done twice while a part of the platform is away: it is restarted, upgraded, or somebody pulled a plug.</summary>
public static class Patiently
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Does it until it succeeds, is refused for good, or two minutes have passed since its first failure.</summary>
    public static async Task<T> DoAsync<T>(Func<Task<T>> action)
    {
        ArgumentNullException.ThrowIfNull(action);
        DateTime? until = null;
        while (true)
        {
            try
            {
                return await action();
            }
            catch (Exception failure) when (MayPass(failure) && DateTime.UtcNow < (until ??= DateTime.UtcNow + Patience))
            {
                await Task.Delay(TimeSpan.FromSeconds(1));
            }
        }
    }

    // An answer that breaks off half-way is an IOException.
    private static bool MayPass(Exception failure) => failure is HttpRequestException or IOException or GatewayException { IsTransient: true };
}
