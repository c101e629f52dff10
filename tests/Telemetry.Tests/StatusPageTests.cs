using System.Text.RegularExpressions;
using Enforcement.Hosting.Access;
using Microsoft.Playwright;

namespace Enforcement.Telemetry.Tests;

/// <summary>The status page in a real browser.</summary>
[Collection(WatchedTests.Name)]
public sealed partial class StatusPageTests(WatchedPlatform watched) : IAsyncLifetime
{
    // Without the last four Chromium looks for its maker's hosts, in vain, all the time.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private readonly List<string> _complaints = [];
    private readonly List<string> _asked = [];
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IPage _page = null!;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        // What is expected stays; a busy machine may take longer to draw it.
        Assertions.SetDefaultExpectTimeout(20_000);
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Tool.Find("chromium"), Args = Arguments });
        _page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1366, Height = 900 } });
        _page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                _complaints.Add(message.Text);
        };
        _page.PageError += (_, error) => _complaints.Add(error);
        _page.Request += (_, request) => _asked.Add(request.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    [Fact]
    public async Task Without_a_token_the_page_asks_for_nothing_and_loads_nothing_from_elsewhere()
    {
        await OpenAsync();

        await Assertions.Expect(_page.Locator("#enter")).ToBeVisibleAsync();
        await Assertions.Expect(_page.Locator("#board")).ToBeHiddenAsync();
        _asked.ShouldAllBe(url => url.StartsWith(Gateway, StringComparison.Ordinal) && url.Contains("/status", StringComparison.Ordinal));
        _complaints.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_of_another_role_is_refused_with_the_reason()
    {
        await OpenAsync();

        await EnterAsync(watched.Platform.Token(Roles.Auditor));

        await Assertions.Expect(_page.Locator("#problem")).ToContainTextAsync("role operations");
        await Assertions.Expect(_page.Locator("#board")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Operations_see_services_queues_monitors_and_charts_that_go_on()
    {
        await OpenAsync();

        await EnterAsync(watched.Platform.Token(Roles.Operations));

        await Assertions.Expect(_page.Locator("#overall")).ToHaveTextAsync("healthy", new() { Timeout = 20_000 });
        await Assertions.Expect(_page.Locator("#services tr")).ToHaveCountAsync(6);
        await Assertions.Expect(_page.Locator("#monitors")).ToContainTextAsync("agree");
        await Assertions.Expect(_page.Locator("#queues")).ToBeVisibleAsync();
        (await _page.Locator("#charts .chart").CountAsync()).ShouldBe(6);
        await Assertions.Expect(_page.Locator("#suspense")).ToContainTextAsync("NT$");
        await Assertions.Expect(_page.Locator("#cases meter")).ToHaveCountAsync(7);
        var line = _page.Locator("[data-chart=lines] path").First;
        await Assertions.Expect(line).ToHaveAttributeAsync("d", Drawn());
        var before = await line.GetAttributeAsync("d");
        await watched.SendAsync(WatchedPlatform.Batch(200));
        await Assertions.Expect(line).Not.ToHaveAttributeAsync("d", before!, new() { Timeout = 20_000 });
        (await _page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth")).ShouldBeTrue("a laptop's screen is wide enough");
        _complaints.ShouldBeEmpty();
        await KeepPictureAsync();
    }

    [Fact]
    public async Task A_service_that_ends_is_shown_with_its_reason_and_again_when_it_is_back()
    {
        await OpenAsync();
        await EnterAsync(watched.Platform.Token(Roles.Operations));
        await Assertions.Expect(_page.Locator("#overall")).ToHaveTextAsync("healthy", new() { Timeout = 20_000 });

        await watched.Platform.KillAsync("statistics");

        try
        {
            await Assertions.Expect(_page.Locator("#overall")).ToHaveTextAsync("unhealthy", new() { Timeout = 20_000 });
            await Assertions.Expect(_page.Locator("#services tr", new() { HasText = "statistics" })).ToContainTextAsync("not reached");
        }
        finally
        {
            watched.Platform.Start("statistics");
        }

        await watched.Platform.ReadyAsync();
        await Assertions.Expect(_page.Locator("#overall")).ToHaveTextAsync("healthy", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_forgotten_token_leaves_nothing_behind()
    {
        await OpenAsync();
        await EnterAsync(watched.Platform.Token(Roles.Operations));
        await Assertions.Expect(_page.Locator("#board")).ToBeVisibleAsync();

        await _page.ClickAsync("#leave");

        await Assertions.Expect(_page.Locator("#board")).ToBeHiddenAsync();
        (await _page.EvaluateAsync<int>("localStorage.length + sessionStorage.length + document.cookie.length")).ShouldBe(0);
    }

    private string Gateway => watched.Platform.Address(PlatformProcesses.GatewayName).ToString().TrimEnd('/');

    private async Task OpenAsync()
    {
        var answer = (await _page.GotoAsync($"{Gateway}/status"))!;
        var policy = await answer.HeaderValueAsync("content-security-policy") ?? "";
        policy.ShouldContain("default-src 'none'");
        policy.ShouldNotContain("unsafe");
    }

    private async Task EnterAsync(string token)
    {
        await _page.FillAsync("#token", token);
        await _page.ClickAsync("#enter button");
    }

    // deploy/telemetry/check --picture FILE keeps what the README shows.
    private async Task KeepPictureAsync()
    {
        if (Environment.GetEnvironmentVariable("STATUS_PICTURE") is not { Length: > 0 } file)
            return;
        for (var i = 0; i < 12; i++)
        {
            await watched.SendAsync(WatchedPlatform.Batch(150 + (i % 4 * 80)));
            await Task.Delay(3000);
        }

        await _page.ScreenshotAsync(new() { Path = file });
    }

    [GeneratedRegex("^M.*L")]
    private static partial Regex Drawn();
}
