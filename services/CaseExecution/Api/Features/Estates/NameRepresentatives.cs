using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Estates;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Statute;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.CaseExecution.Features.Estates;

/// <summary>One person and what he is to the obligor.</summary>
/// <param name="Role">His role (AEL 24).</param>
/// <param name="Person">Who.</param>
/// <param name="LeftOn">Day he left office (REP-02).</param>
/// <param name="GroundAroseOn">For one who left: day the ground or duty arose.</param>
public sealed record RepresentativeRequest(RepresentativeRole Role, EstatePersonRequest Person, DateOnly? LeftOn, DateOnly? GroundAroseOn);

/// <summary>Persons who are treated like the obligor.</summary>
/// <param name="ObligorKind">What the obligor is; <c>deceased</c> once his death is recorded.</param>
/// <param name="Persons">1 to 50.</param>
/// <param name="WholeGroup">For all open cases of the obligor in the branch.</param>
/// <param name="Reason">Register, certificate; no personal data.</param>
public sealed record NameRepresentativesRequest(ObligorKind ObligorKind, IReadOnlyList<RepresentativeRequest> Persons, bool WholeGroup, string? Reason);

/// <summary>Names heirs, administrators, responsible persons ... as parties, as far as AEL 24 treats them like the obligor. Needs If-Match.</summary>
internal static class NameRepresentatives
{
    public static readonly CaseAct<NameRepresentativesRequest> Act = new(EstateActs.RepresentativeNamed, DoAsync, (file, _) => file.Outstanding);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/representatives", Handle).WithName(nameof(NameRepresentatives)).WithTags("estates")
            .WithSummary("Names persons who are treated like the obligor (AEL 24)").AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, NameRepresentativesRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        request.Persons is not { Count: > 0 and <= 50 } || request.Persons.Any(entry => entry.Person is not { IsValid: true })
            ? Problems.Validation(("/persons", "1 to 50, each with a name; numbers of 8 to 20 characters."))
        : request.Reason?.Length > 500 ? Problems.Validation(("/reason", "At most 500 characters."))
        : await desk.DoAsync(context, caller, idOrNumber, Act, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, NameRepresentativesRequest request)
    {
        IReadOnlyList<CaseFile> cases = request.WholeGroup ? await acting.GroupAsync() : [acting.File];
        var dead = await EstateRows.IsDeadAsync(acting.Connection, acting.File, acting.Cancel);
        var standings = request.Persons.Select(entry => new RepresentativeStanding(entry.Role, entry.LeftOn, entry.GroundAroseOn)).ToList();
        var result = Representation.Name(acting.Journal, cases, request.ObligorKind, dead, standings, request.Reason);
        if (result.TryGet(out var act, out _))
            await PartyRows.AddAsync(acting.Connection, cases, [.. request.Persons.Select(entry => entry.Person.As(Codes.Of(entry.Role), entry.LeftOn))], act, acting.Cancel);
        return result;
    }
}
