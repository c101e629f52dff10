using System.ComponentModel;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Certificates;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Certificates;

/// <summary>An enforcement certificate 執行憑證.</summary>
public sealed record CertificateView
{
    public required Guid Id { get; init; }
    public required string Number { get; init; }
    public required Guid CaseId { get; init; }
    public required string Branch { get; init; }
    public required string Section { get; init; }
    public required string Agency { get; init; }

    /// <summary>NT$ not obtained.</summary>
    public required long Amount { get; init; }

    public required DateOnly IssuedOn { get; init; }
    public required CertificateReview Review { get; init; }

    /// <summary>Day it was drawn for the review.</summary>
    public DateOnly? SampledOn { get; init; }

    public DateOnly? SentBackOn { get; init; }

    /// <summary>Reports of the branch since.</summary>
    public required int Reports { get; init; }

    public DateOnly? ReportDueOn { get; init; }
    public string? ReviewNote { get; init; }

    /// <summary>The case that goes on with it after it was transferred again.</summary>
    public Guid? SuccessorCaseId { get; init; }

    public DateOnly? RetransferredOn { get; init; }
    public required int Version { get; init; }
}

/// <summary>A sample for the review.</summary>
/// <param name="Branch">Of one branch; of all when left out.</param>
/// <param name="IssuedFrom">First day of issue.</param>
/// <param name="IssuedTo">Last day of issue.</param>
/// <param name="Count">How many, 1 to 500; fewer where there are not so many. No rate is prescribed.</param>
public sealed record SampleCertificatesRequest(string? Branch, DateOnly IssuedFrom, DateOnly IssuedTo, int Count);

/// <summary>Drawn certificates.</summary>
/// <param name="Drawn">How many.</param>
public sealed record CertificateSample(int Drawn);

/// <summary>Certificates of a case; of a section, branch or all by state of their review; and the drawing of a sample for it.</summary>
internal static class ReadCertificates
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/cases/{idOrNumber}/certificates", OfCase).WithName("ListCaseCertificates").WithTags("certificates").AllowRoles(CaseScope.Readers);
        routes.MapGet("/v1/certificates", List).WithName("ListCertificates").WithTags("certificates").AllowRoles(CaseScope.StaffReaders);
        routes.MapPost("/v1/certificates/samples", Sample).WithName("SampleCertificates").WithTags("certificates").AllowRoles(Roles.HqReview).WithIdempotency<CaseExecutionDbContext>();
    }

    private static async Task<Results<Ok<IReadOnlyList<CertificateView>>, ProblemHttpResult>> OfCase(string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        await using var command = new NpgsqlCommand($"select {CertificateRows.Columns} from certificate k where k.case_id = $1 order by k.id limit 200", connection)
        {
            Parameters = { new() { Value = caseId } },
        };
        return TypedResults.Ok<IReadOnlyList<CertificateView>>(await ReadAsync(command, cancel));
    }

    private static async Task<Results<Ok<Page<CertificateView>>, ProblemHttpResult>> List(
        [AsParameters] PageQuery page, [Description("State of the review.")] string? review, [Description("Only those drawn for the review.")] bool? sampled,
        [Description("Branch, for headquarters.")] string? branch, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        if (review is not null && Codes.Read<CertificateReview>(review) is null)
            return Problems.Validation(("/review", string.Join(", ", Enum.GetValues<CertificateReview>().Select(Codes.Of))));
        await using var command = source.CreateCommand();
        var conditions = CaseScope.OfStaff(caller, command.Parameters, "k");
        if (review is not null)
            conditions += $" and k.review = {CaseScope.Add(command.Parameters, review)}";
        if (sampled == true)
            conditions += " and k.sampled_on is not null";
        if (branch is not null)
            conditions += $" and k.branch = {CaseScope.Add(command.Parameters, branch)}";
        if (page.Position(1) is [var last])
            conditions += $" and k.id > {CaseScope.Add(command.Parameters, Guid.TryParse(last, out var id) ? id : throw new CursorException())}";
        command.CommandText = $"select {CertificateRows.Columns} from certificate k where {conditions} order by k.id limit {CaseScope.Add(command.Parameters, page.Size + 1)}";
        return TypedResults.Ok(Page.Of(await ReadAsync(command, cancel), page.Size, item => [item.Id.ToString()]));
    }

    private static async Task<Results<Ok<CertificateSample>, ProblemHttpResult>> Sample(SampleCertificatesRequest request, Caller caller, Ledger ledger, TimeProvider time, CancellationToken cancel)
    {
        if (request.IssuedTo < request.IssuedFrom)
            return Problems.Validation(("/issuedTo", "Not before issuedFrom."));
        if (request.Count is < 1 or > 500)
            return CertificateRefusals.SampleTooLarge.Because("It is what the review can look at.", "/count").ToProblem();
        return await ledger.RunAsync<Results<Ok<CertificateSample>, ProblemHttpResult>>(async connection =>
        {
            await using var command = new NpgsqlCommand { Connection = connection };
            var branch = request.Branch is null ? "true" : $"branch = {CaseScope.Add(command.Parameters, request.Branch)}";
            command.CommandText = $"""
                update certificate k set sampled_on = {CaseScope.Add(command.Parameters, time.Today())}, version = k.version + 1
                from (select id from certificate where {branch} and review = 'unreviewed' and sampled_on is null
                    and issued_on between {CaseScope.Add(command.Parameters, request.IssuedFrom)} and {CaseScope.Add(command.Parameters, request.IssuedTo)}
                    order by random() limit {CaseScope.Add(command.Parameters, request.Count)} for update skip locked) n
                where k.id = n.id
                """;
            var drawn = await command.ExecuteNonQueryAsync(cancel);
            if (drawn > 0)
                await ledger.RecordAsync(connection, caller, new AuditSubject("certificates.sampled", "certificateSample", Guid.CreateVersion7(time.GetUtcNow()).ToString(), "CER-03"), drawn, cancel);
            return TypedResults.Ok(new CertificateSample(drawn));
        }, cancel);
    }

    private static async Task<List<CertificateView>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var items = new List<CertificateView>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            items.Add(new CertificateView
            {
                Id = reader.GetGuid(0),
                Number = reader.GetString(1),
                CaseId = reader.GetGuid(2),
                Branch = reader.GetString(3),
                Section = reader.GetString(4),
                Agency = reader.GetString(5),
                Amount = reader.GetInt64(6),
                IssuedOn = reader.GetFieldValue<DateOnly>(7),
                Review = Codes.Stored<CertificateReview>(reader.GetString(8)),
                SampledOn = reader.OptionalDate(9),
                SentBackOn = reader.OptionalDate(10),
                Reports = reader.GetInt16(11),
                ReportDueOn = reader.OptionalDate(12),
                ReviewNote = reader.Optional(13),
                SuccessorCaseId = reader.OptionalGuid(14),
                RetransferredOn = reader.OptionalDate(15),
                Version = reader.GetInt32(16),
            });
        }

        return items;
    }
}
