using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>A guarantee 擔保書狀.</summary>
/// <param name="Name">Guarantor.</param>
/// <param name="IdentityNumber">His identity number or uniform number.</param>
/// <param name="IsEntity">He is no natural person.</param>
/// <param name="Amount">What he promises, NT$.</param>
/// <param name="PromisesPayment">The document says that he pays when the obligor flees or does not perform.</param>
/// <param name="GivenOn">Day.</param>
/// <param name="Document">Number of the document.</param>
/// <param name="SecurityOrderId">The security order it answers.</param>
public sealed record GiveGuaranteeRequest(
    string Name, string IdentityNumber, bool IsEntity, long Amount, bool PromisesPayment, DateOnly GivenOn, string Document, Guid? SecurityOrderId);

/// <summary>That the guarantor is to be enforced against.</summary>
/// <param name="GuaranteeId">The guarantee.</param>
/// <param name="Reason">Why; no personal data.</param>
/// <param name="MilderMeans">Milder means considered.</param>
public sealed record EnforceGuarantorRequest(Guid GuaranteeId, string? Reason, string? MilderMeans);

/// <summary>A guarantee.</summary>
/// <param name="Id">Its id.</param>
/// <param name="GuarantorId">The guarantor, as an obligor id.</param>
/// <param name="Name">His name.</param>
/// <param name="Amount">What he promises, NT$.</param>
/// <param name="PromisesPayment">He pays when the obligor does not.</param>
/// <param name="GivenOn">Day.</param>
/// <param name="Document">Number of the document.</param>
/// <param name="SecurityOrderId">The security order it answers.</param>
/// <param name="EnforcedOn">Day he became a party.</param>
public sealed record GuaranteeView(
    Guid Id, Guid GuarantorId, string Name, long Amount, bool PromisesPayment, DateOnly GivenOn, string Document, Guid? SecurityOrderId, DateOnly? EnforcedOn);

/// <summary>A guarantee, and direct enforcement against the guarantor when the obligor did not perform within the period (GUA-01). Needs If-Match.</summary>
internal static class GiveGuarantee
{
    public static readonly CaseAct<GiveGuaranteeRequest> Act = new(PersonActs.GuaranteeGiven, DoAsync, (_, request) => request.Amount);
    public static readonly CaseAct<EnforceGuarantorRequest> Enforcing = new(PersonActs.GuarantorEnforced, EnforceAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("guarantees", nameof(GiveGuarantee), CaseScope.Executors, Act, request =>
        [
            .. Shape.Text("/name", request.Name, 100), .. Shape.If(request.IdentityNumber is null || IdentityNumber.Classify(request.IdentityNumber, request.GivenOn) is null, "/identityNumber", "No identity or uniform number."),
            .. Shape.If(request.Amount <= 0, "/amount", "Above 0."), .. Shape.Text("/document", request.Document, 100),
        ]);
        routes.MapAct("guarantees/enforcement", "EnforceGuarantor", CaseScope.Deciders, Enforcing, request => Shape.Why(request.Reason, request.MilderMeans));
        routes.MapList("guarantees", "ListGuarantees", """
            select g.id, g.guarantor_id, o.name, g.amount, g.promises_payment, g.given_on, g.document, g.security_order_id, g.enforced_on
            from guarantee g join obligor o on o.id = g.guarantor_id where g.obligor_id = $1 and g.branch = $2 order by g.id
            """, reader => new GuaranteeView(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetInt64(3), reader.GetBoolean(4), reader.GetFieldValue<DateOnly>(5),
            reader.GetString(6), reader.OptionalGuid(7), reader.OptionalDate(8)));
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, GiveGuaranteeRequest request)
    {
        var group = await acting.GroupAsync();
        if (request.SecurityOrderId is { } orderId && await acting.FindAsync(orderId, MeasureKinds.SecurityOrder) is null)
            return SecurityRefusals.Unknown.Because("No order of this obligor has this id.", "/securityOrderId");
        var id = Guid.CreateVersion7(acting.Journal.At);
        var done = Guaranteeing.Give(acting.Journal, group, id, request.Amount);
        if (done.IsRefused)
            return done;
        await acting.AddAsync("insert into obligor (id, identity_number, type, name) values ($1, $2, $3, $4) on conflict (identity_number) do nothing",
            Guid.CreateVersion7(acting.Journal.At), request.IdentityNumber, request.IsEntity ? "entity" : "person", request.Name);
        await acting.WriteAsync("""
            insert into guarantee (id, obligor_id, branch, guarantor_id, security_order_id, amount, promises_payment, given_on, document)
            select $1, $2, $3, o.id, $4, $5, $6, $7, $8 from obligor o where o.identity_number = $9
            """, id, acting.File.State.ObligorId, acting.File.Number.Branch, request.SecurityOrderId, request.Amount, request.PromisesPayment, request.GivenOn, request.Document,
            request.IdentityNumber);
        return done;
    }

    private static async Task<Result<Act>> EnforceAsync(Acting acting, EnforceGuarantorRequest request)
    {
        var group = await acting.FreeGroupAsync();
        var rows = await PersonSql.ReadAsync(acting.Connection, """
            select g.amount, g.promises_payment, s.due_on, g.enforced_on from guarantee g left join security_order s on s.measure_id = g.security_order_id
            where g.id = $1 and g.obligor_id = $2 and g.branch = $3 for update of g
            """, reader => (Amount: reader.GetInt64(0), Promises: reader.GetBoolean(1), DueOn: reader.OptionalDate(2), EnforcedOn: reader.OptionalDate(3)), acting.Cancel,
            request.GuaranteeId, acting.File.State.ObligorId, acting.File.Number.Branch);
        if (rows is not [var guarantee])
            return GuaranteeRefusals.Unknown.Because("No guarantee for this obligor has this id.", "/guaranteeId");
        if (guarantee.EnforcedOn is { } on)
            return GuaranteeRefusals.Enforced.Because($"Since {on:yyyy-MM-dd}.", "/guaranteeId");
        var facts = new GuaranteeFacts(guarantee.Promises, guarantee.DueOn, acting.Journal.Day, group.Sum(file => file.Outstanding));
        var done = Guaranteeing.Enforce(acting.Journal, group, request.GuaranteeId, guarantee.Amount, facts, request.Reason, request.MilderMeans);
        if (done.IsRefused)
            return done;
        await acting.WriteAsync("update guarantee set enforced_on = $2, version = version + 1 where id = $1", request.GuaranteeId, acting.Journal.Day);
        await AddPartyAsync(acting, request.GuaranteeId, group);
        return done;
    }

    // One statement however many cases: the guarantor is the last party of each.
    private static Task AddPartyAsync(Acting acting, Guid guaranteeId, IReadOnlyList<CaseFile> group) => acting.AddAsync("""
        insert into party (roc_year, case_id, ordinal, role, obligor_id, name, identity_number, type)
        select t.roc_year, t.case_id, coalesce((select max(p.ordinal) from party p where p.roc_year = t.roc_year and p.case_id = t.case_id), 0) + 1, 'guarantor', o.id, o.name,
            o.identity_number, o.type
        from unnest($2, $3) as t (roc_year, case_id) cross join guarantee g join obligor o on o.id = g.guarantor_id where g.id = $1
        """, guaranteeId, group.Select(file => (short)file.Number.RocYear).ToArray(), group.Select(file => file.Id).ToArray());
}
