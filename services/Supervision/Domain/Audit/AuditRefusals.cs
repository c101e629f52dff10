using Enforcement.Kernel;

namespace Enforcement.Supervision.Domain.Audit;

/// <summary>Why something about the audit log cannot be answered.</summary>
public static class AuditRefusals
{
    public static readonly RefusalCode NotFound = new(RefusalKind.NotFound, "audit_record.not_found", "There is no such audit record.");

    public static readonly RefusalCode NotSealed =
        new(RefusalKind.Conflict, "audit_record.not_sealed", "No checkpoint covers the record yet; try again later.", Retriable: true);

    public static readonly RefusalCode VerificationRunning =
        new(RefusalKind.Conflict, "audit.verification_running", "A verification is running already; try again later.", Retriable: true);
}
