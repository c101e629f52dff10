using System.Net;
using System.Net.Sockets;
using System.Text;
using Enforcement.Hosting.Access;
using Microsoft.AspNetCore.Http;

namespace Enforcement.Gateway.Tests;

public sealed class ForwardingTests
{
    [Fact]
    public async Task A_service_that_is_down_is_a_502_with_a_code()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:Services:statistics", $"http://127.0.0.1:{UnusedPort()}"));

        var answer = await gateway.Client().GetAsync("/v1/statistics/daily");

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadGateway, "upstream.unreachable");
    }

    [Fact]
    public async Task A_small_body_reaches_the_service_together_with_its_headers()
    {
        using var service = new TcpListener(IPAddress.Loopback, 0);
        service.Start();
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:Services:statistics", $"http://{service.LocalEndpoint}"));
        var answer = gateway.Client().PostAsync("/v1/statistics/daily", new HesitantContent("""{"small":"body"}"""));

        using var connection = await service.AcceptTcpClientAsync();
        var buffer = new byte[32 * 1024];
        var first = Encoding.UTF8.GetString(buffer, 0, await connection.GetStream().ReadAsync(buffer));
        await connection.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\n\r\n"u8.ToArray());

        first.ShouldStartWith("POST /v1/statistics/daily HTTP/1.1");
        first.ShouldEndWith("""{"small":"body"}""");
        (await answer).StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_service_that_breaks_off_is_a_502_with_a_code()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };

        var answer = await gateway.Client().PostAsync("/v1/payments", new StringContent("{}"));

        await answer.ShouldBeProblemAsync(HttpStatusCode.BadGateway, "upstream.unreachable");
    }

    [Fact]
    public async Task A_service_that_takes_too_long_is_a_504_with_a_code()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:JsonTimeout", "00:00:00.3"));
        gateway.Service.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

        var answer = await gateway.Client().GetAsync("/v1/cases");

        await answer.ShouldBeProblemAsync(HttpStatusCode.GatewayTimeout, "upstream.timed_out");
    }

    [Fact]
    public async Task The_problem_of_a_service_is_passed_on_unchanged()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Answer = context =>
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            context.Response.ContentType = "application/problem+json";
            return context.Response.WriteAsync("""{"code":"plan.already_decided"}""");
        };

        var answer = await gateway.Client().GetAsync("/v1/cases/1");

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"code":"plan.already_decided"}""");
    }

    [Fact]
    public async Task Internal_and_unknown_paths_are_not_forwarded()
    {
        await using var gateway = await GatewayHost.StartAsync();

        foreach (var path in new[] { "/internal/errors", "/v1/casesx", "/v2/cases", "/v1/cases/../../internal/errors", "/metrics/x" })
            await (await gateway.Client().GetAsync(path)).ShouldBeProblemAsync(HttpStatusCode.NotFound, "route.unknown");

        gateway.Service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_client_says_about_its_origin_is_replaced_and_trace_and_request_id_are_kept()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Answer = context =>
        {
            context.Response.Headers.Server = "secret/1.0";
            return context.Response.WriteAsync("ok");
        };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/cases");
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        request.Headers.Add("X-Request-Id", "my-request-1");
        request.Headers.Add("X-Forwarded-For", "6.6.6.6");
        request.Headers.Add("X-Forwarded-Client-Cert", "forged");
        request.Headers.Add("X-Original-URL", "/internal/errors");
        request.Headers.Add("Forwarded", "for=6.6.6.6");
        request.Headers.Add("X-Real-IP", "6.6.6.6");
        request.Headers.Connection.Add("X-Hop");
        request.Headers.Add("X-Hop", "one");

        var answer = await gateway.Client().SendAsync(request);

        var seen = gateway.Service.Seen.Single().Headers;
        seen["traceparent"].ShouldContain(Trace);
        seen["X-Request-Id"].ShouldBe("my-request-1");
        seen["X-Forwarded-For"].ShouldNotContain("6.6.6.6");
        seen.Keys.ShouldNotContain(name => name == "X-Forwarded-Client-Cert" || name == "X-Original-URL" || name == "Forwarded" || name == "X-Real-IP");
        answer.Headers.GetValues("X-Request-Id").Single().ShouldBe("my-request-1");
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_without_an_id_gets_its_trace_id()
    {
        await using var gateway = await GatewayHost.StartAsync();

        var answer = await gateway.Client().GetAsync("/v1/cases");

        var id = answer.Headers.GetValues("X-Request-Id").Single();
        id.Length.ShouldBe(32);
        gateway.Service.Seen.Single().Headers["traceparent"].ShouldContain(id);
    }

    [Fact]
    public async Task An_upload_reaches_the_service_while_it_is_sent_and_is_not_buffered()
    {
        const int Piece = 1024 * 1024;
        await using var gateway = await GatewayHost.StartAsync();
        var firstByte = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var received = 0L;
        gateway.Service.Answer = async context =>
        {
            var buffer = new byte[64 * 1024];
            for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;)
            {
                received += read;
                firstByte.TrySetResult();
                await goOn.Task;
            }
        };
        var sent = 0L;
        var content = new PushContent(async stream =>
        {
            for (var i = 0; i < 200; i++)
            {
                await stream.WriteAsync(new byte[Piece]);
                Interlocked.Add(ref sent, Piece);
            }
        });

        var upload = gateway.Client(Roles.Agency, agency: "A1").PostAsync("/v1/transfer-batches", content);
        await firstByte.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var held = await StalledAtAsync(() => Interlocked.Read(ref sent));
        goOn.SetResult();
        var answer = await upload;

        held.ShouldBeLessThan(48L * Piece);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        received.ShouldBe(200L * Piece);
    }

    /// <summary>The number once it has stopped growing for half a second: the sender is held back.</summary>
    private static async Task<long> StalledAtAsync(Func<long> read)
    {
        for (var before = -1L; ; await Task.Delay(500))
        {
            var now = read();
            if (now == before)
                return now;
            before = now;
        }
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private sealed class PushContent(Func<Stream, Task> push) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => push(stream);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    /// <summary>Its headers are on the way some time before its body.</summary>
    private sealed class HesitantContent(string body) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.FlushAsync();
            await Task.Delay(300);
            await stream.WriteAsync(Encoding.UTF8.GetBytes(body));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Encoding.UTF8.GetByteCount(body);
            return true;
        }
    }
}
