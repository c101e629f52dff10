using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.CaseExecution.Features.Property;
using Enforcement.Hosting.Access;
using Enforcement.Hosting.Http;
using Enforcement.Kernel;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Enforcement.CaseExecution.Features.Measures;

/// <summary>What measures the known property allows.</summary>
/// <param name="Outstanding">What the obligor owes on open cases of the branch, NT$: what one measure may secure.</param>
/// <param name="Measures">Best first.</param>
public sealed record SuggestedMeasuresView(long Outstanding, IReadOnlyList<SuggestedMeasureView> Measures);

/// <summary>One of them.</summary>
/// <param name="Kind">Code of the kind of measure.</param>
/// <param name="Title">Its name in Chinese.</param>
/// <param name="Yield">What it may bring, NT$; null where the value is unknown.</param>
/// <param name="Harshness">How hard it hits.</param>
/// <param name="Exempt">Rule and article that keep it from being attached.</param>
/// <param name="Reasons">Why it stands where it does.</param>
/// <param name="Property">The property.</param>
public sealed record SuggestedMeasureView(
    string Kind, string Title, long? Yield, Harshness Harshness, LegalBasis? Exempt, IReadOnlyList<SuggestionReason> Reasons, PropertyView Property);

/// <summary>Ranks the property known of a case's obligor by yield and harshness and says why (AEL 3); property that a live measure binds is left out.</summary>
internal static class SuggestMeasures
{
    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{idOrNumber}/suggested-measures", Handle).WithName(nameof(SuggestMeasures)).WithTags("measures").AllowRoles(CaseScope.StaffReaders);

    private static async Task<Results<Ok<SuggestedMeasuresView>, ProblemHttpResult>> Handle(string idOrNumber, Caller caller, NpgsqlDataSource source, CancellationToken cancel)
    {
        await using var connection = await source.OpenConnectionAsync(cancel);
        if (await ActDesk.FindAsync(connection, caller, idOrNumber, cancel) is not { } caseId)
            return CaseRefusals.Unknown.Because("No case has this id or number.").ToProblem();
        var (outstanding, property) = await ReadAsync(connection, caseId, cancel);
        var views = property.ToDictionary(view => view.Id);
        var items = property.Select(view =>
        {
            var details = StoredProperty.Stored(view.Kind, view.Details.GetRawText());
            return new PropertyItem(view.Id, view.ObligorId, new PropertyStatement(view.Kind, details, view.Value, view.ThirdParty, view.Source, view.SourceReference, view.KnownOn), "", view.State);
        });
        return TypedResults.Ok(new SuggestedMeasuresView(outstanding, [.. Suggestions.Of(items, outstanding).Select(best => new SuggestedMeasureView(
            best.Kind.Code, best.Kind.Chinese, best.Yield, best.Harshness, best.Exempt, best.Reasons, views[best.PropertyItemId]))]));
    }

    private static async Task<(long Outstanding, List<PropertyView> Property)> ReadAsync(NpgsqlConnection connection, Guid caseId, CancellationToken cancel)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new("""
                    select coalesce(sum(g.outstanding), 0)::bigint from case_file c join case_file g on g.obligor_id = c.obligor_id and g.branch = c.branch and g.status = 'open'
                    where c.roc_year = $1 and c.id = $2
                    """) { Parameters = { new() { Value = CaseKey.RocYearOf(caseId)!.Value }, new() { Value = caseId } } },
                new($"""
                    select {PropertyRows.Columns} from case_file c join property_item p on p.obligor_id = c.obligor_id and p.state = 'known'
                    where c.roc_year = $1 and c.id = $2 and not exists (select from measure m where m.property_item_id = p.id and m.ended_at is null)
                    order by p.value desc nulls last, p.id limit {Most}
                    """) { Parameters = { new() { Value = CaseKey.RocYearOf(caseId)!.Value }, new() { Value = caseId } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        var outstanding = reader.GetInt64(0);
        await reader.NextResultAsync(cancel);
        var property = new List<PropertyView>();
        while (await reader.ReadAsync(cancel))
            property.Add(PropertyView.Read(reader));
        return (outstanding, property);
    }
}
