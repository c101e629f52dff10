using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>What the court ruled, as the branch records it.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Granted">Granted or refused.</param>
/// <param name="RuledOn">Day of the ruling.</param>
/// <param name="FileNumber">The court's file number.</param>
/// <param name="RulingNumber">Number of the ruling, or of the warrant.</param>
/// <param name="ServedOn">Day it was served on the branch.</param>
public sealed record RuleOnApplicationRequest(Guid ApplicationId, bool Granted, DateOnly RuledOn, string FileNumber, string RulingNumber, DateOnly ServedOn);

/// <summary>Who appeals.</summary>
public enum Appellant
{
    /// <summary>The branch.</summary>
    Branch,

    /// <summary>The obligor, or the person treated like him.</summary>
    Obligor,
}

/// <summary>An appeal 抗告.</summary>
/// <param name="ApplicationId">The application.</param>
/// <param name="Appellant">Who.</param>
/// <param name="AppealedOn">Day.</param>
public sealed record AppealRulingRequest(Guid ApplicationId, Appellant Appellant, DateOnly AppealedOn);

/// <summary>An application to the court and what became of it.</summary>
/// <param name="Id">Its id, that of the measure.</param>
/// <param name="Kind">arrest or custody.</param>
/// <param name="State">State of the measure.</param>
/// <param name="PersonId">The person, when it is not the obligor.</param>
/// <param name="Court">The court.</param>
/// <param name="FiledAt">When it reached the court.</param>
/// <param name="FileNumber">The court's file number.</param>
/// <param name="RulingNumber">Number of the ruling.</param>
/// <param name="RuledOn">Day of the ruling.</param>
/// <param name="Granted">Granted or refused.</param>
/// <param name="AppealBy">Last day to appeal (DET-04).</param>
/// <param name="AppealedOn">Day of the appeal.</param>
/// <param name="QuashedOn">Day it was quashed.</param>
/// <param name="HeldSince">Arrest or first question, where somebody is or was held for it.</param>
/// <param name="HeldUntil">End of the hours.</param>
public sealed record CourtApplicationView(
    Guid Id, string Kind, MeasureState State, Guid? PersonId, string Court, DateTimeOffset FiledAt, string? FileNumber, string? RulingNumber, DateOnly? RuledOn, bool? Granted,
    DateOnly? AppealBy, DateOnly? AppealedOn, DateOnly? QuashedOn, DateTimeOffset? HeldSince, DateTimeOffset? HeldUntil);

/// <summary>The officer records what the court ruled, with its numbers (ARR-02, DET-04), and an appeal. Needs If-Match.</summary>
internal static class RuleOnApplication
{
    public static readonly CaseAct<RuleOnApplicationRequest> Act = new(PersonActs.CourtRuled, DoAsync, (_, _) => null);
    public static readonly CaseAct<AppealRulingRequest> Appeal = new(PersonActs.Appealed, AppealAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("court-applications/ruling", nameof(RuleOnApplication), CaseScope.Deciders, Act, request =>
        [
            .. Shape.Text("/fileNumber", request.FileNumber, 100), .. Shape.Text("/rulingNumber", request.RulingNumber, 100),
            .. Shape.If(request.ServedOn < request.RuledOn, "/servedOn", "Not before the ruling."),
        ]);
        routes.MapAct("court-applications/appeal", "AppealCourtRuling", CaseScope.Deciders, Appeal, _ => []);
        routes.MapList("court-applications", "ListCourtApplications", """
            select a.measure_id, a.kind, m.state, a.person_id, a.court, a.filed_at, a.file_number, a.ruling_number, a.ruled_on, a.granted, a.appeal_by, a.appealed_on, a.quashed_on,
                h.started_at, h.due_at
            from court_application a join measure m on m.id = a.measure_id left join holding h on h.measure_id = coalesce(a.held_measure_id, a.measure_id)
            where a.obligor_id = $1 and m.branch = $2 order by a.measure_id
            """, reader => new CourtApplicationView(reader.GetGuid(0), reader.GetString(1), Codes.Stored<MeasureState>(reader.GetString(2)), reader.OptionalGuid(3), reader.GetString(4),
            reader.GetFieldValue<DateTimeOffset>(5), reader.Optional(6), reader.Optional(7), reader.OptionalDate(8), reader.IsDBNull(9) ? null : reader.GetBoolean(9),
            reader.OptionalDate(10), reader.OptionalDate(11), reader.OptionalDate(12), reader.OptionalInstant(13), reader.OptionalInstant(14)));
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, RuleOnApplicationRequest request)
    {
        var group = await acting.DueGroupAsync();
        if (await acting.FindAsync(request.ApplicationId, MeasureKinds.Arrest, MeasureKinds.Custody) is not { } measure)
            return CourtRefusals.Unknown.Because("No application against this obligor has this id.", "/applicationId");
        var filedAt = await PersonSql.ScalarAsync<DateTime>(acting.Connection, "select filed_at from court_application where measure_id = $1 for update", acting.Cancel, measure.Id);
        var done = Arresting.Rule(acting.Journal, group, measure, TaipeiTime.DateOf(filedAt), request.RuledOn, request.Granted);
        if (done.IsRefused)
            return done;
        var isCustody = measure.Kind == MeasureKinds.Custody;
        var served = new DetentionDayFacts(request.ServedOn);
        await acting.WriteAsync("""
            update court_application set granted = $2, ruled_on = $3, file_number = $4, ruling_number = $5, served_on = $6, appeal_by = $7, version = version + 1 where measure_id = $1
            """, measure.Id, request.Granted, request.RuledOn, request.FileNumber, request.RulingNumber, request.ServedOn,
            isCustody ? Detention.AppealBy(served, acting.Journal.Law.Calendar).Date : null);
        var clock = isCustody
            ? request.Granted ? await acting.StartAsync(PersonClocks.Appeal, measure.Id, "DET-04", served, TaipeiTime.StartOf(request.ServedOn)) : null
            : await acting.MeetAsync(PersonClocks.CourtRuling, measure.Id, Later(filedAt, TaipeiTime.StartOf(request.RuledOn)));
        return clock is { } refusal ? refusal : done;
    }

    private static async Task<Result<Act>> AppealAsync(Acting acting, AppealRulingRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.ApplicationId, MeasureKinds.Custody) is not { } measure)
            return CourtRefusals.Unknown.Because("No application for custody of this obligor has this id.", "/applicationId");
        var served = await PersonSql.ScalarAsync<DateOnly?>(acting.Connection,
            "select served_on from court_application where measure_id = $1 and appealed_on is null for update", acting.Cancel, measure.Id);
        if (served is not { } servedOn)
            return CourtRefusals.NotServed.Because("Record the ruling first.", "/applicationId");
        var done = Detaining.Appeal(acting.Journal, group, measure.Id, servedOn, request.AppealedOn);
        if (done.IsRefused)
            return done;
        await acting.WriteAsync("update court_application set appealed_on = $2, appellant = $3, version = version + 1 where measure_id = $1",
            measure.Id, request.AppealedOn, Codes.Of(request.Appellant));
        return measure.State.IsLive() && await acting.MeetAsync(PersonClocks.Appeal, measure.Id, TaipeiTime.StartOf(request.AppealedOn)) is { } refusal ? refusal : done;
    }

    // The ruling has a day only; on the day of the application it came after it.
    private static DateTimeOffset Later(DateTimeOffset filedAt, DateTimeOffset ruled) => filedAt > ruled ? filedAt : ruled;
}
