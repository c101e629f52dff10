using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Notices;

/// <summary>A notice to issue.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="DayOn">Day to pay or to report by.</param>
/// <param name="AppearAt">When to appear.</param>
/// <param name="Place">Where to appear.</param>
/// <param name="Purpose">What for; no personal data.</param>
/// <param name="WholeGroup">For all open cases of the obligor in the branch.</param>
/// <param name="IsUrgent">Urgent, where a moratorium leaves urgent cases out; the purpose says why.</param>
/// <param name="ToldActId">The act it tells of; notices that act owes are done with it.</param>
/// <param name="Addressees">Who gets it; left out: those the act owes it to, else the obligor.</param>
public sealed record IssueNoticeRequest(
    NoticeKind Kind, DateOnly? DayOn, DateTimeOffset? AppearAt, string? Place, string? Purpose, bool WholeGroup, bool IsUrgent, Guid? ToldActId,
    IReadOnlyList<AddresseeRequest>? Addressees)
{
    internal NoticeTerms Terms() => new(Kind, AppearAt is { } at ? TaipeiTime.DateOf(at) : DayOn)
    {
        AppearAt = AppearAt?.ToUniversalTime(),
        Place = Place,
        Purpose = Purpose,
        ToldActId = ToldActId,
    };
}

/// <summary>Issues a notice to pay, to appear, to report, or about an act. Needs If-Match.</summary>
internal static class IssueNotice
{
    private const int MostAddressees = 50;

    public static readonly CaseAct<IssueNoticeRequest> Payment = new(NoticeActs.PaymentNoticed, DoAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<IssueNoticeRequest> Appearance = new(NoticeActs.AppearanceNoticed, DoAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<IssueNoticeRequest> Report = new(NoticeActs.ReportOrdered, DoAsync, (file, _) => file.Outstanding);
    public static readonly CaseAct<IssueNoticeRequest> Information = new(NoticeActs.Informed, DoAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/notices", Handle).WithName(nameof(IssueNotice)).WithTags("notices")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, IssueNoticeRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        Errors(request) is { Length: > 0 } errors ? Problems.Validation(errors) : await desk.DoAsync(context, caller, idOrNumber, ActOf(request.Kind), request);

    private static CaseAct<IssueNoticeRequest> ActOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Payment => Payment,
        NoticeKind.Appearance => Appearance,
        NoticeKind.Report => Report,
        _ => Information,
    };

    private static (string, string)[] Errors(IssueNoticeRequest request) =>
    [
        .. Shape(request.Kind, request.DayOn, request.AppearAt, request.Place, request.Purpose),
        .. request.IsUrgent && string.IsNullOrWhiteSpace(request.Purpose) ? [("/purpose", "Say why it is urgent.")] : Array.Empty<(string, string)>(),
        .. request.Addressees is { Count: 0 or > MostAddressees } ? [("/addressees", $"1 to {MostAddressees}, or left out.")] : Array.Empty<(string, string)>(),
        .. (request.Addressees ?? []).SelectMany((addressee, index) => addressee.Errors($"/addressees/{index}")),
    ];

    /// <summary>What belongs to a kind of notice; runs over a worklist take the same.</summary>
    internal static IEnumerable<(string Field, string Detail)> Shape(NoticeKind kind, DateOnly? dayOn, DateTimeOffset? appearAt, string? place, string? purpose)
    {
        if (kind == NoticeKind.Appearance ? appearAt is null : appearAt is not null)
            yield return ("/appearAt", "For a notice to appear, and for no other.");
        if (kind is NoticeKind.Payment or NoticeKind.Report ? dayOn is null : dayOn is not null)
            yield return ("/dayOn", "For a notice to pay or to report, and for no other.");
        if (kind == NoticeKind.Appearance ? string.IsNullOrWhiteSpace(place) || place.Length > 200 : place is not null)
            yield return ("/place", "1 to 200 characters, for a notice to appear only.");
        if (purpose?.Length > 500)
            yield return ("/purpose", "At most 500 characters.");
    }

    private static async Task<Result<Act>> DoAsync(Acting acting, IssueNoticeRequest request)
    {
        var (terms, journal) = (request.Terms(), acting.Journal);
        var due = request.ToldActId is { } told ? await NoticesDue.OpenAsync(acting.Connection, acting.File, told, acting.Cancel) : [];
        if (request.ToldActId is { } act && !await IsOfCaseAsync(acting, act))
            return NoticeRefusals.ActUnknown.Because("No act of the case has this id.", "/toldActId");
        if (request.ToldActId is not null && due.Count == 0 && request.Addressees is null)
            return NoticeRefusals.NothingDue.Because("Every notice of this act is issued, or it owes none on this case.", "/toldActId");
        if (!(await AddresseesAsync(acting, request, due)).TryGet(out var addressees, out var refusal))
            return refusal;
        IReadOnlyList<CaseFile> cases = !request.WholeGroup ? [acting.File]
            : request.Kind == NoticeKind.Payment ? await acting.DueGroupAsync()
            : await acting.GroupAsync();
        var moratorium = terms is { Kind: NoticeKind.Appearance, DayOn: { } day }
            ? await MoratoriumRows.AskAsync(acting.Connection, cases, day, request.IsUrgent, acting.Cancel)
            : null;
        if (!Notice.Issue(journal, cases, terms, addressees, moratorium).TryGet(out var notice, out refusal))
            return refusal;
        acting.FurtherChanges += await NoticeRows.InsertAsync(acting.Connection, [notice], null, acting.Caller.Subject, journal.At, journal.Day, acting.Cancel);
        acting.FurtherChanges += await NoticesDue.TakeUpAsync(acting.Connection, due, addressees, notice.Id, acting.Cancel);
        return NoticeClocks.Of(notice, journal.Day, journal.At) is { } clock && (await acting.Clocks.StartAsync([clock], acting.Cancel)).Refusal is { } notStarted
            ? notStarted
            : journal.Acts[^1];
    }

    private static async Task<bool> IsOfCaseAsync(Acting acting, Guid actId)
    {
        await using var command = new NpgsqlCommand("select exists (select from act_case where roc_year = $1 and case_id = $2 and act_id = $3)", acting.Connection)
        {
            Parameters = { new() { Value = (short)acting.File.Number.RocYear }, new() { Value = acting.File.Id }, new() { Value = actId } },
        };
        return (bool)(await command.ExecuteScalarAsync(acting.Cancel))!;
    }

    private static async Task<Result<IReadOnlyList<AddresseeTerms>>> AddresseesAsync(Acting acting, IssueNoticeRequest request, IReadOnlyList<DueNotice> due)
    {
        var people = await CasePeople.OfAsync(acting.Connection, acting.File, acting.Cancel);
        IReadOnlyList<AddresseeRequest> wanted = request.Addressees
            ?? (due.Count > 0 ? [.. due.Select(row => new AddresseeRequest(row.Role, row.PartyOrdinal))] : [new AddresseeRequest(AddresseeRole.Obligor)]);
        var addressees = new List<AddresseeTerms>(wanted.Count);
        for (var i = 0; i < wanted.Count; i++)
        {
            if (wanted[i].Of(people, acting.File) is not { } addressee)
                return NoticeRefusals.AddresseeUnknown.Because("Parties are named by their place on the case.", $"/addressees/{i}");
            addressees.Add(addressee);
        }

        return addressees;
    }
}
