using Enforcement.Hosting.Access;
using Enforcement.Kernel;
using Enforcement.ObjectionReview.Data;
using Enforcement.ObjectionReview.Domain;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.ObjectionReview.Features;

/// <summary>Rows a caller may see: branch staff their branch, headquarters all.</summary>
internal static class ObjectionScope
{
    public static IQueryable<Objection> ObjectionsOf(this ObjectionReviewDbContext db, Caller caller)
    {
        var all = db.Set<Objection>().AsQueryable();
        return caller.Branch is { } branch ? all.Where(objection => objection.Branch == branch) : all;
    }

    public static Task<Objection?> FindAsync(this ObjectionReviewDbContext db, Caller caller, Guid id, CancellationToken cancel) =>
        db.ObjectionsOf(caller).SingleOrDefaultAsync(objection => objection.Id == id, cancel);

    public static Refusal NotFound(Guid id) => ObjectionRefusals.NotFound.Because($"Objection {id}.");
}
