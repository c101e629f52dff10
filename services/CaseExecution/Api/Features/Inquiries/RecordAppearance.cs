using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Inquiries;
using Enforcement.CaseExecution.Domain.Notices;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Proposals;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Enforcement.Law.Clocks;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>What happened on the day to appear, or a statement made without a notice.</summary>
/// <param name="NoticeId">The notice to appear; needed when nobody appeared.</param>
/// <param name="Appeared">Somebody appeared and was heard.</param>
/// <param name="HeldAt">When; for a notice left alone, the time it set.</param>
/// <param name="Place">Where.</param>
/// <param name="Person">Who should have appeared, or was heard.</param>
/// <param name="PartyOrdinal">For a party of the case: its place.</param>
/// <param name="PersonName">For whom the case does not know.</param>
/// <param name="IdentityChecked">He showed who he is (AEL 5(3)).</param>
/// <param name="Questions">Questions and answers; an answer left out was refused.</param>
/// <param name="Statement">What he stated beside that.</param>
/// <param name="Signature">How the record was signed.</param>
/// <param name="SignatureNote">Why it was not.</param>
/// <param name="GoodReason">The good reason not to appear, where one was shown.</param>
public sealed record RecordAppearanceRequest(
    Guid? NoticeId, bool Appeared, DateTimeOffset? HeldAt, string? Place, AddresseeRole Person, short? PartyOrdinal, string? PersonName, bool IdentityChecked,
    IReadOnlyList<Question>? Questions, string? Statement, RecordSignature? Signature, string? SignatureNote, string? GoodReason)
{
    private const int MostQuestions = 200;
    private const int LongestText = 10_000;

    internal (string Field, string Detail)[] Errors() =>
    [
        .. Appeared == HeldAt is not null ? Array.Empty<(string, string)>() : [("/heldAt", "For whoever appeared, and for nobody else.")],
        .. Appeared == Signature is not null ? Array.Empty<(string, string)>() : [("/signature", "For whoever appeared, and for nobody else.")],
        .. Appeared || (Questions is null && Statement is null) ? Array.Empty<(string, string)>() : [("/statement", "Nobody appeared, so nothing was said.")],
        .. Appeared && Questions is not { Count: > 0 } && string.IsNullOrWhiteSpace(Statement) ? [("/statement", "Questions, or a statement.")] : Array.Empty<(string, string)>(),
        .. Appeared && GoodReason is not null ? [("/goodReason", "For whoever did not appear.")] : Array.Empty<(string, string)>(),
        .. Signature is RecordSignature.Refused or RecordSignature.Unable && string.IsNullOrWhiteSpace(SignatureNote) ? [("/signatureNote", "Say why.")] : Array.Empty<(string, string)>(),
        .. (Person == AddresseeRole.Party) == PartyOrdinal is not null ? Array.Empty<(string, string)>() : [("/partyOrdinal", "For a party of the case, and for no other.")],
        .. Questions?.Count > MostQuestions || Questions?.Any(question => string.IsNullOrWhiteSpace(question.Asked) || question.Asked.Length > 2000 || question.Answer?.Length > LongestText) == true
            ? [("/questions", $"At most {MostQuestions} of 1 to 2,000 characters, with answers of at most {LongestText}.")]
            : Array.Empty<(string, string)>(),
        .. Statement?.Length > LongestText || GoodReason?.Length > 1000 || SignatureNote?.Length > 500 || Place?.Length > 200 || PersonName?.Length > 200
            ? [("/statement", $"At most {LongestText} characters; a reason 1,000, a note 500, place and name 200.")]
            : Array.Empty<(string, string)>(),
    ];
}

/// <summary>Records an appearance with questions and answers, or that nobody came, and settles the notice. Needs If-Match of the case.</summary>
internal static class RecordAppearance
{
    private static readonly CaseAct<RecordAppearanceRequest> Heard = new(InquiryActs.StatementTaken, DoAsync, (_, _) => null);
    private static readonly CaseAct<RecordAppearanceRequest> Missed = new(InquiryActs.NotAppeared, DoAsync, (_, _) => null);

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/cases/{idOrNumber}/appearance-records", Handle).WithName(nameof(RecordAppearance)).WithTags("inquiries")
            .AllowRoles(CaseScope.Executors).WithIdempotency<CaseExecutionDbContext>();

    private static async Task<Results<Ok<ActView>, Accepted<ProposalView>, ProblemHttpResult>> Handle(
        string idOrNumber, RecordAppearanceRequest request, Caller caller, ActDesk desk, HttpContext context) =>
        request.Errors() is { Length: > 0 } errors ? Problems.Validation(errors) : await desk.DoAsync(context, caller, idOrNumber, request.Appeared ? Heard : Missed, request);

    private static async Task<Result<Act>> DoAsync(Acting acting, RecordAppearanceRequest request)
    {
        var notice = request.NoticeId is { } id ? await NoticeOfCase.LockAsync(acting, id) : null;
        if (request.NoticeId is not null && notice is not { Kind: NoticeKind.Appearance })
            return AppearanceRefusals.NoticeOfOtherCase.Because("The case has no such notice to appear.", "/noticeId");
        if (notice is { State: not NoticeState.Open })
            return NoticeRefusals.Settled.Because($"It is {notice.State}.", "/noticeId");
        if (notice is null && !request.Appeared)
            return AppearanceRefusals.NoticeMissing.Because("Name the notice that set the day.", "/noticeId");
        var recordId = Guid.CreateVersion7(acting.Journal.At);
        var cases = notice is null ? [acting.File] : await CasesAsync(acting, notice.Id);
        return request.Appeared ? await HeardAsync(acting, request, notice, cases, recordId) : await MissedAsync(acting, request, notice!, cases, recordId);
    }

