using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Enforcement.Law.Clocks;

/// <summary>Clocks in a service's own schema; its project embeds <c>Clocks/Migrations/0001_clocks.sql</c>.</summary>
public static class ClockSetup
{
    /// <summary>Adds <see cref="ClockBook"/> (scoped, on the service's context), the scanner and what follows the law. Register reactions beside it.</summary>
    public static WebApplicationBuilder AddClocks<TDbContext>(this WebApplicationBuilder builder)
        where TDbContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.AddOptions<ClockOptions>().BindConfiguration("Clocks").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<ClockMetrics>();
        services.AddSingleton<ClockMessages>();
        services.AddScoped<ClockReactions>();
        services.AddScoped(scope => ActivatorUtilities.CreateInstance<ClockBook>(scope, scope.GetRequiredService<TDbContext>()));
        services.AddScoped(scope => ActivatorUtilities.CreateInstance<ClockReader>(scope, scope.GetRequiredService<TDbContext>()));
        services.AddScoped(scope => ActivatorUtilities.CreateInstance<ClockFiring>(scope, scope.GetRequiredService<TDbContext>()));
        services.AddScoped(scope => ActivatorUtilities.CreateInstance<ClockRecompute>(scope, scope.GetRequiredService<TDbContext>()));
        services.AddSingleton<ClockScanner>();
        services.AddHostedService(provider => provider.GetRequiredService<ClockScanner>());
        services.AddSingleton<LawFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<LawFollower>());
        return builder;
    }

    /// <summary>Maps the tables for reading; call it before <c>UseServiceConventions</c>. Writes go through <see cref="ClockBook"/>.</summary>
    public static ModelBuilder MapClocks(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<Clock>(clock =>
        {
            clock.ToTable("clock");
            clock.Property(row => row.Id).ValueGeneratedNever();
            clock.Property(row => row.Facts).HasColumnType("jsonb");
            clock.Ignore(row => row.NextAt);
        });
        model.Entity<ClockEvent>(happened =>
        {
            happened.ToTable("clock_event");
            happened.HasKey(row => new { row.ClockId, row.Version });
            happened.PrimitiveCollection(row => row.Why);
            happened.PrimitiveCollection(row => row.WhyChinese);
        });
        return model;
    }
}
