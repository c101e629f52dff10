using System.Text.Json;
using Enforcement.CaseExecution.Data;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.CaseExecution.Features.Acts;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Features.Inquiries;

/// <summary>Property that was found or reported.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Details">What it is; the members depend on the kind.</param>
/// <param name="Value">NT$ as far as known.</param>
/// <param name="ThirdParty">Code of whoever holds it.</param>
public sealed record FoundItem(PropertyKind Kind, JsonElement Details, long? Value, string? ThirdParty)
{
    internal const int Most = 500;

    internal static (string, string)[] Errors(IReadOnlyList<FoundItem>? items) =>
    [
        .. items is null or { Count: > Most } ? [("/items", $"At most {Most}; an empty list when there is nothing.")] : Array.Empty<(string, string)>(),
        .. (items ?? []).SelectMany((item, index) => item.Details.ValueKind == JsonValueKind.Object && !(item.ThirdParty?.Length > 64)
            ? Array.Empty<(string, string)>()
            : [($"/items/{index}/details", "An object; a third party at most 64 characters.")]),
    ];

    /// <summary>The items as property of the obligor; the first that is wrong refuses all.</summary>
    internal static Result<IReadOnlyList<PropertyItem>> Of(Acting acting, IReadOnlyList<FoundItem> found, PropertySource source, string? reference, DateOnly knownOn)
    {
        var items = new List<PropertyItem>(found.Count);
        for (var i = 0; i < found.Count; i++)
        {
            var at = $"/items/{i}";
            if (!StoredProperty.Read(found[i].Kind, found[i].Details).TryGet(out var details, out var refusal))
                return refusal with { Field = $"{at}{refusal.Field}" };
            var statement = new PropertyStatement(found[i].Kind, details, found[i].Value, found[i].ThirdParty, source, reference, knownOn);
            if (!PropertyItem.Of(Guid.CreateVersion7(acting.Journal.At), acting.File.State.ObligorId, statement, acting.Journal.Day).TryGet(out var item, out refusal))
                return refusal with { Field = $"{at}{refusal.Field}" };
            items.Add(item);
        }

        return items;
    }
}
