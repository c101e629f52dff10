using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>The written notice to appear and state an opinion.</summary>
/// <param name="ServedOn">Day it was served.</param>
/// <param name="HearingOn">Day to appear.</param>
public sealed record NotifyLuxuryHearingRequest(DateOnly ServedOn, DateOnly HearingOn);

/// <summary>One prohibition.</summary>
/// <param name="Order">Kind.</param>
/// <param name="Amount">From which amount, NT$, where it names one.</param>
/// <param name="Text">What exactly is forbidden.</param>
public sealed record LuxuryProhibition(LuxuryOrder Order, long? Amount, string Text);

/// <summary>What was weighed (AEL 17-1(4)), in words; kept with the ban only.</summary>
/// <param name="CauseAndAmount">Cause and amount of the arrears.</param>
/// <param name="Repayment">What he has paid so far.</param>
/// <param name="AgencyOpinion">Opinion of the agency.</param>
/// <param name="ApplicantReasons">Reasons of an interested person who applied.</param>
/// <param name="IsOnApplication">An interested person applied.</param>
public sealed record LuxuryWeighing(string? CauseAndAmount, string? Repayment, string? AgencyOpinion, string? ApplicantReasons, bool IsOnApplication)
{
    // The law asks whether each point is stated; what is stated stays out of the act.
    internal LuxuryWeighingFacts Facts => new(Stated(CauseAndAmount), Stated(Repayment), Stated(AgencyOpinion), Stated(ApplicantReasons), IsOnApplication);

    private static string? Stated(string? text) => string.IsNullOrWhiteSpace(text) ? null : "stated";
}

/// <summary>A luxury ban.</summary>
/// <param name="Appeared">He appeared at the hearing.</param>
/// <param name="PropertyInsufficient">The property discovered does not cover the debt.</param>
/// <param name="LivesAboveOrdinary">He lives above the standard of ordinary people.</param>
/// <param name="Weighing">What was weighed.</param>
/// <param name="Prohibitions">1 to 20.</param>
/// <param name="ThirdParties">Who must co-operate; at most 50.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">Milder means considered.</param>
public sealed record BanLuxuryRequest(
    bool Appeared, bool PropertyInsufficient, bool LivesAboveOrdinary, LuxuryWeighing Weighing, IReadOnlyList<LuxuryProhibition> Prohibitions, IReadOnlyList<string>? ThirdParties,
    string? Reason, string? MilderMeans);

/// <summary>A reason to lift before the procedure ends.</summary>
/// <param name="BanId">The ban.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record LiftLuxuryBanRequest(Guid BanId, string Reason);

/// <summary>A luxury ban.</summary>
/// <param name="Id">Its id, that of the measure.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Prohibitions">What it forbids.</param>
/// <param name="ThirdParties">Who must co-operate.</param>
/// <param name="Weighing">What was weighed.</param>
/// <param name="InForceOn">Day it was issued.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="EndReason">Why.</param>
public sealed record LuxuryBanView(
    Guid Id, MeasureState State, IReadOnlyList<LuxuryProhibition> Prohibitions, IReadOnlyList<string> ThirdParties, LuxuryWeighing Weighing, DateOnly? InForceOn,
    DateTimeOffset? EndedAt, string? EndReason);

