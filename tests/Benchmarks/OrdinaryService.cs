using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Enforcement.Benchmarks;

/// <summary>The design most people would write first: one request, one EF row, one message and one insert per case.</summary>
internal static class OrdinaryService
{
    public static async Task<int> RunAsync(string database, string broker, string address)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddDbContext<OrdinaryDbContext>(options => options.UseNpgsql(database));
        builder.Services.AddMassTransit(bus =>
        {
            bus.AddConsumer<OrdinaryConsumer>(consumer => consumer.ConcurrentMessageLimit = 16);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(broker));
                rabbit.ReceiveEndpoint("ordinary", endpoint =>
                {
                    endpoint.SetQuorumQueue();
                    endpoint.PrefetchCount = 32;
                    endpoint.ConfigureConsumer<OrdinaryConsumer>(context);
                });
            });
        });
        var app = builder.Build();
        app.MapPost("/transfers", async (JsonElement form, OrdinaryDbContext db, IPublishEndpoint bus, CancellationToken cancel) =>
        {
            var row = OrdinaryTransfer.Of(form);
            db.Add(row);
            await db.SaveChangesAsync(cancel);
            await bus.Publish(new OrdinaryAssigned(row.Id, row.AgencyCaseNumber, row.IdentityNumber, row.Name, row.Amount, row.ReceivedOn, row.Form), cancel);
            return Results.Created($"/transfers/{row.Id}", null);
        });
        app.MapGet("/ready", () => "ready");
        await app.RunAsync(address);
        return 0;
    }
}

public sealed record OrdinaryAssigned(Guid Id, string AgencyCaseNumber, string IdentityNumber, string Name, long Amount, DateOnly ReceivedOn, string Form);

public sealed class OrdinaryConsumer(OrdinaryDbContext db) : IConsumer<OrdinaryAssigned>
{
    public async Task Consume(ConsumeContext<OrdinaryAssigned> context)
    {
        var message = context.Message;
        db.Add(new OrdinaryCase
        {
            Id = message.Id,
            AgencyCaseNumber = message.AgencyCaseNumber,
            IdentityNumber = message.IdentityNumber,
            Name = message.Name,
            Amount = message.Amount,
            Outstanding = message.Amount,
            ReceivedOn = message.ReceivedOn,
            Form = message.Form,
        });
        await db.SaveChangesAsync(context.CancellationToken);
    }
}

public sealed class OrdinaryTransfer
{
    public Guid Id { get; init; }
    public required string AgencyCaseNumber { get; init; }
    public required string IdentityNumber { get; init; }
    public required string Name { get; init; }
    public required string Kind { get; init; }
    public long Amount { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public DateTimeOffset ReceivedAt { get; init; }
    public required string Form { get; init; }

    public static OrdinaryTransfer Of(JsonElement form)
    {
        var obligor = form.GetProperty("obligor");
        return new OrdinaryTransfer
        {
            Id = Guid.CreateVersion7(),
            AgencyCaseNumber = form.GetProperty("agencyCaseNumber").GetString()!,
            IdentityNumber = obligor.GetProperty("identityNumber").GetString()!,
            Name = obligor.GetProperty("name").GetString()!,
            Kind = form.GetProperty("kind").GetString()!,
            Amount = form.GetProperty("totalAmount").GetInt64(),
            ReceivedOn = DateOnly.FromDateTime(DateTime.UtcNow),
            ReceivedAt = DateTimeOffset.UtcNow,
            Form = form.GetRawText(),
        };
    }
}

public sealed class OrdinaryCase
{
    public Guid Id { get; init; }
    public required string AgencyCaseNumber { get; init; }
    public required string IdentityNumber { get; init; }
    public required string Name { get; init; }
    public long Amount { get; init; }
    public long Outstanding { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public required string Form { get; init; }
}

public sealed class OrdinaryDbContext(DbContextOptions<OrdinaryDbContext> options) : DbContext(options)
{
    /// <summary>The same number of indexes as the real tables: key, business key and one more.</summary>
    public const string Schema = """
        create schema if not exists ordinary;
        drop table if exists ordinary.transfer, ordinary.case_file;
        create table ordinary.transfer (id uuid primary key, agency_case_number text not null unique, identity_number text not null, name text not null, kind text not null,
            amount bigint not null, received_on date not null, received_at timestamptz not null, form text not null);
        create index on ordinary.transfer (identity_number);
        create table ordinary.case_file (id uuid primary key, agency_case_number text not null unique, identity_number text not null, name text not null,
            amount bigint not null, outstanding bigint not null, received_on date not null, form text not null);
        create index on ordinary.case_file (identity_number);
        """;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema("ordinary");
        modelBuilder.Entity<OrdinaryTransfer>().ToTable("transfer");
        modelBuilder.Entity<OrdinaryCase>().ToTable("case_file");
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(Hosting.Persistence.ServiceConventions.SnakeCase(property.Name));
    }
}
