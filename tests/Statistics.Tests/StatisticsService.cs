using System.Globalization;
using Enforcement.Hosting.Access;

namespace Enforcement.Statistics.Tests;

/// <summary>Statistics with a database and broker of its own, for one test class.</summary>
public sealed class StatisticsService : IAsyncLifetime
{
    public ServiceHost<StatisticsOptions> Host { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Host = await ServiceHost<StatisticsOptions>.StartAsync("statistics");

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public HttpClient Headquarters() => Host.Client(Roles.HqStatistics);

    /// <summary>Waits until so many deliveries of this service's consumers have been applied or found to be repeats.</summary>
    public Task AppliedAsync(int deliveries) => Eventually.EqualAsync((long)deliveries,
        () => Host.ScalarAsync<long>("select count(*) from inbox"), string.Create(CultureInfo.InvariantCulture, $"{deliveries} deliveries applied"), 60);
}
