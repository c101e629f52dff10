using System.Net.Http.Headers;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Testing;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Enforcement.Hosting.Tests;

/// <summary>The smallest service that uses every building block, on a real socket.</summary>
public sealed class NoteService : IAsyncDisposable
{
    public const string Schema = "note_service";
    private readonly WebApplication _app;

    private NoteService(TestPlatform platform, WebApplication app)
    {
        Platform = platform;
        _app = app;
    }

    public TestPlatform Platform { get; }

    public IServiceProvider Services => _app.Services;

    public Behaviour Behaviour => _app.Services.GetRequiredService<Behaviour>();

    public static async Task<NoteService> StartAsync(TestPlatform platform, Uri? broker = null, Dictionary<string, string?>? settings = null)
    {
        await MigrateAsync(platform);
        var app = Build(platform, broker ?? platform.RabbitMq, settings ?? []);
        await app.StartAsync();
        await app.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(30));
        return new NoteService(platform, app);
    }

    public static Task MigrateAsync(TestPlatform platform) =>
        new SqlMigrations(Schema, typeof(NoteService).Assembly, NullLogger.Instance).ApplyAsync(platform.OwnerConnection, "test", CancellationToken.None);

    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient { BaseAddress = new Uri(_app.Urls.Single()) };
        if (token is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public HttpClient Client(string role, string? agency, string? branch) => Client(Platform.Issuer.Issue([role], DateTimeOffset.UtcNow, agency: agency, branch: branch));

    public async Task<long> CountAsync(string sql)
    {
        await using var command = _app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = _app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static WebApplication Build(TestPlatform platform, Uri broker, Dictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings)
        {
            ["ConnectionStrings:Database"] = platform.Connection(Schema),
            ["RabbitMq:Uri"] = broker.ToString(),
            ["Authentication:KeySetFile"] = platform.KeySetFile,
            ["urls"] = "http://127.0.0.1:0",
        });
        builder.AddServiceDefaults("note-service", typeof(NoteService).Assembly);
        builder.AddDatabase<NoteDbContext>(Schema);
        builder.AddMessaging<NoteDbContext>("note-service");
        builder.Services.AddSingleton<Behaviour>();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.UseServiceDefaults();
        app.MapPost("/v1/notes", CreateNote.Handle).WithIdempotency<NoteDbContext>().AllowRoles(Roles.Agency);
        app.MapPut("/v1/notes/{id:guid}", ChangeNote.Handle).AllowRoles(Roles.Agency);
        app.MapGet("/v1/notes", ([AsParameters] PageQuery page) => TypedResults.Ok(page.Position(1))).AllowRoles(Roles.Agency);
        app.MapGet("/v1/whoami", (Caller caller) => TypedResults.Ok(new { caller.Subject, caller.Role, caller.Agency, caller.Branch }));
        return app;
    }
}

public sealed class Behaviour
{
    private int _attempts;

    public Func<TransferWithdrawn, Exception?> Fail { get; set; } = _ => null;

    public int Attempts => _attempts;

    public void Count() => Interlocked.Increment(ref _attempts);
}

public sealed record NoteRequest(string Text);

public sealed record NoteAnswer(Guid Id, string Text);

public sealed class Note
{
    public Guid Id { get; init; }
    public required string Text { get; set; }
    public int Version { get; set; } = 1;
}

public sealed class NoteDbContext(DbContextOptions<NoteDbContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Note>().Property(note => note.Version).IsConcurrencyToken();
        modelBuilder.UseServiceConventions(NoteService.Schema);
    }
}

internal static class CreateNote
{
    public static readonly RefusalCode Forbidden = new(RefusalKind.Invalid, "note.forbidden_text", "This text is not allowed.");

    public static async Task<Results<Created<NoteAnswer>, ProblemHttpResult>> Handle(NoteRequest request, NoteDbContext db, CancellationToken cancel)
    {
        var note = new Note { Id = Guid.CreateVersion7(), Text = request.Text };
        db.Add(note);
        db.Publish(new TransferWithdrawn
        {
            WithdrawalId = note.Id,
            CaseId = note.Id,
            CaseNumber = request.Text,
            Agency = "A",
            Reason = "test",
            Sequence = 1,
            WithdrawnAt = DateTimeOffset.UtcNow,
        }, note.Id);
        await db.SaveChangesAsync(cancel);
        return request.Text == "refused" ? Forbidden.Because("the text").ToProblem() : TypedResults.Created($"/v1/notes/{note.Id}", new NoteAnswer(note.Id, note.Text));
    }
}

internal static class ChangeNote
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(Guid id, NoteRequest request, HttpContext context, NoteDbContext db, CancellationToken cancel)
    {
        var note = await db.Notes.SingleAsync(note => note.Id == id, cancel);
        if (Preconditions.Check(context.Request, note.Version) is { } problem)
            return problem;
        note.Text = request.Text;
        note.Version++;
        await db.SaveChangesAsync(cancel);
        context.SetETag(note.Version);
        return TypedResults.NoContent();
    }
}

public sealed class TransferWithdrawnConsumer(Inbox<NoteDbContext> inbox, Behaviour behaviour) : IConsumer<TransferWithdrawn>
{
    public Task Consume(ConsumeContext<TransferWithdrawn> context) => inbox.OnceAsync(context, async (db, cancel) =>
    {
        behaviour.Count();
        await db.Database.ExecuteSqlAsync($"insert into applied (case_number, times) values ({context.Message.CaseNumber}, 1)", cancel);
        if (behaviour.Fail(context.Message) is { } exception)
            throw exception;
    });
}

public sealed class TransferWithdrawnConsumerDefinition : QuorumConsumerDefinition<TransferWithdrawnConsumer>;
