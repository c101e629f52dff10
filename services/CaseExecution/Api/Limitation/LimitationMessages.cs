using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Enforcement.Contracts.Clocks.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;

namespace Enforcement.CaseExecution.Limitation;

/// <summary>Limitation clocks as contract events, one message for a batch.</summary>
internal static class LimitationMessages
{
    /// <summary>Name of the clock.</summary>
    public const string Name = "limitation";

    public static IReadOnlyList<OutboxMessage> Of(ClockMessages messages, LimitationTold say, IReadOnlyList<LimitationCase> cases, DateTimeOffset now) => say switch
    {
        LimitationTold.DueSoon => messages.Of([.. cases.Select(Signal)], [], [], now),
        LimitationTold.Over => messages.Of([], [.. cases.Select(Signal)], [], now),
        _ => messages.Of([], [], [.. cases.Select(item => new SettledClock { ClockId = item.Id, Outcome = "moved", Version = item.ClockVersion })], now),
    };

    /// <summary>One record covers the batch; its digest is over <c>case id, version</c>, a line each.</summary>
    public static OutboxMessage Audit(AuditTrail audit, LimitationTold say, IReadOnlyList<LimitationCase> cases, DateTimeOffset now)
    {
        var lines = string.Join('\n', cases.OrderBy(item => item.Id).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Id} {item.CaseVersion}")));
        return audit.Message(null, say == LimitationTold.Over ? "case.limitation_over" : "case.limitation_due_soon", "caseBatch", Guid.CreateVersion7(now).ToString(),
            cases.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines))), [.. cases.Select(item => item.Rule!).Distinct().Order(StringComparer.Ordinal), "LIM-11"]);
    }

    private static ClockSignal Signal(LimitationCase item) => new()
    {
        ClockId = item.Id,
        RuleId = item.Rule!,
        Name = Name,
        SubjectType = "case",
        SubjectId = item.Id,
        CaseNumber = item.Number.ToString(),
        Branch = item.Number.Branch,
        Section = item.Section,
        DueOn = item.DueOn,
        DueAt = TaipeiTime.StartOf(item.DueOn!.Value.AddDays(1)),
        Version = item.ClockVersion,
    };
}
