using Enforcement.Hosting.Access;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Reading;

namespace Enforcement.Intake.Writing;

/// <summary>One line of one agency whose decision stands and that waits to be written.</summary>
public sealed class DecidedLine
{
    private const int LongestKey = 40;

    public required string Agency { get; init; }

    /// <summary>Who sent it: goes into the audit record.</summary>
    public required Caller Sender { get; init; }

    public required ReadLine Read { get; init; }
    public required TransferDecision Decision { get; init; }

    /// <summary>The agency's own case number where it is one that can be a key; a transfer without it cannot be found again by it.</summary>
    public string? Key => Read.Form?.AgencyCaseNumber is { Length: > 0 and <= LongestKey } number && !number.AsSpan().ContainsAnyInRange('\0', '\u001f')
        ? number
        : null;
}
