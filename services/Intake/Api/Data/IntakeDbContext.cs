using Enforcement.Hosting.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Intake.Data;

/// <summary>
/// The transaction, outbox, inbox and idempotency keys of a request. Intake's own tables are worked on by plain SQL in that transaction: its aggregates are
/// restored from their rows (<c>AgencyStore</c>, <c>SectionStore</c>, <c>TransferStore</c>), and everything large is done in sets.
/// </summary>
public sealed class IntakeDbContext(DbContextOptions<IntakeDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.UseServiceConventions("intake");
}
