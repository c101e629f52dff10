using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Enforcement.Hosting.Access;

namespace Enforcement.Gateway.Tests;

public sealed class LimitTests
{
    [Theory]
    [InlineData("/v1/payments", 64 * 1024)]
    [InlineData("/v1/transfers", 256 * 1024)]
    [InlineData("/v1/transfer-batches", 300 * 1024 * 1024)]
    public async Task A_body_announced_over_the_bound_is_refused_unread(string path, int bound)
    {
        await using var gateway = await GatewayHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new AnnouncedContent(bound + 1) };
        request.Headers.ExpectContinue = true;

        var answer = await gateway.Client().SendAsync(request);

        await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        gateway.Service.Seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_of_exactly_the_bound_passes()
    {
        await using var gateway = await GatewayHost.StartAsync();
        gateway.Service.Answer = async context => await context.Request.Body.CopyToAsync(context.Response.Body);

        var answer = await gateway.Client().PostAsync("/v1/payments", new ByteArrayContent(new byte[64 * 1024]));

        (await answer.Content.ReadAsByteArrayAsync()).Length.ShouldBe(64 * 1024);
    }

    [Fact]
    public async Task A_chunked_body_is_cut_at_the_bound()
    {
        await using var gateway = await GatewayHost.StartAsync();
        var received = 0L;
        gateway.Service.Answer = async context =>
        {
            var buffer = new byte[16 * 1024];
            for (int read; (read = await context.Request.Body.ReadAsync(buffer)) > 0;)
                Interlocked.Add(ref received, read);
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/payments") { Content = new StreamContent(new MemoryStream(new byte[1024 * 1024])) };
        request.Headers.TransferEncodingChunked = true;

        var answer = await gateway.Client().SendAsync(request);

        await answer.ShouldBeProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too_large");
        Interlocked.Read(ref received).ShouldBeLessThanOrEqualTo(64 * 1024);
    }

    [Theory]
    [InlineData(1, 40 * 1024)]
    [InlineData(101, 10)]
    public async Task Too_many_or_too_large_headers_are_refused(int count, int length)
    {
        await using var gateway = await GatewayHost.StartAsync();
        var headers = string.Concat(Enumerable.Range(0, count).Select(i => $"X-Filler-{i}: {new string('a', length)}\r\n"));

        var answer = await RawAsync(gateway.Address, $"GET /v1/cases HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n");

        answer.ShouldStartWith("HTTP/1.1 431");
    }

    [Fact]
    public async Task Every_answer_tells_the_quota_and_a_caller_over_it_is_refused_alone()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:Requests:Permits", "3"), ("Gateway:Requests:WindowSeconds", "600"));
        var busy = gateway.Client(subject: "busy");

        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 4; i++)
            answers.Add(await busy.GetAsync("/v1/cases"));

        answers.Take(3).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        answers[0].Headers.GetValues("RateLimit-Policy").Single().ShouldBe("\"requests\";q=3;w=600");
        answers[0].Headers.GetValues("RateLimit").Single().ShouldBe("\"requests\";r=2;t=200");
        await answers[3].ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "request.too_many");
        answers[3].Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(200));
        answers[3].Headers.GetValues("RateLimit").Single().ShouldStartWith("\"requests\";r=0;");
        (await gateway.Client(subject: "other").GetAsync("/v1/cases")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Uploads_have_a_quota_of_their_own()
    {
        await using var gateway = await GatewayHost.StartAsync("Development", ("Gateway:Uploads:Permits", "1"), ("Gateway:Uploads:WindowSeconds", "600"));
        var client = gateway.Client(Roles.Agency, agency: "A1");

        var first = await client.PostAsync("/v1/transfer-batches", new StringContent("{}"));
        var second = await client.PostAsync("/v1/transfer-batches", new StringContent("{}"));
        var read = await client.GetAsync("/v1/transfer-batches/1");

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        await second.ShouldBeProblemAsync(HttpStatusCode.TooManyRequests, "request.too_many");
        read.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static async Task<string> RawAsync(Uri address, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync() ?? "";
    }

    /// <summary>Announces a length and sends nothing, as a client that waits for 100-continue does.</summary>
    private sealed class AnnouncedContent : HttpContent
    {
        private readonly long _length;

        public AnnouncedContent(long length)
        {
            _length = length;
            Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new InvalidOperationException("The body was asked for.");

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}
