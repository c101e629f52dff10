namespace Enforcement.Contracts.Intake.V1;

/// <summary>An agency consents to payment by instalments, or does not (ER 27).</summary>
public sealed record InstalmentsAnswered
{
    public required Guid AnswerId { get; init; }
    public required Guid PlanId { get; init; }
    public required string Agency { get; init; }
    public required bool Consents { get; init; }
    public required DateOnly AnsweredOn { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
}
