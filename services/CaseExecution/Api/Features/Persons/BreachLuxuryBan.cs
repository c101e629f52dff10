using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>What is ordered after a breach.</summary>
public enum BreachOrder
{
    /// <summary>Pay a suitable sum.</summary>
    Pay,

    /// <summary>Report property, income and use of money.</summary>
    Report,
}

/// <summary>A breach of a luxury ban.</summary>
/// <param name="BanId">The ban.</param>
/// <param name="BreachedOn">Day.</param>
/// <param name="Evidence">What proves it; kept with the breach only.</param>
/// <param name="HasGoodReason">He had a good reason.</param>
/// <param name="Order">What he is ordered to do.</param>
/// <param name="Amount">The sum to pay, NT$.</param>
/// <param name="OrderDueOn">Last day to obey.</param>
public sealed record FindLuxuryBreachRequest(Guid BanId, DateOnly BreachedOn, string Evidence, bool HasGoodReason, BreachOrder Order, long? Amount, DateOnly OrderDueOn);

/// <summary>What came of the order after a breach.</summary>
/// <param name="BreachId">The breach.</param>
/// <param name="Obeyed">He paid or reported.</param>
public sealed record ConcludeLuxuryBreachRequest(Guid BreachId, bool Obeyed);

/// <summary>A breach.</summary>
/// <param name="Id">Its id.</param>
/// <param name="BanId">The ban.</param>
/// <param name="BreachedOn">Day.</param>
/// <param name="Evidence">What proves it.</param>
/// <param name="Order">What he was ordered to do.</param>
/// <param name="Amount">The sum, NT$.</param>
/// <param name="OrderDueOn">Last day to obey.</param>
/// <param name="Obeyed">Whether he did.</param>
public sealed record LuxuryBreachView(Guid Id, Guid BanId, DateOnly BreachedOn, string Evidence, BreachOrder Order, long? Amount, DateOnly OrderDueOn, bool? Obeyed);

/// <summary>Breach of a luxury ban (LUX-04): order to pay or report; who does not obey is deemed able but unwilling, a ground of AEL 17(1). Needs If-Match.</summary>
internal static class BreachLuxuryBan
{
    public static readonly CaseAct<FindLuxuryBreachRequest> Act = new(PersonActs.LuxuryBreachFound, DoAsync, (_, _) => null);
    public static readonly CaseAct<ConcludeLuxuryBreachRequest> Conclusion = new(PersonActs.LuxuryOrderDefied, ConcludeAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("luxury-breaches", "FindLuxuryBreach", CaseScope.Deciders, Act, request =>
        [
            .. Shape.Text("/evidence", request.Evidence, PersonRoutes.LongText),
            .. Shape.If(request.Order == BreachOrder.Pay != request.Amount is > 0, "/amount", "A sum above 0 where he is to pay, and only there."),
        ]);
        routes.MapAct("luxury-breaches/conclusion", "ConcludeLuxuryBreach", CaseScope.Deciders, Conclusion, _ => []);
        routes.MapList("luxury-breaches", "ListLuxuryBreaches", """
            select r.id, r.measure_id, r.breached_on, r.evidence, r.order_kind, r.order_amount, r.order_due_on, r.obeyed
            from luxury_breach r join measure m on m.id = r.measure_id where m.obligor_id = $1 and m.branch = $2 order by r.id
            """, reader => new LuxuryBreachView(reader.GetGuid(0), reader.GetGuid(1), reader.GetFieldValue<DateOnly>(2), reader.GetString(3), Codes.Stored<BreachOrder>(reader.GetString(4)),
            reader.OptionalAmount(5), reader.GetFieldValue<DateOnly>(6), reader.IsDBNull(7) ? null : reader.GetBoolean(7)));
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, FindLuxuryBreachRequest request)
    {
        var group = await acting.DueGroupAsync();
        if (await acting.FindAsync(request.BanId, MeasureKinds.LuxuryBan) is not { } ban)
            return LuxuryRefusals.Unknown.Because("No ban of this obligor has this id.", "/banId");
        if (request.BreachedOn < ban.InForceOn || request.BreachedOn > acting.Journal.Day)
            return LuxuryRefusals.NoBreach.Because($"The ban is in force since {ban.InForceOn:yyyy-MM-dd}.", "/breachedOn");
        var done = Banning.FindBreach(acting.Journal, group, ban, request.HasGoodReason, request.OrderDueOn);
        if (!done.IsRefused)
        {
            await acting.WriteAsync("insert into luxury_breach (id, measure_id, breached_on, evidence, order_kind, order_amount, order_due_on) values ($1, $2, $3, $4, $5, $6, $7)",
                Guid.CreateVersion7(acting.Journal.At), ban.Id, request.BreachedOn, request.Evidence, Codes.Of(request.Order), request.Amount, request.OrderDueOn);
        }

        return done;
    }

    private static async Task<Result<Act>> ConcludeAsync(Acting acting, ConcludeLuxuryBreachRequest request)
    {
        var group = await acting.DueGroupAsync();
        var rows = await PersonSql.ReadAsync(acting.Connection, "select measure_id, order_due_on, obeyed is not null from luxury_breach where id = $1 for update",
            reader => (BanId: reader.GetGuid(0), DueOn: reader.GetFieldValue<DateOnly>(1), IsDecided: reader.GetBoolean(2)), acting.Cancel, request.BreachId);
        if (rows is not [var breach] || await acting.FindAsync(breach.BanId, MeasureKinds.LuxuryBan) is not { } ban)
            return LuxuryRefusals.UnknownBreach.Because("No breach of this obligor has this id.", "/breachId");
        if (breach.IsDecided)
            return LuxuryRefusals.BreachDecided.Because("It is decided.", "/breachId");
        var done = Banning.Conclude(acting.Journal, group, ban, breach.DueOn, request.Obeyed);
        if (!done.TryGet(out var act, out _))
            return done;
        await acting.WriteAsync("update luxury_breach set obeyed = $2, concluded_on = $3, version = version + 1 where id = $1", request.BreachId, request.Obeyed, acting.Journal.Day);
        if (!request.Obeyed)
            await FindGrounds.KeepAsync(acting, act, [new FoundGround(SecurityGrounds.AbleButUnwilling, breach.DueOn.AddDays(1), "LUX-04", request.BreachId.ToString())]);
        return done;
    }
}
