using System.Text.Json;
using System.Text.Json.Serialization;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Features.Agencies;
using Enforcement.Intake.Writing;

namespace Enforcement.Intake;

/// <summary>Source-generated JSON of the bulk path: no reflection per line.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true)]
[JsonSerializable(typeof(AssignedCase))]
[JsonSerializable(typeof(TransferAnswer))]
[JsonSerializable(typeof(IReadOnlyList<Finding>))]
[JsonSerializable(typeof(ControlTotals))]
[JsonSerializable(typeof(AgencyRequest))]
[JsonSerializable(typeof(IReadOnlyList<ClaimLine>))]
[JsonSerializable(typeof(Dictionary<string, long[]>))]
internal sealed partial class IntakeJson : JsonSerializerContext;
