using Enforcement.Kernel;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Writing;

/// <summary>Ids of rows that are written together rise in the order of the rows, and stay UUIDs of version 7.</summary>
public sealed class OrderedIdsTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 3, 4, 5, 678, TimeSpan.Zero);

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(37)]
    public void They_rise_and_are_of_version_7_and_of_the_instant(int? group)
    {
        var ids = OrderedIds.Take(1_000, At, group);

        ids.Distinct().Count().ShouldBe(1_000);
        Texts(ids).ShouldBe(Texts(ids).Order(StringComparer.Ordinal));
        ids.ShouldAllBe(id => id.Version == 7 && id.Variant >= 8 && id.Variant <= 11 && Instant(id) == At);
    }

    [Fact]
    public void Sets_that_follow_each_other_at_one_instant_stay_in_order()
    {
        var sets = Enumerable.Range(0, 300).SelectMany(group => OrderedIds.Take(3, At, group)).ToList();

        Texts(sets).ShouldBe(Texts(sets).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Two_sets_of_the_same_place_share_no_id() => OrderedIds.Take(500, At, 7).Intersect(OrderedIds.Take(500, At, 7)).ShouldBeEmpty();

    private static List<string> Texts(IEnumerable<Guid> ids) => [.. ids.Select(id => id.ToString())];

    private static DateTimeOffset Instant(Guid id) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(id.ToString("N")[..12], 16));
}
