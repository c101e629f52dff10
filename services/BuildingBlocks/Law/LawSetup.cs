using Enforcement.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Law;

/// <summary>Whether this service is the one that changes the law (supervision); it has nobody to ask.</summary>
internal sealed record LawSource(bool IsHere);

/// <summary>The law in a service.</summary>
public static class LawSetup
{
    /// <summary>
    /// Adds <see cref="CurrentLaw"/> and what keeps it current. Call it after the database was added and before the messaging, so that no message is handled
    /// before the law is read. The service's <c>LawChangedConsumer</c> gives arriving changes to <see cref="LawBook"/>.
    /// </summary>
    /// <param name="builder">The application.</param>
    /// <param name="isSource">True in the service that changes the law.</param>
    public static WebApplicationBuilder AddLaw(this WebApplicationBuilder builder, bool isSource = false)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddValidatedOptions<LawOptions>("Law");
        builder.Services.AddSingleton<CurrentLaw>();
        builder.Services.AddSingleton(new LawSource(isSource));
        builder.Services.AddSingleton<LawBook>();
        builder.Services.AddHostedService<LawWatch>();
        return builder;
    }
}
