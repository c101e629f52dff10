using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>An order to give security and perform within a period.</summary>
/// <param name="Amount">Security wanted, NT$.</param>
/// <param name="Days">Days from service; the configured number when left out.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">Milder means considered.</param>
/// <param name="Person">The person treated like the obligor.</param>
public sealed record OrderSecurityRequest(long Amount, int? Days, string? Reason, string? MilderMeans, PersonRequest? Person);

/// <summary>That the order was served.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="ServedOn">Day of service.</param>
public sealed record ServeSecurityRequest(Guid OrderId, DateOnly ServedOn);

/// <summary>How security was given.</summary>
public enum SecurityKind
{
    /// <summary>Money.</summary>
    Cash,

    /// <summary>Securities.</summary>
    Securities,

    /// <summary>Mortgage or pledge.</summary>
    Property,

    /// <summary>A guarantor's document 擔保書狀.</summary>
    Guarantee,

    /// <summary>Otherwise.</summary>
    Other,
}

/// <summary>That adequate security was given.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Kind">How.</param>
/// <param name="GivenOn">Day.</param>
/// <param name="Note">Why it is adequate; no personal data.</param>
public sealed record GiveSecurityRequest(Guid OrderId, SecurityKind Kind, DateOnly GivenOn, string Note);

/// <summary>A security order.</summary>
/// <param name="Id">Its id, that of the measure.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Amount">Security wanted, NT$.</param>
/// <param name="ServedOn">Day of service.</param>
/// <param name="DueOn">Last day of the period.</param>
/// <param name="GivenOn">Day security was given.</param>
/// <param name="Kind">How.</param>
/// <param name="PersonId">The person, when it is not the obligor.</param>
/// <param name="EndReason">Why it ended.</param>
public sealed record SecurityOrderView(
    Guid Id, MeasureState State, long Amount, DateOnly? ServedOn, DateOnly? DueOn, DateOnly? GivenOn, SecurityKind? Kind, Guid? PersonId, string? EndReason);

/// <summary>Security order (SEC-01), its service (SEC-02) and the security given, which lifts restrictions at once (RES-04). Needs If-Match.</summary>
internal static class OrderSecurity
{
    public static readonly CaseAct<OrderSecurityRequest> Act = new(PersonActs.SecurityOrdered, DoAsync, (_, request) => request.Amount);
    public static readonly CaseAct<ServeSecurityRequest> Service = new(PersonActs.SecurityServed, ServeAsync, (_, _) => null);
    public static readonly CaseAct<GiveSecurityRequest> Given = new(PersonActs.SecurityGiven, GiveAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("security-orders", nameof(OrderSecurity), CaseScope.Deciders, Act, request =>
        [
            .. Shape.If(request.Amount <= 0, "/amount", "Above 0."), .. Shape.If(request.Days <= 0, "/days", "At least 1."), .. Shape.Why(request.Reason, request.MilderMeans),
        ]);
        routes.MapAct("security-orders/service", "ServeSecurityOrder", CaseScope.Executors, Service, _ => []);
        routes.MapAct("security-orders/security", "GiveSecurity", CaseScope.Deciders, Given, request => Shape.Text("/note", request.Note));
        routes.MapList("security-orders", "ListSecurityOrders", """
            select s.measure_id, m.state, s.amount, s.served_on, s.due_on, s.given_on, s.security_kind, m.person_id, m.end_reason
            from security_order s join measure m on m.id = s.measure_id where s.obligor_id = $1 and m.branch = $2 order by s.measure_id
            """, reader => new SecurityOrderView(reader.GetGuid(0), Codes.Stored<MeasureState>(reader.GetString(1)), reader.GetInt64(2), reader.OptionalDate(3), reader.OptionalDate(4),
            reader.OptionalDate(5), Codes.Read<SecurityKind>(reader.Optional(6)), reader.OptionalGuid(7), reader.Optional(8)));
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, OrderSecurityRequest request)
    {
        if (!(await acting.MatterAsync(request.Person)).TryGet(out var matter, out var refusal))
            return refusal;
        if (!Securing.Order(acting.Journal, matter, await acting.GroundsAsync(), request.Reason, request.MilderMeans).TryGet(out var order, out refusal))
            return refusal;
        await acting.WriteAsync("insert into security_order (measure_id, obligor_id, amount, days) values ($1, $2, $3, $4)", order.Id, order.Terms.ObligorId, request.Amount, request.Days);
        return acting.Journal.Acts[^1];
    }

    private static async Task<Result<Act>> ServeAsync(Acting acting, ServeSecurityRequest request)
    {
        var group = await acting.DueGroupAsync();
        if (await acting.FindAsync(request.OrderId, MeasureKinds.SecurityOrder) is not { } order)
            return SecurityRefusals.Unknown.Because("No order of this obligor has this id.", "/orderId");
        var days = await PersonSql.ScalarAsync<int?>(acting.Connection, "select days from security_order where measure_id = $1 for update", acting.Cancel, order.Id);
        if (!Securing.Serve(acting.Journal, group, order, new SecurityPeriodFacts(request.ServedOn, days)).TryGet(out var period, out var refusal))
            return refusal;
        await acting.WriteAsync("update security_order set served_on = $2, due_on = $3, version = version + 1 where measure_id = $1", order.Id, request.ServedOn, period.DueOn);
        return await acting.StartAsync(PersonClocks.Performance, order.Id, "SEC-02", period.Facts, TaipeiTime.StartOf(request.ServedOn)) is { } notStarted ? notStarted : period.Act;
    }

    private static async Task<Result<Act>> GiveAsync(Acting acting, GiveSecurityRequest request)
    {
        var group = await acting.GroupAsync();
        if (await acting.FindAsync(request.OrderId, MeasureKinds.SecurityOrder) is not { } order)
            return SecurityRefusals.Unknown.Because("No order of this obligor has this id.", "/orderId");
        var done = Securing.Give(acting.Journal, group, order, request.GivenOn, await acting.StandingAsync(Restricting.Kinds), request.Note);
        if (done.IsRefused)
            return done;
        await acting.WriteAsync("update security_order set given_on = $2, security_kind = $3, version = version + 1 where measure_id = $1", order.Id, request.GivenOn, Codes.Of(request.Kind));
        return await acting.MeetAsync(PersonClocks.Performance, order.Id, acting.Journal.At) is { } notMet ? notMet : done;
    }
}
