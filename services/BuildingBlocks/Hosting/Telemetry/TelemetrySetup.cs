using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;
using Enforcement.Hosting.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Enforcement.Hosting.Telemetry;

/// <summary>Traces, metrics and logs by OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; <c>/metrics</c> for Prometheus always.</summary>
public static class TelemetrySetup
{
    /// <summary>Adds telemetry. <c>Telemetry:TraceRatio</c> (0 to 1, default 1) is the share of traces kept.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="service">Name in traces, metrics and logs.</param>
    /// <param name="assembly">Assembly whose <c>*Metrics</c> classes are registered at once, so that every series is there before its first event.</param>
    /// <param name="edge">True where strangers call: which traces are kept is decided by the trace id alone, never by the caller's flag.</param>
    /// <exception cref="InvalidOperationException">The ratio is not between 0 and 1.</exception>
    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder, string service, Assembly assembly, bool edge = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(assembly);
        var export = !string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var ratio = builder.Configuration.GetValue("Telemetry:TraceRatio", 1.0);
        if (ratio is not (>= 0 and <= 1))
            throw new InvalidOperationException($"Telemetry:TraceRatio is {ratio}, not between 0 and 1.");
        builder.AddValidatedOptions<FigureOptions>("Figures");
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(service, "enforcement", typeof(TelemetrySetup).Assembly.GetName().Version!.ToString(3)))
            .WithMetrics(metrics => metrics
                .AddMeter("Enforcement.*", "MassTransit", "Npgsql", "Yarp.ReverseProxy", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Server.Kestrel")
                .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter())
            .WithTracing(tracing =>
            {
                // Spans are made only where somebody receives them; the trace context is carried on in any case.
                tracing.SetSampler(Sampler(export ? ratio : 0, edge));
                tracing.AddSource("MassTransit", RelayTrace.SourceName, "Enforcement.*", "Yarp.ReverseProxy").AddProcessor(new MessagingSpans())
                    .AddNpgsql().AddAspNetCoreInstrumentation(Describe)
                    .AddHttpClientInstrumentation(http => http.FilterHttpRequestMessage = _ => Activity.Current is not null);
            });
        builder.Logging.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        foreach (var metrics in assembly.GetTypes().Where(type => type.Name.EndsWith("Metrics", StringComparison.Ordinal)))
            RuntimeHelpers.RunClassConstructor(metrics.TypeHandle);
        if (!export)
            return builder;
        builder.Logging.AddOpenTelemetry(logging => logging.IncludeScopes = true);
        telemetry.UseOtlpExporter();
        return builder;
    }

    private static ParentBasedSampler Sampler(double ratio, bool edge)
    {
        var own = new TraceIdRatioBasedSampler(ratio);
        return edge ? new ParentBasedSampler(own, remoteParentSampled: own, remoteParentNotSampled: own) : new ParentBasedSampler(own);
    }

    private static void Describe(AspNetCoreTraceInstrumentationOptions options)
    {
        // What watches the platform is no part of what it does.
        options.Filter = context => !context.Request.Path.StartsWithSegments("/metrics") && !context.Request.Path.StartsWithSegments("/health");
        options.EnrichWithHttpResponse = (span, response) =>
        {
            TraceSubject.TagPath(span, response.HttpContext.Request.Path.Value);
            if (response.StatusCode == StatusCodes.Status201Created)
                TraceSubject.TagPath(span, response.Headers.Location.ToString());
        };
    }
}
