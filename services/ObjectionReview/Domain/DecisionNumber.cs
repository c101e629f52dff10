namespace Enforcement.ObjectionReview.Domain;

/// <summary>Number of an Agency decision, gap-free per ROC year: <c>115年度署聲議字第101號</c> (law.md 5).</summary>
/// <param name="RocYear">ROC year of the decision.</param>
/// <param name="Serial">1, 2, 3 ... within the year.</param>
public readonly record struct DecisionNumber(int RocYear, int Serial)
{
    /// <summary>The number as printed.</summary>
    public override string ToString() => FormattableString.Invariant($"{RocYear}年度署聲議字第{Serial}號");
}
