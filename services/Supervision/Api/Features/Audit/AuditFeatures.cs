namespace Enforcement.Supervision.Features.Audit;

/// <summary>All features of the audit log.</summary>
internal static class AuditFeatures
{
    public static void Map(IEndpointRouteBuilder app)
    {
        ListAudit.Map(app);
        ProveRecord.Map(app);
        ListCheckpoints.Map(app);
        VerifyAudit.Map(app);
        ExportAudit.Map(app);
    }
}
