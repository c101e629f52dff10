using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Contracts.ObjectionReview.V1;

namespace Enforcement.CaseExecution.Data;

/// <summary>A message about one case, as it is received or parked.</summary>
/// <param name="Kind">Name of its contract.</param>
/// <param name="CaseNumber">Text form.</param>
/// <param name="Sequence">Place in the order of its transfer; null where order does not matter.</param>
/// <param name="Body">The contract.</param>
internal sealed record CaseMessage(string Kind, string CaseNumber, int? Sequence, object Body)
{
    public static CaseMessage Of(TransferAmended message) => new(nameof(TransferAmended), message.CaseNumber, message.Sequence, message);

    public static CaseMessage Of(TransferWithdrawn message) => new(nameof(TransferWithdrawn), message.CaseNumber, message.Sequence, message);

    public static CaseMessage Of(AgencyPaymentReported message) => new(nameof(AgencyPaymentReported), message.CaseNumber, null, message);

    public static CaseMessage Of(PostponementRequested message) => new(nameof(PostponementRequested), message.CaseNumber, null, message);

    public static CaseMessage Of(ContinuationRequested message) => new(nameof(ContinuationRequested), message.CaseNumber, null, message);

    public static CaseMessage Of(AgencyPropertyStated message) => new(nameof(AgencyPropertyStated), message.CaseNumber, null, message);

    public static CaseMessage Of(ObjectionFiled message) => new(nameof(ObjectionFiled), message.CaseNumber, null, message);

    public string Json() => JsonSerializer.Serialize(Body, Body.GetType(), JsonSerializerOptions.Web);

    public static CaseMessage Read(string kind, string json) => kind switch
    {
        nameof(TransferAmended) => Of(Read<TransferAmended>(json)),
        nameof(TransferWithdrawn) => Of(Read<TransferWithdrawn>(json)),
        nameof(AgencyPaymentReported) => Of(Read<AgencyPaymentReported>(json)),
        nameof(PostponementRequested) => Of(Read<PostponementRequested>(json)),
        nameof(ContinuationRequested) => Of(Read<ContinuationRequested>(json)),
        nameof(AgencyPropertyStated) => Of(Read<AgencyPropertyStated>(json)),
        nameof(ObjectionFiled) => Of(Read<ObjectionFiled>(json)),
        _ => throw new InvalidOperationException($"{kind} cannot have been parked."),
    };

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!;
}
