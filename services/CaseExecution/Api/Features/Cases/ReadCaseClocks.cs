using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Limitation;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law;
using Enforcement.Law.Clocks;
using Enforcement.Law.Clocks.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Statutes = Enforcement.Statute.Limitation;

namespace Enforcement.CaseExecution.Features.Cases;

/// <summary>The clocks of a case, each explained: the limitation of its title, then those of whatever belongs to it.</summary>
internal static class ReadCaseClocks
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{idOrNumber}/clocks", Handle).WithName(nameof(ReadCaseClocks)).WithTags("cases").AllowRoles(CaseScope.Readers)
            .WithSummary("Clocks of a case with rule, articles, facts, arithmetic and history.");

    private static async Task<Results<Ok<IReadOnlyList<ClockDetail>>, ProblemHttpResult>> Handle(
        string idOrNumber, Caller caller, NpgsqlDataSource source, ClockReader clocks, CurrentLaw law, TimeProvider time, CancellationToken cancel)
    {
        if (CaseAddress.Parse(idOrNumber) is not { } address)
            return CaseRefusals.Unknown.Because("It is neither the id nor the number of a case.").ToProblem();
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await CaseViews.ReadAsync(connection, caller, address, false, time.Today(), law.Edition, cancel) is not { } view)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        List<Clock> all = [.. await clocks.OfCaseAsync(view.Id, cancel), .. await clocks.OfSubjectsAsync(await MeasuresAsync(connection, view.Id, cancel), cancel)];
        var own = await clocks.ExplainAsync([.. all.DistinctBy(clock => clock.Id).OrderBy(clock => clock.DueAt)], cancel);
        var limitation = view.Clocks.Count == 0 ? null : await LimitationAsync(connection, view, view.Clocks[0], law, time.Today(), cancel);
        return TypedResults.Ok<IReadOnlyList<ClockDetail>>(limitation is null ? own : [limitation, .. own]);
    }

    // Clocks of a measure on a whole group name no case; the case shows them all the same.
    private static async Task<Guid[]> MeasuresAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select array(select measure_id from measure_case where roc_year = $1 and case_id = $2)", connection)
        {
            Parameters = { new() { Value = CaseKey.RocYearOf(caseId)!.Value }, new() { Value = caseId } },
        };
        return (Guid[])(await command.ExecuteScalarAsync(cancel))!;
    }

    private static async Task<ClockDetail> LimitationAsync(NpgsqlConnection connection, CaseView view, ClockView clock, CurrentLaw law, DateOnly today, CancellationToken cancel)
    {
        var edition = law.Edition;
        var dueAt = TaipeiTime.StartOf(clock.DueOn.AddDays(1));
        var (version, turns) = await TurnsAsync(connection, view.Id, dueAt, cancel);
        var line = new ClockLine
        {
            Id = view.Id,
            Name = LimitationMessages.Name,
            RuleId = clock.Rule,
            SubjectType = "case",
            SubjectId = view.Id,
            CaseId = view.Id,
            CaseNumber = view.CaseNumber,
            Branch = view.Assignment.Branch,
            Section = view.Assignment.Section,
            State = Codes.Stored<ClockState>(clock.State),
            StartedAt = TaipeiTime.StartOf(clock.From),
            DueOn = clock.DueOn,
            DueAt = dueAt,
            WarnAt = TaipeiTime.StartOf(Statutes.WarnedFrom(clock.DueOn, today, edition)),
            WarnedAt = turns.LastOrDefault(turn => turn.Kind == ClockEventKind.Warned)?.At,
            OverdueAt = turns.LastOrDefault(turn => turn.Kind == ClockEventKind.Overdue)?.At,
            PausedDays = 0,
            EndedAt = clock.State == "met" && view.ClosedOn is { } closed ? TaipeiTime.StartOf(closed) : null,
            Version = version,
        };
        return ClockExplanation.Of(line, LimitationClock.Explain(ClockViews.Title(view)), edition.Number) with { History = turns };
    }

    private static async Task<(int Version, List<ClockTurnLine> Turns)> TurnsAsync(NpgsqlConnection connection, Guid caseId, DateTimeOffset dueAt, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"""
            select c.clock_version, e.kind, e.occurred_at from case_file c
            left join case_event e on e.roc_year = c.roc_year and e.case_id = c.id and e.kind in ('{CaseEventKind.LimitationDueSoon}', '{CaseEventKind.LimitationOver}')
            where c.roc_year = $1 and c.id = $2 order by e.version
            """, connection)
        {
            Parameters = { new() { Value = CaseKey.RocYearOf(caseId)!.Value }, new() { Value = caseId } },
        };
        var (version, turns) = (0, new List<ClockTurnLine>());
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            version = reader.GetInt32(0);
            if (reader.IsDBNull(1))
                continue;
            var at = reader.GetFieldValue<DateTimeOffset>(2);
            turns.Add(new ClockTurnLine(reader.GetString(1) == CaseEventKind.LimitationOver ? ClockEventKind.Overdue : ClockEventKind.Warned, at, at, dueAt, null, null));
        }

        return (version, turns);
    }
}
