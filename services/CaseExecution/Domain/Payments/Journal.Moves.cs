using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Payments;

public sealed partial class Journal
{
    private readonly List<CaseMove> _moves = [];

    public IReadOnlyList<CaseMove> Moves => _moves;

    /// <summary>
    /// Moves a case to another branch by an act of this journal: its rows follow, its old number stays resolvable. The ROC year is that of the row and of every
    /// number it ever has.
    /// </summary>
    public void Move(Act act, CaseFile file, CaseNumber number, string section, Guid transferId)
    {
        if (number.Branch == file.Number.Branch || (number.RocYear, number.Kind) != (file.Number.RocYear, file.Number.Kind))
            throw new InvalidOperationException($"{number} is no number case {file.Number} could move to.");
        _moves.Add(new CaseMove(file, number, section, transferId, act.Id));
    }
}

/// <summary>A case that moves.</summary>
/// <param name="Case">The case, under its old number.</param>
/// <param name="Number">Its new number.</param>
/// <param name="Section">Its new section.</param>
/// <param name="TransferId">The transfer of jurisdiction.</param>
/// <param name="ActId">The act.</param>
public sealed record CaseMove(CaseFile Case, CaseNumber Number, string Section, Guid TransferId, Guid ActId);
