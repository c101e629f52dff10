namespace Enforcement.Statute;

/// <summary>Facts of QRY-01.</summary>
/// <param name="Queries">Account queries of the month.</param>
/// <param name="Audited">How many of them were audited; null asks how many must be.</param>
public readonly record struct QueryAuditFacts(long Queries, long? Audited = null);

/// <summary>Facts of QRY-02.</summary>
/// <param name="Reason">Reason of the query, with its case.</param>
/// <param name="IsApproved">Approved by the head, on the slip or in the case system.</param>
public readonly record struct AccountQueryFacts(string? Reason, bool IsApproved);

/// <summary>Queries of financial accounts 金融帳戶開戶查詢 (行政執行署 FE217589).</summary>
public static class AccountQueries
{
    private const int AuditPercent = 1;

    private static readonly Rule<QueryAuditFacts> AuditRule = new()
    {
        Id = "QRY-01",
        Topic = "Account queries",
        Title = "Audit at least 1% a month",
        Text = "Every month at least 1% of the account queries are audited, rounded up, and the record is kept.",
        Articles = [Law.Agency["FE217589"]],
        Function = "AccountQueries.Audit",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Audit(facts),
    };

    /// <summary>QRY-01. ceil(0.01 × n): the amount, or whether so many are enough. 行政執行署 FE217589.</summary>
    public static Ruling Audit(QueryAuditFacts facts)
    {
        var least = LeastAudited(facts.Queries);
        void Why(Steps steps, QueryAuditFacts facts, Ruling ruling)
        {
            steps.Say($"{AuditPercent}% of {facts.Queries.Dollars()}, rounded up: {least.Dollars()}", $"{facts.Queries.Dollars()}件之{AuditPercent}%，無條件進位：{least.Dollars()}件");
            if (facts.Audited is { } audited)
                steps.Say($"audited {audited.Dollars()}: {ruling.Reason ?? "enough"}", $"已抽查{audited.Dollars()}件：{(ruling.IsAllowed ? "足額" : "不足")}");
        }

        return facts.Audited is not { } audited ? AuditRule.Sum(least, facts, Why)
            : audited >= least ? AuditRule.Allow(facts, Why)
            : AuditRule.Refuse(facts, "too_few", Consequence.None, Why);
    }

    /// <summary>QRY-01. How many of a month's queries are audited at least.</summary>
    public static long LeastAudited(long queries) => (long)((((Int128)queries * AuditPercent) + 99) / 100);

    private static readonly Rule<AccountQueryFacts> QueryRule = new()
    {
        Id = "QRY-02",
        Topic = "Account queries",
        Title = "Reason and approval",
        Text = "An account is queried with a reason and the approval of the head.",
        Articles = [Law.Agency["FE217589"]],
        Function = "AccountQueries.Query",
        Caveats = Caveats.Practice,
        Decide = (facts, _) => Query(facts),
    };

    /// <summary>QRY-02. Reason and approval. 行政執行署 FE217589.</summary>
    public static Ruling Query(AccountQueryFacts facts) =>
        string.IsNullOrWhiteSpace(facts.Reason) ? QueryRule.Refuse(facts, "no_reason", Consequence.Block, static (steps, _, _) => steps.Say("no reason is given", "未敘明查詢事由"))
        : !facts.IsApproved ? QueryRule.Refuse(facts, "not_approved", Consequence.Block, static (steps, _, _) => steps.Say("not approved", "未經核准"))
        : QueryRule.Allow(facts, static (steps, _, _) => steps.Say("reason given and approved", "已敘明事由並經核准"));

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [AuditRule, QueryRule];
}
