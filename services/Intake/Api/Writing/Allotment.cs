using Enforcement.Intake.Data;
using Enforcement.Intake.Domain.Assignment;
using Enforcement.Kernel;
using Npgsql;

namespace Enforcement.Intake.Writing;

/// <summary>
/// Gives each accepted line its section: the one that already holds the obligor in that branch, else the next of the weighted rotation among the sections that
/// take the kind. Reads and writes under the branches' locks, one statement per table.
/// </summary>
internal sealed class Allotment
{
    private const string Holders = """
        select wanted.branch, wanted.identity_number, o.section, o.first_case_number
        from unnest($1, $2) as wanted(branch, identity_number)
        cross join lateral (
            select section, first_case_number from obligor_section
            where branch = wanted.branch and identity_number = wanted.identity_number limit 1) o
        """;

    private const string Sections = """
        select branch, section, revision, valid_from, weight, kinds from section_rule
        where branch = any($1) and valid_from <= $2 and (valid_to is null or valid_to >= $2)
        """;

    private const string Counts = "select branch, kind, section, assigned, weight from rotation_count where branch = any($1) and kind = any($2)";

    private const string SaveHolders = """
        insert into obligor_section (branch, identity_number, section, first_case_number)
        select branch, identity_number, section, number from unnest($1, $2, $3, $4) as held(branch, identity_number, section, number)
        order by branch, identity_number
        on conflict (branch, identity_number) do update set section = excluded.section, first_case_number = excluded.first_case_number
        """;

    private const string SaveCounts = """
        insert into rotation_count (branch, kind, section, assigned, weight)
        select branch, kind, section, assigned, weight from unnest($1, $2, $3, $4, $5) as load(branch, kind, section, assigned, weight)
        on conflict (branch, kind, section) do update set assigned = excluded.assigned, weight = excluded.weight
        """;

    private readonly (string Branch, string Identity)[] _obligors;
    private readonly string[] _kinds;
    private readonly DateOnly _receivedOn;
    private readonly Dictionary<(string Branch, string Identity), Holding> _holders = [];
    private readonly Dictionary<(string Branch, string Identity), Holding> _newHolders = [];
    private readonly List<SectionRule> _rules = [];
    private readonly Dictionary<(string Branch, ClaimKind Kind), RotationLoad> _loads = [];

    public Allotment(IReadOnlyCollection<WorkLine> accepted, DateOnly receivedOn)
        : this([.. accepted.Select(line => new AllottedCase(line.Decision.Branch!, line.Decision.Kind!.Value, line.Identity!))], receivedOn)
    {
    }

    public Allotment(IReadOnlyCollection<AllottedCase> cases, DateOnly receivedOn)
    {
        _receivedOn = receivedOn;
        Branches = [.. cases.Select(item => item.Branch).Distinct()];
        _kinds = [.. cases.Select(item => item.Kind).Distinct().Select(WireNames.Of)];
        // In the order of the index: neighbours are found on the same pages.
        _obligors = [.. cases.Select(item => (item.Branch, item.Identity)).Distinct()
            .OrderBy(key => key.Branch, StringComparer.Ordinal).ThenBy(key => key.Identity, StringComparer.Ordinal)];
    }

    public string[] Branches { get; }

    public IEnumerable<NpgsqlBatchCommand> Commands()
    {
        if (Branches.Length == 0)
            yield break;
        yield return new NpgsqlBatchCommand(Holders) { Parameters = { Sql.Texts(_obligors.Select(key => key.Branch)), Sql.Texts(_obligors.Select(key => key.Identity)) } };
        yield return new NpgsqlBatchCommand(Sections) { Parameters = { Sql.Texts(Branches), new() { Value = _receivedOn } } };
        yield return new NpgsqlBatchCommand(Counts) { Parameters = { Sql.Texts(Branches), Sql.Texts(_kinds) } };
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
                Load(reader.GetString(0), kind).Read(reader.GetString(2), reader.GetInt64(3), reader.GetInt32(4));
        }
    }

    /// <summary>Gives the sections; the lines have their numbers.</summary>
    public void Assign(IEnumerable<WorkLine> accepted)
    {
        foreach (var line in accepted)
        {
            var choice = Choose(new AllottedCase(line.Decision.Branch!, line.Decision.Kind!.Value, line.Identity!), line.NumberText!);
            (line.Section, line.SectionReason) = (choice.Section, choice.Reason);
        }
    }

    /// <summary>The section of one case, which has its number.</summary>
    public SectionChoice Choose(AllottedCase item, string number)
    {
        var obligor = (item.Branch, item.Identity);
        var rotation = Load(item.Branch, item.Kind).Rotation(_rules, _receivedOn);
        if (_holders.TryGetValue(obligor, out var held) && rotation.Follow(held.Section, held.CaseNumber).TryGet(out var follows, out _))
            return follows;
        var choice = rotation.Next().Value;
        _holders[obligor] = _newHolders[obligor] = new Holding(choice.Section, number);
        return choice;
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

        var loads = _loads.Values.SelectMany(load => load.Changed()).ToArray();
        if (loads.Length > 0)
        {
            yield return new NpgsqlBatchCommand(SaveCounts)
            {
                Parameters =
                {
                    Sql.Texts(loads.Select(load => load.Branch)), Sql.Texts(loads.Select(load => WireNames.Of(load.Kind))), Sql.Texts(loads.Select(load => load.Section)),
                    new() { Value = Array.ConvertAll(loads, load => load.Assigned) }, new() { Value = Array.ConvertAll(loads, load => load.Weight) },
                },
            };
        }
    }

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

/// <summary>What decides the section of a case.</summary>
internal readonly record struct AllottedCase(string Branch, ClaimKind Kind, string Identity);
