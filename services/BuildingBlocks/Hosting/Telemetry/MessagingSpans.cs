using System.Diagnostics;
using OpenTelemetry;

namespace Enforcement.Hosting.Telemetry;

/// <summary>
/// Gives MassTransit's spans the names and attributes of OpenTelemetry's messaging conventions: <c>send {contract}</c>, <c>process {queue}</c>,
/// <c>consume {consumer}</c>, with <c>messaging.operation.name</c> and <c>messaging.operation.type</c>.
/// </summary>
internal sealed class MessagingSpans : BaseProcessor<Activity>
{
    private const string Source = "MassTransit";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name != Source)
            return;
        var name = data.DisplayName.Split(' ')[0];
        var destination = data.GetTagItem("messaging.destination.name") as string ?? name;
        if (data.Kind == ActivityKind.Producer)
            Name(data, "send", "send", destination[(destination.LastIndexOfAny([':', '.', '/']) + 1)..]);
        else if (data.DisplayName.EndsWith(" receive", StringComparison.Ordinal))
            Name(data, "process", "process", name);
        else if (data.DisplayName.EndsWith(" process", StringComparison.Ordinal) || data.DisplayName.EndsWith(" consume", StringComparison.Ordinal))
            Name(data, "consume", "process", name);
    }

    private static void Name(Activity data, string operation, string type, string subject)
    {
        data.DisplayName = $"{operation} {subject}";
        data.SetTag("messaging.system", "rabbitmq");
        data.SetTag("messaging.operation.name", operation);
        data.SetTag("messaging.operation.type", type);
    }
}
