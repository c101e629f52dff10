using Enforcement.Hosting.Persistence;
using Enforcement.ObjectionReview.Domain;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.ObjectionReview.Data;

/// <summary>Schema <c>objection_review</c>.</summary>
public sealed class ObjectionReviewDbContext(DbContextOptions<ObjectionReviewDbContext> options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Objection>(objection =>
        {
            objection.ToTable("objection");
            objection.Property(row => row.Id).ValueGeneratedNever();
            objection.Property<uint>("xmin").IsRowVersion();
            objection.HasMany(row => row.Clocks).WithOne().HasForeignKey(clock => clock.ObjectionId);
        });
        modelBuilder.Entity<ObjectionClock>(clock =>
        {
            clock.ToTable("objection_clock");
            clock.HasKey(row => new { row.ObjectionId, row.Kind });
            clock.PrimitiveCollection(row => row.Articles);
            clock.PrimitiveCollection(row => row.Steps);
            clock.PrimitiveCollection(row => row.StepsChinese);
        });
        modelBuilder.UseServiceConventions("objection_review");
    }
}
