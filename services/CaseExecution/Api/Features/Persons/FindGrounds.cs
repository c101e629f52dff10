using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Persons;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;
using Enforcement.Statute;

namespace Enforcement.CaseExecution.Features.Persons;

/// <summary>A ground with its evidence.</summary>
/// <param name="Ground">One of the six grounds of AEL 17(1).</param>
/// <param name="AroseOn">Day it arose.</param>
/// <param name="Evidence">What proves it; kept with the ground only.</param>
/// <param name="SourceReference">Number of the record, notice or answer.</param>
public sealed record FoundGround(SecurityGrounds Ground, DateOnly AroseOn, string Evidence, string? SourceReference);

/// <summary>Grounds that were found.</summary>
/// <param name="Grounds">1 to 6, each kind once.</param>
public sealed record FindGroundsRequest(IReadOnlyList<FoundGround> Grounds);

/// <summary>A ground proved wrong, or fell away.</summary>
/// <param name="GroundId">The ground.</param>
/// <param name="Reason">Why; no personal data.</param>
public sealed record WithdrawGroundRequest(Guid GroundId, string Reason);

/// <summary>A ground as it is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Ground">Which of the six.</param>
/// <param name="AroseOn">Day it arose.</param>
/// <param name="Evidence">What proves it.</param>
/// <param name="SourceReference">Number of the record.</param>
/// <param name="FoundAt">When it was found.</param>
/// <param name="FoundBy">By whom.</param>
/// <param name="WithdrawnOn">Day it was withdrawn.</param>
/// <param name="ActId">The act that found it.</param>
public sealed record GroundView(
    Guid Id, SecurityGrounds Ground, DateOnly AroseOn, string Evidence, string? SourceReference, DateTimeOffset FoundAt, string FoundBy, DateOnly? WithdrawnOn, Guid ActId);

/// <summary>Officers find grounds against the obligor of a group, and withdraw them; with the last ground every restriction is lifted. Needs If-Match.</summary>
internal static class FindGrounds
{
    public static readonly CaseAct<FindGroundsRequest> Act = new(PersonActs.GroundsFound, DoAsync, (_, _) => null);
    public static readonly CaseAct<WithdrawGroundRequest> Withdrawal = new(PersonActs.GroundWithdrawn, WithdrawAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapAct("grounds", nameof(FindGrounds), CaseScope.Deciders, Act, request =>
        [
            .. Shape.If(request.Grounds is not { Count: > 0 and <= 6 } || request.Grounds.DistinctBy(found => found.Ground).Count() != request.Grounds.Count, "/grounds", "1 to 6, each kind once."),
            .. (request.Grounds ?? []).SelectMany((found, index) => Check(found, $"/grounds/{index}")),
        ]);
        routes.MapAct("grounds/withdrawal", "WithdrawGround", CaseScope.Deciders, Withdrawal, request => Shape.Text("/reason", request.Reason));
        routes.MapList("grounds", "ListGrounds", """
            select id, ground, arose_on, evidence, source_reference, found_at, found_by, withdrawn_on, act_id from security_ground where obligor_id = $1 and branch = $2 order by id
            """, reader => new GroundView(reader.GetGuid(0), Codes.Stored<SecurityGrounds>(reader.GetString(1)), reader.GetFieldValue<DateOnly>(2), reader.GetString(3),
            reader.Optional(4), reader.GetFieldValue<DateTimeOffset>(5), reader.GetString(6), reader.OptionalDate(7), reader.GetGuid(8)));
    }

    /// <summary>Keeps grounds that an act found.</summary>
    internal static async Task KeepAsync(Acting acting, Act act, IReadOnlyList<FoundGround> grounds)
    {
        foreach (var found in grounds)
        {
            await acting.WriteAsync("""
                insert into security_ground (id, obligor_id, branch, section, ground, arose_on, evidence, source_reference, act_id, found_at, found_by)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                """, Guid.CreateVersion7(acting.Journal.At), acting.File.State.ObligorId, acting.File.Number.Branch, acting.File.State.Section, Codes.Of(found.Ground), found.AroseOn,
                found.Evidence, found.SourceReference, act.Id, acting.Journal.At, acting.Caller.Subject);
        }
    }

    private static IEnumerable<(string, string)> Check(FoundGround found, string at) =>
    [
        .. Shape.If(!Enum.IsDefined(found.Ground) || found.Ground == SecurityGrounds.None, $"{at}/ground", "One of the six grounds."),
        .. Shape.Text($"{at}/evidence", found.Evidence, PersonRoutes.LongText), .. Shape.Optional($"{at}/sourceReference", found.SourceReference),
    ];

    private static async Task<Result<Act>> DoAsync(Acting acting, FindGroundsRequest request)
    {
        var grounds = request.Grounds.Aggregate(SecurityGrounds.None, (all, found) => all | found.Ground);
        var done = Securing.Find(acting.Journal, await acting.DueGroupAsync(), grounds);
        if (done.TryGet(out var act, out _))
            await KeepAsync(acting, act, request.Grounds);
        return done;
    }

    private static async Task<Result<Act>> WithdrawAsync(Acting acting, WithdrawGroundRequest request)
    {
        var group = await acting.GroupAsync();
        var rows = await PersonSql.ReadAsync(acting.Connection, "select withdrawn_on is not null from security_ground where id = $1 and obligor_id = $2 and branch = $3 for update",
            reader => reader.GetBoolean(0), acting.Cancel, request.GroundId, acting.File.State.ObligorId, acting.File.Number.Branch);
        if (rows is not [var withdrawn])
            return GroundRefusals.Unknown.Because("No ground of this obligor has this id.", "/groundId");
        if (withdrawn)
            return GroundRefusals.Withdrawn.Because("It does not count any more.", "/groundId");
        var done = Securing.Withdraw(acting.Journal, group, request.GroundId, await acting.GroundsAsync(request.GroundId), await acting.StandingAsync(Restricting.Kinds), request.Reason);
        if (!done.IsRefused)
            await acting.WriteAsync("update security_ground set withdrawn_on = $2, withdrawn_by = $3, version = version + 1 where id = $1", request.GroundId, acting.Journal.Day, acting.Caller.Subject);
        return done;
    }
}
