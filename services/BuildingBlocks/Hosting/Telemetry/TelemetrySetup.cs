using Enforcement.Hosting.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Enforcement.Hosting.Telemetry;

/// <summary>Traces, metrics and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; <c>/metrics</c> for Prometheus always.</summary>
public static class TelemetrySetup
{
    /// <summary>Adds telemetry. <c>Telemetry:TraceRatio</c> is the share of traces kept (default 1).</summary>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder, string service)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var export = !string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var ratio = builder.Configuration.GetValue("Telemetry:TraceRatio", 1.0);
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, "enforcement", typeof(TelemetrySetup).Assembly.GetName().Version!.ToString(3)))
            .WithMetrics(metrics => metrics
                .AddMeter("Enforcement.*", "MassTransit", "Npgsql", "Yarp.ReverseProxy", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter())
            .WithTracing(tracing =>
            {
                // Spans are made only where somebody receives them; the trace context is carried on in any case.
                tracing.SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(export ? ratio : 0)));
                tracing.AddSource("MassTransit", RelayTrace.SourceName, "Enforcement.*", "Yarp.ReverseProxy")
                    .AddNpgsql().AddAspNetCoreInstrumentation().AddHttpClientInstrumentation();
            });
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        if (!export)
            return builder;
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeScopes = true);
        telemetry.UseOtlpExporter();
        return builder;
    }
}
