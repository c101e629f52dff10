using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.CaseExecution.Domain.Property;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Data;

/// <summary>Details of property as JSON: one type per kind, unknown members refused.</summary>
internal static class StoredProperty
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Details of a kind; refused when they have another shape.</summary>
    public static Result<PropertyDetails> Read(PropertyKind kind, JsonElement details)
    {
        try
        {
            return details.Deserialize(TypeOf(kind), Json) is PropertyDetails read ? read : PropertyRefusals.DetailsInvalid.Because("Details are needed.", "/details");
        }
        catch (JsonException exception)
        {
            return PropertyRefusals.DetailsInvalid.Because($"No {Codes.Of(kind)} is described like this (at {exception.Path}).", "/details");
        }
    }

    public static PropertyDetails Stored(PropertyKind kind, string json) => (PropertyDetails)JsonSerializer.Deserialize(json, TypeOf(kind), Json)!;

    public static string Write(PropertyDetails details)
    {
        var element = JsonSerializer.SerializeToNode(details, details.GetType(), Json)!.AsObject();
        element.Remove("identity");
        element.Remove("errors");
        return element.ToJsonString();
    }

    private static Type TypeOf(PropertyKind kind) => kind switch
    {
        PropertyKind.Deposit => typeof(DepositDetails),
        PropertyKind.Salary => typeof(SalaryDetails),
        PropertyKind.Claim => typeof(ClaimDetails),
        PropertyKind.InsurancePolicy => typeof(InsurancePolicyDetails),
        PropertyKind.Vehicle => typeof(VehicleDetails),
        PropertyKind.Land => typeof(LandDetails),
        PropertyKind.Building => typeof(BuildingDetails),
        PropertyKind.Movable => typeof(MovableDetails),
        PropertyKind.Securities => typeof(SecuritiesDetails),
        _ => typeof(OtherDetails),
    };
}
