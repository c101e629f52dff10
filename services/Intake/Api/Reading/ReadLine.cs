using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Reading;

/// <summary>One line of a batch, or the one body of a single transfer.</summary>
public sealed record ReadLine
{
    /// <summary>Counts from 1, blank lines included, so that it is the line an editor shows; a CSV row counts by its first line.</summary>
    public required int LineNo { get; init; }

    /// <summary>What could be read; null when the line is no JSON object at all. May stand beside findings.</summary>
    public TransferForm? Form { get; init; }

    /// <summary>Schema findings (INT-05), empty for a readable line. Pass them to the check, which reports them with its own.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>The form as canonical UTF-8 JSON: fields in the order of the form, nothing empty; zero length when <see cref="Form"/> is null.</summary>
    public required ReadOnlyMemory<byte> Canonical { get; init; }

    /// <summary>
    /// First 128 bits of the SHA-256 of <see cref="Canonical"/>, so order and spacing of the fields do not matter; of the bytes received where the line has
    /// schema findings. Same agency, same agency case number and same hash is a repetition.
    /// </summary>
    public required Guid ContentHash { get; init; }
}
