using System.Globalization;
using System.Threading.RateLimiting;
using Enforcement.Gateway.Routing;
using Enforcement.Hosting.Http;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Model;

namespace Enforcement.Gateway.Limits;

/// <summary>
/// Quotas per caller (token subject; address where there is none), told in <c>RateLimit</c> and <c>RateLimit-Policy</c> headers
/// (IETF draft-ietf-httpapi-ratelimit-headers) on every answer.
/// </summary>
internal sealed class CallerQuotas : IDisposable
{
    private readonly Quota _requests;
    private readonly Quota _uploads;
    private readonly PartitionedRateLimiter<Key> _limiter;
    private readonly ILogger<CallerQuotas> _log;

    public CallerQuotas(IOptions<GatewayOptions> options, ILogger<CallerQuotas> log)
    {
        _requests = new Quota("requests", options.Value.Requests);
        _uploads = new Quota("uploads", options.Value.Uploads);
        _limiter = PartitionedRateLimiter.Create<Key, Key>(key => RateLimitPartition.GetTokenBucketLimiter(key, static key => key.Quota.Bucket()));
        _log = log;
    }

    public async Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var quota = IsUpload(context) ? _uploads : _requests;
        var key = new Key(context.User.FindFirst("sub")?.Value ?? context.Connection.RemoteIpAddress?.ToString() ?? "unknown", quota);
        using var lease = _limiter.AttemptAcquire(key);
        var left = _limiter.GetStatistics(key)?.CurrentAvailablePermits ?? 0;
        context.Response.OnStarting(static state =>
        {
            var (headers, quota, left) = ((IHeaderDictionary, Quota, long))state;
            headers["RateLimit-Policy"] = quota.Policy;
            headers["RateLimit"] = quota.State(left);
            return Task.CompletedTask;
        }, (context.Response.Headers, quota, left));
        if (lease.IsAcquired)
        {
            await next(context);
            return;
        }

        GatewayLog.OverQuota(_log, quota.Name);
        context.Response.Headers.RetryAfter = quota.SecondsToNext.ToString(CultureInfo.InvariantCulture);
        await HostingRefusals.WriteAsync(context, HostingRefusals.TooMany, $"Quota \"{quota.Name}\": {quota.Policy}.");
    }

    public void Dispose() => _limiter.Dispose();

    private static bool IsUpload(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
        && context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>()?.Config.Metadata?.GetValueOrDefault(ProxyTable.TrafficKey) == nameof(Traffic.Bulk);

    private readonly record struct Key(string Caller, Quota Quota);

    private sealed class Quota(string name, QuotaOptions options)
    {
        public string Name => name;

        public string Policy { get; } = string.Create(CultureInfo.InvariantCulture, $"\"{name}\";q={options.Permits};w={options.WindowSeconds}");

        public int SecondsToNext { get; } = Math.Max(1, (int)Math.Ceiling((double)options.WindowSeconds / options.Permits));

        /// <summary>Requests left, and seconds until the whole quota is there again.</summary>
        public string State(long left) => string.Create(CultureInfo.InvariantCulture,
            $"\"{name}\";r={left};t={Math.Ceiling((double)(options.Permits - left) * options.WindowSeconds / options.Permits)}");

        public TokenBucketRateLimiterOptions Bucket() => new()
        {
            TokenLimit = options.Permits,
            TokensPerPeriod = options.Permits,
            ReplenishmentPeriod = TimeSpan.FromSeconds(options.WindowSeconds),
            QueueLimit = 0,
        };
    }
}
