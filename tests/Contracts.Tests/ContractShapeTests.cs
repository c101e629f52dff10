namespace Enforcement.Contracts.Tests;

public sealed class ContractShapeTests
{
    [Fact]
    public void Shapes_are_the_reviewed_ones() => Snapshot.Match("tests/Contracts.Tests/Shapes.txt", ShapeText.Of(ContractTypes.All));

    [Fact]
    public void Every_contract_is_a_sealed_init_only_record_of_plain_values() =>
        ContractTypes.All.SelectMany(ContractRules.Breaches).ShouldBeEmpty();

    [Fact]
    public void Every_contract_stands_in_a_versioned_namespace_of_its_publisher() =>
        ContractTypes.All.ShouldAllBe(type => System.Text.RegularExpressions.Regex.IsMatch(ContractTypes.NameOf(type), @"^[A-Z][A-Za-z]+\.V[1-9]\.[A-Z][A-Za-z]+$"));

    [Fact]
    public void The_rules_find_an_open_class_with_a_setter_and_a_foreign_type() =>
        ContractRules.Breaches(typeof(KnownBad)).ShouldBe(
        [
            "KnownBad is not sealed",
            "KnownBad is not a record",
            "KnownBad.Count is not init-only",
            "KnownBad.Source is neither primitive nor a record of the same version",
            "KnownBad.Names is neither primitive nor a record of the same version",
        ]);

    public class KnownBad
    {
        public int Count { get; set; }
        public Uri? Source { get; init; }
        public List<string>? Names { get; init; }
    }
}
