using System.Text.Json;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Contracts.Intake.V1;

namespace Enforcement.CaseExecution.Data;

/// <summary>The facts of an old tax case as its row keeps them.</summary>
internal static class StoredOldTax
{
    /// <summary>As intake sent them; null for nearly all cases.</summary>
    public static OldTax? Of(AssignedOldTax? sent) =>
        sent is null ? null : new OldTax(sent.FirstTransferredOn, sent.ArrearsOn20170304, sent.ArrestGranted, sent.ProhibitionOrdered);

    public static OldTax Read(string text) => JsonSerializer.Deserialize<OldTax>(text, JsonSerializerOptions.Web)!;

    public static string? Write(OldTax? facts) => facts is null ? null : JsonSerializer.Serialize(facts, JsonSerializerOptions.Web);
}