/// <summary>Hearing (LUX-02), ban (LUX-01, LUX-05, LUX-06) and its lifting; it ends by itself with the procedure (LUX-03). Needs If-Match.</summary>
internal static class BanLuxury
{
    public static readonly CaseAct<NotifyLuxuryHearingRequest> Hearing = new(PersonActs.LuxuryHearingNotified, NotifyAsync, (_, _) => null);
    public static readonly CaseAct<BanLuxuryRequest> Act = new(PersonActs.LuxuryBanIssued, DoAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<LiftLuxuryBanRequest> Lifting = new(PersonActs.LuxuryBanLifted, LiftAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("luxury-hearings", "NotifyLuxuryHearing", CaseScope.Executors, Hearing, request => Shape.If(request.HearingOn < request.ServedOn, "/hearingOn", "Not before the service."));
        routes.MapAct("luxury-bans", nameof(BanLuxury), CaseScope.Deciders, Act, Check);
        routes.MapAct("luxury-bans/lifting", "LiftLuxuryBan", CaseScope.Deciders, Lifting, request => Shape.Text("/reason", request.Reason));
        routes.MapList("luxury-bans", "ListLuxuryBans", """
            select b.measure_id, m.state, b.orders, b.third_parties, b.weighing, m.in_force_on, m.ended_at, m.end_reason
            from luxury_ban b join measure m on m.id = b.measure_id where b.obligor_id = $1 and m.branch = $2 order by b.measure_id
            """, reader => new LuxuryBanView(reader.GetGuid(0), Codes.Stored<MeasureState>(reader.GetString(1)),
            JsonSerializer.Deserialize<List<LuxuryProhibition>>(reader.GetString(2), ProposedContent.Json)!, reader.GetFieldValue<string[]>(3),
            JsonSerializer.Deserialize<LuxuryWeighing>(reader.GetString(4), ProposedContent.Json)!, reader.OptionalDate(5), reader.OptionalInstant(6), reader.Optional(7)));
    }

    private static IEnumerable<(string, string)> Check(BanLuxuryRequest request) =>
    [
        .. Shape.If(request.Weighing is null, "/weighing", "Say what was weighed."),
        .. new[] { request.Weighing?.CauseAndAmount, request.Weighing?.Repayment, request.Weighing?.AgencyOpinion, request.Weighing?.ApplicantReasons }
            .SelectMany(text => Shape.Optional("/weighing", text, PersonRoutes.LongText)),
        .. Shape.If(request.Prohibitions is not { Count: >= 1 and <= 20 }, "/prohibitions", "1 to 20."),
        .. (request.Prohibitions ?? []).SelectMany((prohibition, index) => Shape.Text($"/prohibitions/{index}/text", prohibition.Text)),
        .. Shape.If(request.ThirdParties?.Count > 50, "/thirdParties", "At most 50."),
        .. (request.ThirdParties ?? []).SelectMany((name, index) => Shape.Text($"/thirdParties/{index}", name, 100)),
        .. Shape.Why(request.Reason, request.MilderMeans),
    ];

    private static async Task<Result<Act>> NotifyAsync(Acting acting, NotifyLuxuryHearingRequest request)
    {
        var done = Banning.NotifyHearing(acting.Journal, await acting.DueGroupAsync());
        if (done.TryGet(out var act, out _))
        {
            await acting.AddAsync("insert into luxury_hearing (id, obligor_id, branch, served_on, hearing_on, act_id) values ($1, $2, $3, $4, $5, $6)",
                Guid.CreateVersion7(acting.Journal.At), acting.File.State.ObligorId, acting.File.Number.Branch, request.ServedOn, request.HearingOn, act.Id);
        }

        return done;
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, BanLuxuryRequest request)
    {
        var group = await acting.FreeGroupAsync();
        var hearings = await PersonSql.ReadAsync(acting.Connection, "select id, served_on, hearing_on from luxury_hearing where obligor_id = $1 and branch = $2 order by id desc limit 1",
            reader => (Id: reader.GetGuid(0), ServedOn: reader.GetFieldValue<DateOnly>(1), On: reader.GetFieldValue<DateOnly>(2)), acting.Cancel,
            acting.File.State.ObligorId, acting.File.Number.Branch);
        if (hearings is not [var hearing])
            return LuxuryRefusals.NoHearing.Because("Notify first.", null, PersonActs.LuxuryHearingNotified.Basis);
        var day = acting.Journal.Day;
        var isPerson = await PersonSql.ScalarAsync<string>(acting.Connection, "select type from obligor where id = $1", acting.Cancel, acting.File.State.ObligorId) == "person";
        var terms = new BanTerms(
            new LuxuryBanFacts(day, isPerson, await acting.ArrearsAsync(), request.PropertyInsufficient, request.LivesAboveOrdinary),
            new LuxuryHearingFacts(day, hearing.ServedOn, hearing.On, request.Appeared), request.Weighing.Facts,
            [.. request.Prohibitions.Select(prohibition => new LuxuryOrderFacts(day, prohibition.Order, prohibition.Amount))]);
        var matter = new PersonMatter(acting.File, group, new AgainstPerson(null, []));
        var standing = await acting.StandingAsync(MeasureKinds.LuxuryBan);
        if (!Banning.Issue(acting.Journal, matter, terms, standing, request.Reason, request.MilderMeans).TryGet(out var ban, out var refusal))
            return refusal;
        var act = acting.Journal.Acts[^1];
        await acting.AddAsync("insert into luxury_ban (measure_id, obligor_id, hearing_id, orders, third_parties, weighing) values ($1, $2, $3, $4, $5, $6)",
            ban.Id, ban.Terms.ObligorId, hearing.Id, JsonSerializer.Serialize(request.Prohibitions, ProposedContent.Json), (request.ThirdParties ?? []).ToArray(),
            JsonSerializer.Serialize(request.Weighing, ProposedContent.Json));
        acting.FurtherChanges += await NoticesDue.AddAsync(acting.Connection, acting.File, act, acting.Cancel);
        return act;
    }

    private static async Task<Result<Act>> LiftAsync(Acting acting, LiftLuxuryBanRequest request)
    {
        var group = await acting.GroupAsync();
        return await acting.FindAsync(request.BanId, MeasureKinds.LuxuryBan) is { } ban
            ? Banning.Lift(acting.Journal, group, ban, request.Reason)
            : LuxuryRefusals.Unknown.Because("No ban of this obligor has this id.", "/banId");
    }
}
