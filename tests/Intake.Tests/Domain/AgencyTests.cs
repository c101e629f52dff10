using Enforcement.Intake.Domain.Agencies;
using Enforcement.Kernel;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Domain;

public sealed class AgencyTests
{
    private static readonly DateOnly Start = new(2020, 1, 1);

    private static readonly AgencyTermsOfRecord Terms = new() { Name = "北區國稅局", Kinds = new HashSet<ClaimKind> { ClaimKind.Tax } };

    private static Agency Registered() => Agency.Register("NTB-N", Terms, Start).Value;

    [Theory]
    [InlineData("")]
    [InlineData("-A")]
    [InlineData("A B")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU")]
    public void A_code_is_short_and_plain(string code) => Agency.Register(code, Terms, Start).Refusal!.Code.ShouldBe(AgencyRefusals.CodeInvalid);

    [Fact]
    public void An_agency_has_a_name_and_transfers_something()
    {
        Agency.Register("A1", Terms with { Name = " " }, Start).Refusal!.Code.ShouldBe(AgencyRefusals.NameInvalid);
        Agency.Register("A1", Terms with { Kinds = new HashSet<ClaimKind>() }, Start).Refusal!.Code.ShouldBe(AgencyRefusals.KindsMissing);
    }

    [Fact]
    public void Webhooks_go_to_https_only() =>
        Registered().Change(Terms with { Feed = new FeedSettings { WebhookAddress = new Uri("http://agency.example/hook") } })
            .Refusal!.Code.ShouldBe(AgencyRefusals.WebhookInvalid);

    [Fact]
    public void A_change_counts_a_version()
    {
        var agency = Registered();

        agency.Change(Terms with { Name = "財政部北區國稅局" }).Value.Before.Name.ShouldBe("北區國稅局");
        agency.Version.ShouldBe(2);
    }

    [Fact]
    public void It_transfers_within_its_days_and_then_its_successor_does()
    {
        var agency = Registered();
        agency.Dissolve(new DateOnly(2026, 6, 30), "NTB-C").Value.Successor.ShouldBe("NTB-C");

        agency.TermsOn(Start.AddDays(-1)).Refusal!.Code.ShouldBe(AgencyRefusals.NotActive);
        agency.TermsOn(Start).Value.Kinds.ShouldBe([ClaimKind.Tax]);
        agency.TermsOn(new DateOnly(2026, 6, 30)).IsRefused.ShouldBeFalse();
        agency.TermsOn(new DateOnly(2026, 7, 1)).Refusal!.Detail.ShouldContain("NTB-C");
        agency.Change(Terms).Refusal!.Code.ShouldBe(AgencyRefusals.Dissolved);
    }

    [Fact]
    public void It_does_not_succeed_itself() => Registered().Dissolve(Start, "NTB-N").Refusal!.Code.ShouldBe(AgencyRefusals.SuccessorInvalid);
}
