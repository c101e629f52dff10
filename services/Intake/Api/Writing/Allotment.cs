using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Assignment;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// Gives each accepted line its case number and its section: the one that already holds the obligor in that branch, else the next of the weighted rotation among the
/// sections that take the kind. Reads and writes under the branches' locks, one statement per table.
/// </summary>
internal sealed class Allotment
{
    // By the identity number alone, which is one probe of the index each; what other branches hold is passed over.
    private const string Holders = "select branch, identity_number, section, first_case_number from obligor_section where identity_number = any($1)";

    private const string Sections = """
        select branch, section, revision, valid_from, weight, kinds from section_rule
        where branch = any($1) and valid_from <= $2 and (valid_to is null or valid_to >= $2)
        """;

    private const string Counts = "select branch, kind, sections from rotation where branch = any($1) and kind = any($2)";

    private const string SaveHolders = """
        insert into obligor_section (branch, identity_number, section, first_case_number)
        select branch, identity_number, section, number from unnest($1, $2, $3, $4) as held(branch, identity_number, section, number)
        order by identity_number, branch
        on conflict (identity_number, branch) do update set section = excluded.section, first_case_number = excluded.first_case_number
        """;

    private const string SaveCounts = """
        insert into rotation (branch, kind, sections)
        select branch, kind, sections::json from unnest($1, $2, $3) as load(branch, kind, sections)
        on conflict (branch, kind) do update set sections = excluded.sections
        """;

    private readonly string[] _identities;
    private readonly string[] _kinds;
    private readonly CaseNumbers _numbers;
    private readonly DateOnly _receivedOn;
    private readonly Dictionary<(string Branch, string Identity), Holding> _holders = [];
    private readonly Dictionary<(string Branch, string Identity), Holding> _newHolders = [];
    private readonly List<SectionRule> _rules = [];
    private readonly Dictionary<(string Branch, ClaimKind Kind), RotationLoad> _loads = [];

    public Allotment(IReadOnlyCollection<WorkLine> accepted, DateOnly receivedOn)
        : this([.. accepted.Select(line => CaseOf(line, TaipeiTime.RocYear(receivedOn)))], receivedOn)
    {
    }

    public Allotment(IReadOnlyCollection<AllottedCase> cases, DateOnly receivedOn)
    {
        _receivedOn = receivedOn;
        Branches = [.. cases.Select(item => item.Series.Branch).Distinct()];
        _kinds = [.. cases.Select(item => item.Series.Kind).Distinct().Select(WireNames.Of)];
        // In the order of the index: neighbours are found on the same pages.
        _identities = [.. cases.Select(item => item.Identity).Distinct().Order(StringComparer.Ordinal)];
        _numbers = new CaseNumbers(cases.Select(item => item.Series));
    }

    public string[] Branches { get; }

    public IEnumerable<NpgsqlBatchCommand> Commands()
    {
        if (Branches.Length == 0)
            yield break;
        yield return new NpgsqlBatchCommand(Holders) { Parameters = { Sql.Texts(_identities) } };
        yield return new NpgsqlBatchCommand(Sections) { Parameters = { Sql.Texts(Branches), new() { Value = _receivedOn } } };
        yield return new NpgsqlBatchCommand(Counts) { Parameters = { Sql.Texts(Branches), Sql.Texts(_kinds) } };
        yield return _numbers.Command();
    }

    /// <summary>Reads the results of <see cref="Commands"/>, which follow the reader's current one.</summary>
    public async Task ReadAsync(NpgsqlDataReader reader, CancellationToken cancel)
    {
        if (Branches.Length == 0)
            return;
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            _holders[(reader.GetString(0), reader.GetString(1))] = new Holding(reader.GetString(2), reader.GetString(3));
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            _rules.Add(Rule(reader));
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (WireNames.TryRead<ClaimKind>(reader.GetString(1), out var kind))
                Load(reader.GetString(0), kind).Read(reader.GetFieldValue<byte[]>(2));
        }

        await reader.NextResultAsync(cancel);
        await _numbers.ReadAsync(reader, cancel);
    }

    /// <summary>Gives numbers and sections to the lines.</summary>
    public void Assign(IEnumerable<WorkLine> accepted)
    {
        foreach (var line in accepted)
        {
            (line.Number, line.NumberText, var choice) = Choose(CaseOf(line, TaipeiTime.RocYear(_receivedOn)));
            (line.Section, line.SectionReason) = (choice.Section, choice.Reason);
        }
    }

    /// <summary>Number and section of one case.</summary>
    public (CaseNumber Number, string Text, SectionChoice Section) Choose(AllottedCase item)
    {
        var number = _numbers.Next(item.Series);
        var text = number.ToString();
        return (number, text, SectionOf(item, text));
    }

    public IEnumerable<NpgsqlBatchCommand> Writes()
    {
        if (_newHolders.Count > 0)
        {
            yield return new NpgsqlBatchCommand(SaveHolders)
            {
                Parameters =
                {
                    Sql.Texts(_newHolders.Keys.Select(key => key.Branch)), Sql.Texts(_newHolders.Keys.Select(key => key.Identity)),
                    Sql.Texts(_newHolders.Values.Select(held => held.Section)), Sql.Texts(_newHolders.Values.Select(held => held.CaseNumber)),
                },
            };
        }

        foreach (var command in _numbers.Writes())
            yield return command;

        var loads = _loads.Values.Where(load => load.IsChanged).ToArray();
        if (loads.Length > 0)
        {
            yield return new NpgsqlBatchCommand(SaveCounts)
            {
                Parameters =
                {
                    Sql.Texts(loads.Select(load => load.Branch)), Sql.Texts(loads.Select(load => WireNames.Of(load.Kind))), Sql.Texts(loads.Select(load => load.ToJson())),
                },
            };
        }
    }

    private SectionChoice SectionOf(AllottedCase item, string number)
    {
        var obligor = (item.Series.Branch, item.Identity);
        var rotation = Load(item.Series.Branch, item.Series.Kind).Rotation(_rules, _receivedOn);
        if (_holders.TryGetValue(obligor, out var held) && rotation.Follow(held.Section, held.CaseNumber).TryGet(out var follows, out _))
            return follows;
        var choice = rotation.Next().Value;
        _holders[obligor] = _newHolders[obligor] = new Holding(choice.Section, number);
        return choice;
    }

    private static AllottedCase CaseOf(WorkLine line, int rocYear) => new(new NumberSeries(line.Decision.Branch!, rocYear, line.Decision.Kind!.Value), line.Identity!);

    private RotationLoad Load(string branch, ClaimKind kind)
    {
        if (!_loads.TryGetValue((branch, kind), out var load))
            _loads[(branch, kind)] = load = new RotationLoad(branch, kind);
        return load;
    }

    private static SectionRule Rule(NpgsqlDataReader reader) => new()
    {
        Branch = reader.GetString(0),
        Section = reader.GetString(1),
        Revision = reader.GetInt32(2),
        ValidFrom = reader.GetFieldValue<DateOnly>(3),
        Weight = reader.GetInt32(4),
        Kinds = WireNames.Set<ClaimKind>(reader.GetFieldValue<string[]>(5)),
    };

    /// <summary>Which section holds an obligor, and the case it began with.</summary>
    private readonly record struct Holding(string Section, string CaseNumber);
}

/// <summary>What decides number and section of a case.</summary>
internal readonly record struct AllottedCase(NumberSeries Series, string Identity);
