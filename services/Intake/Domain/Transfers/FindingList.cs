using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Findings of one line; allocates nothing for a clean one.</summary>
internal struct FindingList(IReadOnlyList<Finding>? reading)
{
    private List<Finding>? _findings = reading is { Count: > 0 } ? [.. reading] : null;

    public readonly IReadOnlyList<Finding> All => _findings ?? (IReadOnlyList<Finding>)[];

    public readonly bool Any => _findings is not null;

    public readonly bool AnyIncurable => _findings is not null && _findings.Exists(finding => !finding.Curable);

    /// <summary>Adds a finding; a value that could not be read is not reported as missing once more.</summary>
    public void Add(FindingCode code, string? field, string? detail = null)
    {
        _findings ??= [];
        if (code == FindingCodes.FieldMissing && _findings.Exists(finding => finding.Field is { } known && field!.StartsWith(known, StringComparison.Ordinal)))
            return;
        _findings.Add(code.At(field, detail));
    }

    /// <summary>Adds what a ruling of the law refuses; rule and article are the ruling's.</summary>
    public void Add(FindingCode code, string field, Ruling refusal)
    {
        var detail = refusal.Date is { } from ? $"{code.Title}; allowed from {from:O}" : code.Title;
        (_findings ??= []).Add(code.At(field, detail) with { RuleId = refusal.RuleId, Article = refusal.Basis.Article });
    }

    /// <summary>Adds that a period was over; rule and article are the ruling's.</summary>
    public void Add(FindingCode code, string field, DateOnly? lastDay, Ruling ruling) =>
        (_findings ??= []).Add(code.At(field, $"{code.Title}; last day {lastDay:O}") with { RuleId = ruling.RuleId, Article = ruling.Basis.Article });
}
