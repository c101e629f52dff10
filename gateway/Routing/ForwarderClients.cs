using Yarp.ReverseProxy.Forwarder;

namespace Enforcement.Gateway.Routing;

/// <summary>How the gateway talks to the services: short waits for a connection, and small bodies in one piece.</summary>
internal sealed class ForwarderClients : ForwarderHttpClientFactory
{
    protected override void ConfigureHandler(ForwarderHttpClientContext context, SocketsHttpHandler handler)
    {
        base.ConfigureHandler(context, handler);
        handler.ConnectTimeout = TimeSpan.FromSeconds(3);
        handler.PooledConnectionLifetime = TimeSpan.FromMinutes(5);
    }

    protected override HttpMessageHandler WrapHandler(ForwarderHttpClientContext context, HttpMessageHandler handler) => new SmallBodies(base.WrapHandler(context, handler));

    /// <summary>
    /// The proxy sends the headers of a request at once and its body as it comes, which costs two packets and wakes the service twice. A body of a known, small length is
    /// read first and goes out together with the headers.
    /// </summary>
    private sealed class SmallBodies(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private const int Small = 16 * 1024;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Content is { Headers.ContentLength: > 0 and <= Small } body)
                await body.LoadIntoBufferAsync(Small, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
