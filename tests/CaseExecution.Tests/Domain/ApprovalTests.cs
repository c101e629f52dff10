using Enforcement.CaseExecution.Domain.Proposals;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class ApprovalTests
{
    private static readonly DateOnly Day = new(2026, 9, 1);

    private static readonly ApprovalRule[] Rules =
    [
        Rule(null, 0, "chief-officer"), Rule(null, 1_000_000, "branch-head"), Rule("tpy", 500_000, "branch-head"), Rule(null, 0, "hq-review") with { ActKind = "other" },
    ];

    [Theory]
    [InlineData("ksy", 999_999L, "chief-officer")]
    [InlineData("ksy", 1_000_000L, "branch-head")]
    [InlineData("tpy", 499_999L, null)]
    [InlineData("tpy", 500_000L, "branch-head")]
    public void Highest_threshold_reached_applies_and_a_branch_has_its_own(string branch, long amount, string? role) =>
        (ApprovalRule.For(Rules, "act", branch, amount, Day)?.Roles.Single()).ShouldBe(role);

    [Theory]
    [InlineData("2026-08-31", false)]
    [InlineData("2026-09-01", true)]
    [InlineData("2026-09-30", true)]
    [InlineData("2026-10-01", false)]
    public void Rule_is_in_force_from_its_first_to_its_last_day(string day, bool applies)
    {
        var rule = Rule(null, 0, "branch-head") with { From = new DateOnly(2026, 9, 1), Until = new DateOnly(2026, 9, 30) };

        (ApprovalRule.For([rule], "act", "tpy", null, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)) is not null).ShouldBe(applies);
    }

    private static ApprovalRule Rule(string? branch, long from, string role) => new(Guid.NewGuid(), "act", branch, from, [role], new DateOnly(2026, 1, 1), null);
}
