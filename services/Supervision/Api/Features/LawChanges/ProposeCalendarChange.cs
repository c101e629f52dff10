using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Hosting.Messaging;
using Enforcement.Kernel;
using Enforcement.Law;
using Enforcement.Statute;
using Enforcement.Supervision.Data;
using Enforcement.Supervision.Domain.LawChanges;
using Enforcement.Supervision.Rulebook;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>The official calendar of a year.</summary>
public sealed record OfficialYearRequest
{
    public required int Year { get; init; }

    /// <summary>All named days: holidays, substitute and moved days, make-up working days. Other weekends are rest days.</summary>
    public required IReadOnlyList<OfficialDay> Days { get; init; }
}

/// <summary>One of: a year, single days, closures of counties.</summary>
public sealed record ProposeCalendarChangeRequest
{
    public OfficialYearRequest? OfficialYear { get; init; }
    public IReadOnlyList<OfficialDay>? Days { get; init; }
    public IReadOnlyList<CountyClosure>? Closures { get; init; }

    /// <summary>Where it was published.</summary>
    public required string Source { get; init; }
}

/// <summary>Proposes a change of the working calendar.</summary>
public static class ProposeCalendarChange
{
    private const int MostEntries = 400;

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/v1/calendar/changes", Handle)
        .AllowRoles(Roles.HqLegal)
        .WithIdempotency<SupervisionDbContext>(required: true)
        .WithName("ProposeCalendarChange").WithTags("Law changes")
        .WithSummary("Propose the official calendar of a year, single days, or closures of counties; another person approves.");

    public static async Task<Results<Created<LawChangeView>, ProblemHttpResult>> Handle(ProposeCalendarChangeRequest request, Caller caller,
        SupervisionDbContext db, CurrentLaw law, AuditTrail audit, TimeProvider time, HttpContext http, CancellationToken cancel)
    {
        if (Shape(request).ToArray() is { Length: > 0 } errors)
            return Problems.Validation(errors);
        if (!Content(request).TryGet(out var content, out var refusal))
            return refusal.ToProblem();
        if (LawEffects.Of(content, law.Edition).Days.Count == 0 && !(content.Year is { } year && !law.Edition.Calendar.OfficialYears.Contains(year)))
            return LawChangeRefusals.WithoutEffect.Because("No day would be otherwise than it is.").ToProblem();
        return await Proposals.AddAsync(db, LawProposal.Propose(Guid.CreateVersion7(time.GetUtcNow()), content, request.Source, caller.Subject, time.GetUtcNow()),
            caller, law.Edition, audit, http, cancel);
    }

    private static Result<LawContent> Content(ProposeCalendarChangeRequest request) =>
        request.OfficialYear is { } year ? LawContent.OfYear(year.Year, year.Days)
        : request.Days is { } days ? LawContent.OfDays(days)
        : LawContent.OfClosures(request.Closures!);

    private static IEnumerable<(string Field, string Detail)> Shape(ProposeCalendarChangeRequest request)
    {
        if (new object?[] { request.OfficialYear, request.Days, request.Closures }.Count(part => part is not null) != 1)
            return [("/", "give exactly one of officialYear, days and closures")];
        var names = request.Closures is { } closures
            ? Entries("/closures", closures, closure => closure.Reason, "reason").Concat(Entries("/closures", closures, closure => closure.County, "county"))
            : Entries(request.Days is null ? "/officialYear/days" : "/days", request.Days ?? request.OfficialYear!.Days, day => day.Name, "name");
        return names.Concat(LawText.Check("/source", request.Source, LawText.MaxSource));
    }

    private static IEnumerable<(string Field, string Detail)> Entries<T>(string field, IReadOnlyList<T> entries, Func<T, string> text, string name)
        where T : class => entries.Count is 0 or > MostEntries
        ? [(field, $"must have 1 to {MostEntries} entries")]
        : entries.SelectMany((entry, i) => entry is null ? [($"{field}/{i}", "must not be null")] : LawText.Check($"{field}/{i}/{name}", text(entry), LawText.MaxName));
}
