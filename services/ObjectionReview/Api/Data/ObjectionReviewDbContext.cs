using Enforcement.Hosting.Persistence;
using Enforcement.Law.Clocks;
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
        });
        modelBuilder.MapClocks();
        modelBuilder.UseServiceConventions("objection_review");
    }
}
