using Enforcement.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Statistics.Data;

/// <summary>Schema <c>statistics</c>; the figures themselves are written and read set-based.</summary>
public sealed class StatisticsDbContext(DbContextOptions<StatisticsDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseServiceConventions("statistics");
}
