using System.Text.Json;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Api;

/// <summary>Chunks as intake sends them.</summary>
internal static class Chunks
{
    public static readonly DateOnly ReceivedOn = new(2026, 9, 1);
    private static readonly DateTimeOffset AssignedAt = new(2026, 9, 1, 1, 30, 0, TimeSpan.Zero);
    private static int serial;

    public static AssignedCase Case(
        string branch = "tpy", string section = "甲", string agency = "A01", string identity = "A123456789", ClaimKind kind = ClaimKind.Fine,
        params (string Item, long Amount)[] claims)
    {
        claims = claims.Length == 0 ? [("principal", 1000)] : claims;
        var number = new CaseNumber(branch, 115, kind, Interlocked.Increment(ref serial));
        return new AssignedCase
        {
            CaseId = Guid.CreateVersion7(AssignedAt),
            CaseNumber = number.ToString(),
            TransferId = Guid.CreateVersion7(AssignedAt),
            Agency = agency,
            AgencyCaseNumber = $"{agency}-{number.Serial}",
            Section = section,
            SubKind = "trafficFine",
            Title = new AssignedTitle { Kind = "administrativeAct", Number = "北市裁字 1", Date = new(2025, 1, 2), ServedOn = new(2025, 1, 9), FinalOn = new(2025, 2, 10) },
            PaymentPeriodEnd = new DateOnly(2025, 3, 31),
            Obligor = new AssignedParty { Role = "obligor", Name = "王小明", IdentityNumber = identity, Type = "person", County = "臺北市", District = "中正區", AddressLine = "某路 1 號" },
            Claims = [.. claims.Select((claim, index) => new AssignedClaim { Line = index + 1, Item = claim.Item, Amount = claim.Amount, DueOn = new DateOnly(2025, 3, 31) })],
            Amount = claims.Sum(claim => claim.Amount),
        };
    }

    public static CasesAssigned Of(params AssignedCase[] cases)
    {
        var (body, length, digest) = ChunkBody.Encode(JsonSerializer.SerializeToUtf8Bytes(cases, JsonSerializerOptions.Web));
        return new CasesAssigned
        {
            ChunkId = Guid.CreateVersion7(),
            ReceivedOn = ReceivedOn,
            AssignedAt = AssignedAt,
            Count = cases.Length,
            Amount = cases.Sum(item => item.Amount),
            Encoding = CasesAssigned.JsonLz4,
            DecodedLength = length,
            Digest = digest,
            Body = body,
        };
    }

    /// <summary>A case under a court's provisional attachment, received in time.</summary>
    public static AssignedCase Provisional(string identity, long amount) => Case(identity: identity, claims: ("principal", amount)) with
    {
        Title = new AssignedTitle { Kind = "courtRuling", Number = "北院115全12", Date = new(2026, 8, 17), ProvisionalReceivedOn = new(2026, 8, 20) },
        PaymentPeriodEnd = null,
    };
}
