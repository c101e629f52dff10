using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Operations;
using Enforcement.Hosting.Persistence;
using Enforcement.Hosting.Telemetry;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Enforcement.Hosting;

/// <summary>What every service does the same way.</summary>
public static class ServiceDefaults
{
    /// <summary>
    /// The builder of every service. Its files are those beside the assembly, wherever it is started from, and they are read once: watching them would watch the whole
    /// folder, and with the working folder as content root all that lies below it, such as the databases of a local run.
    /// </summary>
    /// <param name="args">Command line.</param>
    public static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder(new WebApplicationOptions
    {
        Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
        ContentRootPath = AppContext.BaseDirectory,
    });

    /// <summary>Adds options validation, JSON, problem details, authentication, telemetry, health, limits, OpenAPI and the error catalogue.</summary>
    /// <param name="builder">The application.</param>
    /// <param name="service">kebab-case name.</param>
    /// <param name="assembly">Assembly with its features.</param>
    /// <param name="edge">True where strangers call: their wish to be traced is not followed.</param>
    public static WebApplicationBuilder AddServiceDefaults(this WebApplicationBuilder builder, string service, Assembly assembly, bool edge = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton(new ServiceName(service, assembly));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => new AuditTrail(service, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(_ => ErrorCatalogue.Of(assembly));
        builder.Services.Configure<JsonOptions>(options => ApplyJson(options.SerializerOptions));
        builder.Services.AddProblemDetails(options => options.CustomizeProblemDetails = problem =>
            problem.ProblemDetails.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? problem.HttpContext.TraceIdentifier);
        builder.Services.AddExceptionHandler<ExceptionAnswers>();
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddTokenValidation(builder.Configuration);
        builder.Services.AddHealthChecks();
        builder.Services.AddServiceOpenApi();
        builder.AddTelemetry(service, assembly, edge);
        builder.Logging.ClearProviders().AddJsonConsole(console => console.IncludeScopes = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("MassTransit", LogLevel.Warning).AddFilter("System.Net.Http", LogLevel.Warning)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information).AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None)
            .AddFilter("Yarp", LogLevel.Warning);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(30));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });
        return builder;
    }

    /// <summary>Adds options that are bound to a section and checked at start.</summary>
    public static WebApplicationBuilder AddValidatedOptions<TOptions>(this WebApplicationBuilder builder, string section)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddOptions<TOptions>().BindConfiguration(section).ValidateDataAnnotations().ValidateOnStart();
        return builder;
    }

    /// <summary>The JSON rules of the API: camelCase, enums as camelCase strings, unknown members refused, duplicates refused.</summary>
    public static void ApplyJson(JsonSerializerOptions json)
    {
        ArgumentNullException.ThrowIfNull(json);
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        json.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.AllowDuplicateProperties = false;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.MaxDepth = 32;
    }

    /// <summary>The pipeline: errors, authentication, health, metrics, OpenAPI, error catalogue, operations. Call it before mapping features.</summary>
    public static WebApplication UseServiceDefaults(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseExceptionHandler();
        app.UseStatusCodePages(context => Answer(context.HttpContext));
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = WriteHealth }).AllowAnonymous();
        app.MapPrometheusScrapingEndpoint().AllowAnonymous();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/internal/errors", (ErrorCatalogue catalogue) => TypedResults.Ok(catalogue.Entries)).AllowAnonymous().ExcludeFromDescription();
        if (app.Services.GetService<ErrorQueues>() is not null)
            OperationsEndpoints.Map(app, app.Services.GetRequiredService<ServiceName>().Name);
        return app;
    }

    /// <summary>Runs the service, or with the argument <c>migrate</c> applies its migrations and ends.</summary>
    /// <returns>Exit code.</returns>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(args);
        if (args is not ["migrate", ..])
        {
            BuildEndpointsOnce(app);
            await app.RunAsync();
            return 0;
        }

        var schema = app.Services.GetRequiredService<ServiceSchema>();
        var owner = app.Configuration.GetConnectionString("Migrations");
        var own = new NpgsqlConnectionStringBuilder(app.Configuration.GetConnectionString("Database"));
        if (string.IsNullOrWhiteSpace(owner) || string.IsNullOrEmpty(own.Password))
            throw new InvalidOperationException("ConnectionStrings:Migrations and a password in ConnectionStrings:Database are needed to migrate.");
        await new SqlMigrations(schema.Name, schema.Service, app.Services.GetRequiredService<ILogger<SqlMigrations>>())
            .ApplyAsync(owner, own.Password, CancellationToken.None);
        if (app.Services.GetService<RunMode>() is { } mode)
        {
            mode.TopologyOnly = true;
            using var timeout = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await app.Services.GetRequiredService<IBusControl>().DeployAsync(timeout.Token);
        }

        await app.DisposeAsync();
        return 0;
    }

    // Routing and authorization each build every endpoint anew, which is seconds of a small machine for 180 of them; a composite builds them once for both.
    private static void BuildEndpointsOnce(IEndpointRouteBuilder app)
    {
        EndpointDataSource[] mapped = [.. app.DataSources];
        app.DataSources.Clear();
        app.DataSources.Add(new CompositeEndpointDataSource(mapped));
    }

    private static Task Answer(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => HostingRefusals.WriteAsync(context, HostingRefusals.RouteUnknown),
        StatusCodes.Status405MethodNotAllowed => HostingRefusals.WriteAsync(context, HostingRefusals.MethodNotAllowed),
        StatusCodes.Status413PayloadTooLarge => HostingRefusals.WriteAsync(context, HostingRefusals.TooLarge),
        StatusCodes.Status415UnsupportedMediaType => HostingRefusals.WriteAsync(context, HostingRefusals.MediaType),
        _ => Task.CompletedTask,
    };

    private static Task WriteHealth(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = report.Status.ToString(),
        checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { status = entry.Value.Status.ToString(), reason = entry.Value.Description }),
    });
}
