using Enforcement.Kernel;

namespace Enforcement.Tool.Job;

/// <summary><c>compare</c>: runs the monitors over the days around today and tells whether everything received agrees between the services.</summary>
public static class Compare
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        using var gateway = new GatewayClient(new Uri(arguments.Text("gateway") ?? "http://127.0.0.1:8080"));
        arguments.NothingElse();

        var operations = await gateway.TokenAsync("operations");
        var now = await Comparison.RunAsync(gateway, operations, TimeProvider.System.Today(), TimeSpan.FromMinutes(3));
        Console.WriteLine(FormattableString.Invariant(
            $"{now.State}: accepted {now.Accepted} NT$ {now.AmountAccepted}, opened {now.Opened} NT$ {now.AmountOpened}, counted {now.Counted} NT$ {now.AmountCounted}"));
        return now.State == "agree" ? 0 : 1;
    }
}
