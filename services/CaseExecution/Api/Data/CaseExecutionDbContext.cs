using Enforcement.Hosting.Persistence;
using Enforcement.Law.Clocks;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.CaseExecution.Data;

/// <summary>
/// Transactions, outbox, inbox and idempotency keys. Cases and money are read and written set-based (see README.md, "How it is stored"), so that one
/// payment and a file of them take the same path.
/// </summary>
public sealed class CaseExecutionDbContext(DbContextOptions<CaseExecutionDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.MapClocks().UseServiceConventions("case_execution");
}
