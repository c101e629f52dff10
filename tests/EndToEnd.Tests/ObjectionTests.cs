using System.Text.Json.Nodes;
using Enforcement.Hosting.Access;

namespace Enforcement.EndToEnd.Tests;

[Collection(PlatformTests.Name)]
public sealed class ObjectionTests(Platform platform)
{
    [Fact]
    public async Task A_filed_objection_and_its_clock_are_shown_by_the_case()
    {
        var agency = await platform.AgencyAsync("E2E-OBJ", Batches.Kinds);
        var (_, receipt) = await agency.SubmitAsync("objection", Batches.Make(3, 5, broken: 0));
        var number = (await agency.ResultsAsync(receipt)).Select(line => (string?)line["caseNumber"]).First(number => number is not null)!;
        await Eventually.TrueAsync(async () => await agency.FindAsync($"/v1/cases/{number}") is not null, "the case is opened", 30);
        var clerk = platform.Client(Roles.Clerk, branch: number[..3]);

        var filed = await clerk.PostAsync("/v1/objections", new
        {
            caseNumber = number,
            objector = "obligor",
            objectorName = "王小明",
            actKind = "order",
            act = "扣押命令",
            grounds = "已清償",
            form = "written",
            receivedOn = Batches.Today,
        });

        JsonNode? shown = null;
        await Eventually.TrueAsync(async () =>
        {
            shown = (await clerk.GetAsync($"/v1/cases/{number}"))["objections"]!.AsArray().SingleOrDefault();
            return shown is not null;
        }, "the case shows the objection", 30);
        ((string?)shown!["id"]).ShouldBe((string?)filed["objectionId"]);
        shown["forwardBy"].ShouldNotBeNull();
    }
}
