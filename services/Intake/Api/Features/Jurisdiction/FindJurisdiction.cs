using System.ComponentModel;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;
using Enforcement.Law;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Intake.Features.Jurisdiction;

/// <summary>The branch that has jurisdiction over a place.</summary>
public sealed record JurisdictionView(string Branch, string BranchName, string? Reason);

internal static class FindJurisdiction
{
    public static readonly RefusalCode Unknown = new(RefusalKind.NotFound, "jurisdiction.unknown", "No branch is known for this county and district");

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/v1/jurisdiction", Handle)
        .AllowRoles([Roles.Agency, .. Roles.BranchStaff, .. Roles.Headquarters, Roles.Auditor, Roles.Operations])
        .WithTags("Jurisdiction")
        .WithSummary("Which branch has jurisdiction over a county and district (ER 20)");

    // Asked exactly as the check of a transfer asks: an asset at that place.
    private static Results<Ok<JurisdictionView>, ProblemHttpResult> Handle(
        [Description("County or city by its official name, e.g. 臺北市.")] string county, [Description("District; needed where branches share a county.")] string? district,
        CurrentLaw law, TimeProvider time)
    {
        var form = new TransferForm { AssetLocations = [new AssetLocation { County = county, District = district }] };
        var decision = TransferCheck.Decide(form, new AgencyTerms("", new HashSet<ClaimKind>()), time.Today(), law.Edition);
        return Branches.Find(decision.Branch) is { } branch
            ? TypedResults.Ok(new JurisdictionView(branch.Code, branch.Name, decision.JurisdictionReason))
            : Unknown.Because("Neither the county alone nor the county with this district leads to one branch.").ToProblem();
    }
}