    private static async Task<Result<Act>> HeardAsync(Acting acting, RecordAppearanceRequest request, StoredNotice? notice, List<CaseFile> cases, Guid recordId)
    {
        var heldAt = request.HeldAt!.Value;
        var refusedAnswers = request.Questions?.Count(question => question.Answer is null) ?? 0;
        var result = AppearanceRecord.Heard(acting.Journal, cases, recordId, TaipeiTime.DateOf(heldAt), refusedAnswers);
        if (!result.TryGet(out var act, out _))
            return result;
        if (notice is not null)
        {
            acting.FurtherChanges += await NoticeRows.SettleAsync(acting.Connection, [notice.Id], NoticeState.Fulfilled, TaipeiTime.DateOf(heldAt), acting.Cancel);
            await acting.Clocks.MeetAsync(ClockSelection.AllOf(NoticeClocks.Subject, [notice.Id]), heldAt, acting.Cancel);
        }

        await InsertAsync(acting, act, request, recordId, heldAt, null);
        return result;
    }

    private static async Task<Result<Act>> MissedAsync(Acting acting, RecordAppearanceRequest request, StoredNotice notice, List<CaseFile> cases, Guid recordId)
    {
        var appearAt = notice.AppearAt!.Value;
        var countsFrom = await CountsFromAsync(acting, notice.Id, request);
        var result = AppearanceRecord.Missed(acting.Journal, cases, recordId, TaipeiTime.DateOf(appearAt), countsFrom, !string.IsNullOrWhiteSpace(request.GoodReason));
        if (!result.TryGet(out var missed, out var refusal))
            return refusal;
        acting.FurtherChanges += await NoticeRows.SettleAsync(acting.Connection, [notice.Id], NoticeState.Over, acting.Journal.Day, acting.Cancel);
        await acting.Clocks.CancelAsync(ClockSelection.AllOf(NoticeClocks.Subject, [notice.Id]), acting.Journal.At, "notAppeared", acting.Cancel);
        await InsertAsync(acting, missed.Act, request, recordId, appearAt, missed.Counts);
        return missed.Act;
    }

    private static async Task<List<CaseFile>> CasesAsync(Acting acting, Guid noticeId)
    {
        Guid[] others = [.. (await StoredNotices.CasesAsync(acting.Connection, [noticeId], acting.Cancel)).Select(row => row.Case).Where(id => id != acting.File.Id)];
        var files = await CaseRows.LockAsync(acting.Connection, others, acting.Cancel);
        return [.. files.Values.Where(file => file.Bars(InquiryActs.StatementTaken) is null).Append(acting.File).OrderBy(file => file.Id)];
    }

    private static async Task<DateOnly?> CountsFromAsync(Acting acting, Guid noticeId, RecordAppearanceRequest request)
    {
        await using var command = new NpgsqlCommand("""
            select counts_from from notice_addressee where notice_id = $1 and role = $2 and party_ordinal is not distinct from $3 order by counts_from nulls last limit 1
            """, acting.Connection)
        {
            Parameters = { new() { Value = noticeId }, new() { Value = Codes.Of(request.Person) }, JournalBatch.One(request.PartyOrdinal, NpgsqlDbType.Smallint) },
        };
        await using var reader = await command.ExecuteReaderAsync(acting.Cancel);
        return await reader.ReadAsync(acting.Cancel) ? reader.OptionalDate(0) : null;
    }

    private static async Task InsertAsync(Acting acting, Act act, RecordAppearanceRequest request, Guid recordId, DateTimeOffset heldAt, bool? counts)
    {
        var file = acting.File;
        var questions = request.Questions is { Count: > 0 } ? JsonSerializer.Serialize(request.Questions, ProposedContent.Json) : null;
        await using var batch = new JournalBatch(acting.Connection);
        batch.Add("""
            insert into appearance_record (id, roc_year, case_id, case_number, notice_id, obligor_id, branch, section, act_id, appeared, counts, person, party_ordinal,
                person_name, held_at, place, identity_checked, questions, statement, signature, signature_note, good_reason, recorded_at, recorded_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
            """,
            JournalBatch.One(recordId), JournalBatch.One((short)file.Number.RocYear), JournalBatch.One(file.Id), JournalBatch.One(file.Number.ToString()),
            JournalBatch.One(request.NoticeId, NpgsqlDbType.Uuid), JournalBatch.One(file.State.ObligorId), JournalBatch.One(file.Number.Branch),
            JournalBatch.One(file.State.Section), JournalBatch.One(act.Id), JournalBatch.One(request.Appeared), JournalBatch.One(counts, NpgsqlDbType.Boolean),
            JournalBatch.One(Codes.Of(request.Person)), JournalBatch.One(request.PartyOrdinal, NpgsqlDbType.Smallint), JournalBatch.One(request.PersonName, NpgsqlDbType.Text),
            JournalBatch.One(heldAt.ToUniversalTime()), JournalBatch.One(request.Place, NpgsqlDbType.Text), JournalBatch.One(request.IdentityChecked),
            JournalBatch.One(questions, NpgsqlDbType.Text), JournalBatch.One(request.Statement, NpgsqlDbType.Text),
            JournalBatch.One(request.Signature is { } signature ? Codes.Of(signature) : null, NpgsqlDbType.Text), JournalBatch.One(request.SignatureNote, NpgsqlDbType.Text),
            JournalBatch.One(request.GoodReason, NpgsqlDbType.Text), JournalBatch.One(act.At), JournalBatch.One(acting.Caller.Subject));
        await batch.ExecuteAsync(acting.Cancel);
    }
}
