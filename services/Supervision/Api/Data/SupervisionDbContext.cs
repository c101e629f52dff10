using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data.Monitors;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Domain.Monitors;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Supervision.Data;

/// <summary>Schema <c>supervision</c>; the audit chain and case totals are written and read set-based.</summary>
public sealed class SupervisionDbContext(DbContextOptions<SupervisionDbContext> options) : DbContext(options)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MonitorRun>(run =>
        {
            run.ToTable("monitor_run");
            run.Property(row => row.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<MonitorResult>(result =>
        {
            result.ToTable("monitor_result");
            result.HasKey(row => new { row.RunId, row.Invariant });
            result.Property(row => row.Invariant).HasConversion(invariant => (short)invariant, stored => (Invariant)stored);
            result.Property(row => row.Numbers).HasColumnType("jsonb");
            result.Property(row => row.Differences).HasColumnType("jsonb");
        });
        modelBuilder.Entity<LawProposal>(proposal =>
        {
            proposal.ToTable("law_proposal");
            proposal.Property(row => row.Id).ValueGeneratedNever();
            proposal.Property(row => row.Content).HasColumnType("jsonb").HasConversion(
                content => JsonSerializer.Serialize(content, Json), stored => JsonSerializer.Deserialize<LawContent>(stored, Json)!);
            proposal.Property<uint>("xmin").IsRowVersion();
        });
        modelBuilder.UseServiceConventions("supervision");
    }
}
