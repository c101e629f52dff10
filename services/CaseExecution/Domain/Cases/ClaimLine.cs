using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Domain.Cases;

/// <summary>One line of what is claimed, NT$. Always: claimed = paid + remitted + outstanding, none of them below 0.</summary>
public sealed record ClaimLine(int Line, ClaimItem Item, DateOnly? DueOn, long Claimed, long Paid = 0, long Remitted = 0)
{
    public long Outstanding => Claimed - Paid - Remitted;
}

/// <summary>An amount on one line.</summary>
public sealed record LineAmount(int Line, long Amount);

/// <summary>A new amount for a line of an amended transfer; a line the case does not have yet is added.</summary>
public sealed record AmendedLine(int Line, ClaimItem Item, long Amount, DateOnly? DueOn);
