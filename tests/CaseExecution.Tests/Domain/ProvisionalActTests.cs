using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Garnishments;
using Enforcement.CaseExecution.Domain.Seizures;

namespace Enforcement.CaseExecution.Tests.Domain;

/// <summary>What may be done on a case that rests on a provisional attachment, over every kind of act there is (PRV-02).</summary>
public sealed class ProvisionalActTests
{
    private static readonly CaseFile Provisional = CaseBuilder.Provisional(CaseBuilder.Principal(10_000));

    [Fact]
    public void What_needs_a_debt_that_is_due_is_barred()
    {
        var barred = ActKinds.All.Where(kind => Provisional.Bars(kind) is not null).Select(kind => kind.Code);

        barred.ShouldBe(
        [
            "agencyReportOrdered", "arrestApplied", "arrested", "certificateIssued", "collectionOrdered", "custodyApplied", "custodyBegun", "groundsFound", "guarantorEnforced",
            "heldTemporarily", "instalmentsRequested", "luxuryBanIssued", "luxuryBreachFound", "luxuryHearingNotified", "luxuryOrderDefied", "payOverOrdered", "paymentNoticed",
            "restrictionOrdered", "securityOrderServed", "securityOrdered", "transferOrdered",
        ]);
    }

    [Fact]
    public void Of_the_measures_only_those_that_secure_property_are_left()
    {
        var left = ActKinds.All.Where(kind => kind.IsMeasure && Provisional.Bars(kind) is null);

        left.ShouldBe([GarnishmentActs.Ordered, SeizureActs.Ordered], ignoreOrder: true);
    }

    [Fact]
    public void The_refusal_names_the_rule_and_nothing_is_barred_on_a_final_title()
    {
        var final = CaseBuilder.Open(CaseBuilder.Principal(10_000));

        ActKinds.All.Select(Provisional.Bars).OfType<Kernel.Refusal>().ShouldAllBe(bar => bar.Code == ActRefusals.CaseProvisional && bar.Basis[0].RuleId == "PRV-02");
        ActKinds.All.Where(kind => final.Bars(kind) is not null).ShouldBeEmpty();
    }
}
