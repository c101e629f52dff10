using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Enforcement.Statute;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Domain.LawChanges;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>What the features of proposed changes share.</summary>
internal static class Proposals
{
    public static async Task<Results<Created<LawChangeView>, ProblemHttpResult>> AddAsync(SupervisionDbContext db, LawProposal proposal, Caller caller, LawEdition law,
        AuditTrail audit, HttpContext http, CancellationToken cancel)
    {
        db.Add(proposal);
        audit.Record(db, caller, "law_change.proposed", "lawChange", proposal.Id.ToString());
        await db.SaveChangesAsync(cancel);
        http.SetETag(proposal.Version);
        return TypedResults.Created($"/v1/law-changes/{proposal.Id}", LawChangeView.Of(proposal, law));
    }

    public static Task<LawProposal?> FindProposalAsync(this SupervisionDbContext db, Guid id, CancellationToken cancel) =>
        db.Set<LawProposal>().SingleOrDefaultAsync(proposal => proposal.Id == id, cancel);

    public static Refusal NotFound(Guid id) => LawChangeRefusals.NotFound.Because($"Change {id}.");
}
