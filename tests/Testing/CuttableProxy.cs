using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Enforcement.Testing;

/// <summary>A TCP relay on loopback that can be cut and restored: a server that goes away and comes back, without stopping the one others use.</summary>
public sealed class CuttableProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> _clients = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _target;
    private readonly Task _accepting;
    private volatile bool _cut;

    private CuttableProxy(Uri target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The target's address with the proxy's port.</summary>
    public Uri Address => new UriBuilder(_target) { Host = "127.0.0.1", Port = Port }.Uri;

    /// <summary>The proxy's port.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Starts a proxy to a host and port.</summary>
    public static CuttableProxy To(Uri target) => new(target);

    /// <summary>Closes all connections and refuses new ones.</summary>
    public void Cut()
    {
        _cut = true;
        foreach (var client in _clients.Keys)
            client.Close();
    }

    /// <summary>Accepts connections again.</summary>
    public void Restore() => _cut = false;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        Cut();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (_cut)
                    client.Close();
                else
                    _ = RelayAsync(client);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var server = new TcpClient();
        _clients[client] = 0;
        _clients[server] = 0;
        try
        {
            await server.ConnectAsync(_target.Host, _target.Port, _stop.Token);
            await Task.WhenAny(client.GetStream().CopyToAsync(server.GetStream(), _stop.Token), server.GetStream().CopyToAsync(client.GetStream(), _stop.Token));
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            // A cut connection is what this class is for.
        }
        finally
        {
            client.Close();
            _clients.TryRemove(client, out _);
            _clients.TryRemove(server, out _);
        }
    }
}
