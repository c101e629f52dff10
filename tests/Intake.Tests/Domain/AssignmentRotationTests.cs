using CsCheck;
using Enforcement.Intake.Domain.Assignment;
using Enforcement.Kernel;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Domain;

public sealed class AssignmentRotationTests
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    private static SectionRule Section(string code, int weight, params ClaimKind[] kinds) => new()
    {
        Branch = "tpy",
        Section = code,
        Revision = 1,
        ValidFrom = Day,
        Weight = weight,
        Kinds = new HashSet<ClaimKind>(kinds.Length == 0 ? [ClaimKind.Tax] : kinds),
    };

    private static AssignmentRotation Rotation(params SectionRule[] sections) => new(ClaimKind.Tax, sections, new Dictionary<string, long>());

    private static string Turns(AssignmentRotation rotation, int turns) =>
        string.Concat(Enumerable.Range(0, turns).Select(_ => rotation.Next().Value.Section));

    [Fact]
    public void Turns_follow_the_weights_and_among_equals_the_code() => Turns(Rotation(Section("B", 1), Section("A", 2)), 6).ShouldBe("AABAAB");

    [Fact]
    public void A_rotation_goes_on_where_the_counts_are()
    {
        var rotation = new AssignmentRotation(ClaimKind.Tax, [Section("A", 1), Section("B", 1)], new Dictionary<string, long> { ["A"] = 5, ["B"] = 3 });

        Turns(rotation, 4).ShouldBe("BBAB");
    }

    [Fact]
    public void It_explains_itself() => Rotation(Section("A", 3)).Next().Value.Reason.ShouldBe("weighted rotation, turn 1, weight 3");

    [Fact]
    public void The_section_that_holds_the_obligor_gets_the_case_and_the_load()
    {
        var rotation = Rotation(Section("A", 1), Section("B", 0));

        rotation.Follow("B", "tpy-1150100000123").Value.Reason.ShouldBe("section holds the obligor (case tpy-1150100000123)");
        rotation.Follow("C", "tpy-1150100000123").Refusal!.Code.ShouldBe(AssignmentRefusals.SectionNotInForce);
        rotation.Counts.ShouldBe([("A", 0L), ("B", 1L)]);
    }

    [Fact]
    public void A_section_that_does_not_take_the_kind_gets_no_turn()
    {
        Turns(Rotation(Section("A", 1, ClaimKind.Fine), Section("B", 1)), 3).ShouldBe("BBB");
        Rotation(Section("A", 1, ClaimKind.Fine)).Next().Refusal!.Code.ShouldBe(AssignmentRefusals.NoSection);
    }

    [Fact]
    public void The_highest_revision_in_force_counts()
    {
        SectionRule[] rules =
        [
            Section("A", 1), Section("A", 2) with { Revision = 2, ValidFrom = Day.AddDays(10) }, Section("B", 1) with { ValidTo = Day.AddDays(5) },
            Section("C", 1) with { Branch = "sly" },
        ];

        SectionRule.InForce(rules, "tpy", Day).Select(rule => (rule.Section, rule.Weight)).ShouldBe([("A", 1), ("B", 1)]);
        SectionRule.InForce(rules, "tpy", Day.AddDays(5)).Count.ShouldBe(2);
        SectionRule.InForce(rules, "tpy", Day.AddDays(6)).Select(rule => rule.Section).ShouldBe(["A"]);
        SectionRule.InForce(rules, "tpy", Day.AddDays(10)).Select(rule => (rule.Section, rule.Weight)).ShouldBe([("A", 2)]);
    }

    [Fact]
    public void No_section_is_a_turn_ahead_of_its_weight() => Gen.Int[1, 20].Array[1, 8].Select(Gen.Int[1, 500]).Sample((weights, turns) =>
    {
        var rotation = Rotation([.. weights.Select((weight, index) => Section($"{index:00}", weight))]);
        for (var i = 0; i < turns; i++)
            rotation.Next().IsRefused.ShouldBeFalse();
        var assigned = rotation.Counts.Select(count => count.Assigned).ToArray();
        assigned.Sum().ShouldBe(turns);
        for (var i = 0; i < weights.Length; i++)
        {
            for (var j = 0; j < weights.Length; j++)
                (assigned[i] * weights[j]).ShouldBeLessThanOrEqualTo((assigned[j] + 1) * weights[i]);
        }
    });
}
