using Enforcement.Hosting;
using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Kernel;
using Enforcement.Law;
using Enforcement.Law.Clocks;
using Enforcement.Statute;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Enforcement.Clocks.Tests;

/// <summary>The smallest service that keeps clocks, over real PostgreSQL; its background work runs only when a test runs it.</summary>
public sealed class ClockService : IAsyncLifetime
{
    public const string Schema = "clock_service";

    private TestPlatform _platform = null!;
    private ServiceProvider _services = null!;

    public FakeClock Time { get; } = new(new DateTimeOffset(2026, 9, 14, 1, 0, 0, TimeSpan.Zero));

    public FileReaction Reaction { get; } = new();

    public IServiceProvider Services => _services;

    public ClockScanner Scanner => _services.GetRequiredService<ClockScanner>();

    public LawFollower Follower => _services.GetRequiredService<LawFollower>();

    public CurrentLaw Law => _services.GetRequiredService<CurrentLaw>();

    public NpgsqlDataSource Database => _services.GetRequiredService<NpgsqlDataSource>();

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.CreateAsync();
        await new SqlMigrations(Schema, typeof(ClockService).Assembly, NullLogger.Instance).ApplyAsync(_platform.OwnerConnection, "test", CancellationToken.None);
        _services = Build();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _platform.DisposeAsync();
    }

    /// <summary>Another instance of the service over the same database.</summary>
    public ServiceProvider Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["ConnectionStrings:Database"] = _platform.Connection(Schema);
        builder.Configuration["Clocks:BatchSize"] = "7";
        builder.Configuration["Clocks:Poll"] = "00:00:01";
        builder.AddServiceDefaults("clock-service", typeof(ClockService).Assembly);
        builder.AddDatabase<ClockDbContext>(Schema);
        builder.AddLaw();
        builder.AddClocks<ClockDbContext>();
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time));
        builder.Services.AddSingleton<IClockReaction>(Reaction);
        builder.Logging.ClearProviders();
        return builder.Services.BuildServiceProvider();
    }

    /// <summary>Works with the book in one transaction; a refusal rolls it back.</summary>
    public async Task<Result<IReadOnlyList<Clock>>> WithBookAsync(Func<ClockBook, Task<Result<IReadOnlyList<Clock>>>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClockDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await work(scope.ServiceProvider.GetRequiredService<ClockBook>());
        if (!result.IsRefused)
            await transaction.CommitAsync();
        return result;
    }

    public async Task<IReadOnlyList<Clock>> StartAsync(params ClockStart[] starts) => (await WithBookAsync(book => book.StartAsync(starts, CancellationToken.None))).Value;

    /// <summary>An hour clock (DET-01: 24 hours) on a new file.</summary>
    public Task<ClockStart> HoursAsync(DateTimeOffset from, TimeSpan? warn = null) => StartOfAsync("application", "DET-01", new CustodyStartFacts(from), from, warn);

    /// <summary>A day clock that rolls (OBJ-02: 10 days) on a new file.</summary>
    public Task<ClockStart> DaysAsync(DateOnly from, TimeSpan? warn = null) =>
        StartOfAsync("forwarding", "OBJ-02", new ObjectionClockFacts(from), TaipeiTime.StartOf(from), warn);

    public async Task<Clock> ReadAsync(Guid id)
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ClockReader>().All.SingleAsync(clock => clock.Id == id);
    }

    public async Task<IReadOnlyList<string>> HistoryAsync(Guid id)
    {
        await using var scope = _services.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<ClockReader>().Turns.Where(turn => turn.ClockId == id).OrderBy(turn => turn.Version).ToListAsync())
            .Select(turn => $"{turn.Version} {turn.Kind}")];
    }

    public async Task<IReadOnlyList<T>> OutboxAsync<T>()
        where T : class
    {
        await using var command = Database.CreateCommand("select payload from outbox where type = $1 order by seq");
        command.Parameters.Add(new() { Value = typeof(T).FullName! });
        await using var reader = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await reader.ReadAsync())
            found.Add((T)OutboxMessage.Read(reader.GetFieldValue<byte[]>(0), typeof(T)));
        return found;
    }

    public async Task<T> ScalarAsync<T>(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private async Task<ClockStart> StartOfAsync(string name, string rule, object facts, DateTimeOffset startedAt, TimeSpan? warn)
    {
        var file = Guid.CreateVersion7();
        await using var command = Database.CreateCommand("insert into file (id) values ($1)");
        command.Parameters.Add(new() { Value = file });
        await command.ExecuteNonQueryAsync();
        return new ClockStart
        {
            Subject = new ClockSubject(FileReaction.Type, file) { CaseNumber = "tpy-1150300000001" },
            Owner = new ClockOwner("tpy", "甲"),
            Name = name,
            RuleId = rule,
            Facts = facts,
            StartedAt = startedAt,
            WarnLead = warn,
        };
    }
}

public sealed class ClockDbContext(DbContextOptions<ClockDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.MapClocks().UseServiceConventions(ClockService.Schema);
}

/// <summary>Raises the version of the file; can be made to fail for some files.</summary>
public sealed class FileReaction : IClockReaction
{
    public const string Type = "file";

    /// <summary>Called before the reaction, inside the transaction.</summary>
    public Func<DbContext, IReadOnlyList<ClockChange>, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public string SubjectType => Type;

    public async Task<IReadOnlySet<Guid>> LockAsync(NpgsqlConnection connection, IReadOnlyCollection<Guid> subjects, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select id from file where id = any($1) for update skip locked", connection) { Parameters = { new() { Value = subjects.ToArray() } } };
        var locked = new HashSet<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            locked.Add(reader.GetGuid(0));
        return locked;
    }

    public async Task ReactAsync(DbContext db, IReadOnlyList<ClockChange> changes, CancellationToken cancel)
    {
        await Before(db, changes);
        await using var command = new NpgsqlCommand("update file set version = version + 1 where id = any($1)", db.Connection())
        {
            Parameters = { new() { Value = changes.Select(change => change.After.SubjectId).ToArray() } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
