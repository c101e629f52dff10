using Enforcement.Hosting.Persistence;
using Enforcement.Supervision.Data.Monitors;
using Enforcement.Supervision.Domain.Monitors;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Supervision.Data;

/// <summary>Schema <c>supervision</c>; the audit chain and case totals are written and read set-based.</summary>
public sealed class SupervisionDbContext(DbContextOptions<SupervisionDbContext> options) : DbContext(options)
{
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
        modelBuilder.UseServiceConventions("supervision");
    }
}
