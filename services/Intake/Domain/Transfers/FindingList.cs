using Enforcement.Statute;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Findings of one line; allocates nothing for a clean one, and a hostile line does not make the list long.</summary>
internal struct FindingList
{
    private const int Most = 100;

    private List<Finding>? _findings;

    public FindingList(IReadOnlyList<Finding>? reading)
    {
        if (reading is not { Count: > 0 })
            return;
        _findings = [.. reading];
        AnyIncurable = _findings.Exists(finding => !finding.Curable);
    }

    public readonly IReadOnlyList<Finding> All => _findings ?? (IReadOnlyList<Finding>)[];

    public readonly bool Any => _findings is not null;

    /// <summary>Holds also for findings beyond those that are listed.</summary>
    public bool AnyIncurable { get; private set; }

    /// <summary>Adds a finding; a value that could not be read is not reported as missing once more.</summary>
    public void Add(FindingCode code, string? field, string? detail = null)
    {
        if (code != FindingCodes.FieldMissing || _findings?.Exists(finding => CouldNotBeRead(finding, field!)) != true)
            Add(code.At(field, detail));
    }

    /// <summary>Adds what a ruling of the law refuses; rule and article are the ruling's.</summary>
    public void Add(FindingCode code, string field, Ruling refusal) => Add(Of(code, field, refusal.Date is { } from ? $"allowed from {from:O}" : null, refusal));

    /// <summary>Adds that a period was over; rule and article are the ruling's.</summary>
    public void Add(FindingCode code, string field, DateOnly? lastDay, Ruling ruling) => Add(Of(code, field, $"last day {lastDay:O}", ruling));

    private static bool CouldNotBeRead(Finding finding, string field) =>
        finding.Code == FindingCodes.FieldMalformed.Code && finding.Field is { } known && field.StartsWith(known, StringComparison.Ordinal)
        && (field.Length == known.Length || field[known.Length] == '/');

    private static Finding Of(FindingCode code, string field, string? addition, Ruling ruling) =>
        code.At(field, addition is null ? code.Title : $"{code.Title}; {addition}") with { RuleId = ruling.RuleId, Article = ruling.Basis.Article };

    private void Add(Finding finding)
    {
        AnyIncurable |= !finding.Curable;
        _findings ??= [];
        if (_findings.Count < Most)
            _findings.Add(finding);
    }
}
