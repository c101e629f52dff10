using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Enforcement.CaseExecution.Domain.Acts;
using Enforcement.CaseExecution.Domain.Measures;
using Enforcement.Contracts.Intake.V1;
using Enforcement.Testing;

namespace Enforcement.CaseExecution.Tests.Api;

[Collection(nameof(ActsChapter))]
public sealed class MeasureTests(ServiceFixture service)
{
    [Fact]
    public async Task Payment_in_full_releases_the_measure_and_leaves_a_task_until_it_is_confirmed()
    {
        var item = (await service.OpenAsync(Chunks.Case(section: "釋")))[0];
        (await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 1000))).IsRefused.ShouldBeFalse();
        Flags(await service.CaseAsync(item)).ShouldBe(["attached"]);

        await service.PaidAsync(item.CaseNumber, 1000, "M-1");

        Flags(await service.CaseAsync(item)).ShouldBeEmpty();
        (await MeasuresAsync(item)).Single().GetProperty("state").GetString().ShouldBe("released");
        var task = (await TasksAsync("釋")).Single();
        (task.GetProperty("action").GetString(), task.GetProperty("addressee").GetString(), task.GetProperty("reason").GetString()).ShouldBe(("release", "BANK-004", "caseEnded"));
        var path = $"/v1/release-tasks/{task.GetProperty("id").GetGuid()}";
        using var future = await service.SendAsync(HttpMethod.Post, $"{path}/confirmation", new { confirmedOn = "2199-01-01", confirmation = "letter 5" }, path);
        using var confirmed = await service.SendAsync(HttpMethod.Post, $"{path}/confirmation", new { confirmedOn = "2026-09-05", confirmation = "letter 5" }, path);
        using var again = await service.SendAsync(HttpMethod.Post, $"{path}/confirmation", new { confirmedOn = "2026-09-05", confirmation = "letter 5" }, path);
        (await ServiceFixture.RefusalAsync(future)).ShouldBe("422 release.in_future");
        confirmed.StatusCode.ShouldBe(HttpStatusCode.OK, await confirmed.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 release.done");
        (await TasksAsync("釋")).ShouldBeEmpty();
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Measure_over_a_group_stays_until_its_last_case_ends_and_binds_less_with_each()
    {
        var cases = await service.OpenAsync(Chunks.Case(section: "群"), Chunks.Case(section: "群"), Chunks.Case(section: "群"));
        await service.PutInForceAsync(MeasureKinds.Garnishment, [.. cases.Select(item => (item, 1000L))]);

        await service.PaidAsync(cases[0].CaseNumber, 1000, "M-2");
        var reduced = (await TasksAsync("群")).Single();
        await service.PaidAsync(cases[1].CaseNumber, 400, "M-3");
        var less = (await TasksAsync("群")).Single();
        using var revoked = await service.ActAsync(cases[1], "termination", new { ground = "revoked", reason = "decision 1" });
        var before = (await MeasuresAsync(cases[2])).Single();
        await service.PaidAsync(cases[2].CaseNumber, 1000, "M-4");

        (reduced.GetProperty("action").GetString(), reduced.GetProperty("amount").GetInt64()).ShouldBe(("reduce", 2000));
        less.GetProperty("amount").GetInt64().ShouldBe(1600);
        (before.GetProperty("state").GetString(), before.GetProperty("totalAmount").GetInt64()).ShouldBe(("inForce", 1000));
        (await TasksAsync("群")).Select(task => task.GetProperty("action").GetString()).ShouldBe(["release"]);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Receipt_file_withdrawal_and_certificate_take_the_same_path()
    {
        var cases = await service.OpenAsync(Chunks.Case(section: "徑"), Chunks.Case(section: "徑"), Chunks.Case(section: "徑"));
        foreach (var item in cases)
            await service.PutInForceAsync(MeasureKinds.ExitRestriction, (item, 0));
        var csv = $"reference,amount,paidOn,receiptNumber\n{cases[0].CaseNumber},1000,2026-09-01,F-1\n";

        using var file = await service.Officer().PostAsync("/v1/receipt-files?channel=bank&reference=measures-1&lines=1&amount=1000", new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"));
        await service.Host.PublishAsync(new TransferWithdrawn
        {
            WithdrawalId = Guid.NewGuid(),
            CaseId = cases[1].CaseId,
            CaseNumber = cases[1].CaseNumber,
            Agency = cases[1].Agency,
            Reason = "in error",
            Sequence = 1,
            WithdrawnAt = DateTimeOffset.UtcNow,
        });
        using var closed = await service.CertifyAsync(cases[2]);

        file.IsSuccessStatusCode.ShouldBeTrue(await file.Content.ReadAsStringAsync());
        await Eventually.EqualAsync(2, async () => (await TasksAsync("徑")).Count, "both ended cases have a task");
        (await TasksAsync("徑")).ShouldAllBe(task => task.GetProperty("addresseeKind").GetString() == "immigration");
        (await MeasuresAsync(cases[2])).Single().GetProperty("state").GetString().ShouldBe("inForce");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Stay_holds_measures_bars_new_ones_and_lifting_restores_them()
    {
        var item = (await service.OpenAsync(Chunks.Case(section: "停")))[0];
        await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 300));

        using var stayed = await service.ActAsync(item, "stays", new { reason = "objection", from = "2026-09-03", note = "objection is likely founded" });
        var held = (await MeasuresAsync(item)).Single().GetProperty("state").GetString();
        var flags = Flags(await service.CaseAsync(item));
        var barred = await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 100));
        var worklist = await service.GetAsync("/v1/worklist?flag=stayed&section=停");
        var stay = (await service.GetAsync($"/v1/cases/{item.CaseId}/stays"))[0];
        using var lifted = await LiftAsync(stay, 1);
        using var again = await LiftAsync(stay, 2);

        stayed.StatusCode.ShouldBe(HttpStatusCode.OK, await stayed.Content.ReadAsStringAsync());
        held.ShouldBe("stayed");
        flags.ShouldBe(["attached", "stayed"]);
        barred.Refusal!.Code.ShouldBe(ActRefusals.CaseStayed);
        worklist.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("id").GetGuid()).ShouldBe([item.CaseId]);
        lifted.StatusCode.ShouldBe(HttpStatusCode.OK, await lifted.Content.ReadAsStringAsync());
        (await ServiceFixture.RefusalAsync(again)).ShouldBe("409 stay.lifted");
        (await MeasuresAsync(item)).Single().GetProperty("state").GetString().ShouldBe("inForce");
        Flags(await service.CaseAsync(item)).ShouldBe(["attached"]);
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Stay_of_one_case_leaves_a_shared_measure_in_force_for_the_others()
    {
        var cases = await service.OpenAsync(Chunks.Case(), Chunks.Case());
        await service.PutInForceAsync(MeasureKinds.Garnishment, (cases[0], 500), (cases[1], 500));

        using var stayed = await service.ActAsync(cases[0], "stays", new { reason = "court", from = "2026-09-03", detail = "TPBA 115 停 3", note = "court order" });

        var (first, second) = ((await MeasuresAsync(cases[0])).Single(), (await MeasuresAsync(cases[1])).Single());
        (first.GetProperty("isHeld").GetBoolean(), second.GetProperty("isHeld").GetBoolean()).ShouldBe((true, false));
        second.GetProperty("state").GetString().ShouldBe("inForce");
        await service.PaidAsync(cases[1].CaseNumber, 1000, "M-5");
        (await MeasuresAsync(cases[0])).Single().GetProperty("state").GetString().ShouldBe("stayed");
        await service.PaidAsync(cases[0].CaseNumber, 1000, "M-6");
        (await service.GetAsync($"/v1/cases/{cases[0].CaseId}/stays"))[0].GetProperty("liftReason").GetString().ShouldBe("caseEnded");
        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task Two_cases_of_a_measure_that_end_at_once_release_it_once()
    {
        for (var round = 0; round < 5; round++)
        {
            var section = $"同{round}";
            var cases = await service.OpenAsync(Chunks.Case(section: section), Chunks.Case(section: section));
            await service.PutInForceAsync(MeasureKinds.Garnishment, (cases[0], 1000), (cases[1], 1000));

            await Task.WhenAll(service.PaidAsync(cases[0].CaseNumber, 1000, $"M-7-{round}"), service.PaidAsync(cases[1].CaseNumber, 1000, $"M-8-{round}"));

            (await TasksAsync(section)).Count(task => task.GetProperty("action").GetString() == "release").ShouldBe(1);
        }

        await service.ShouldHoldAsync();
        await service.ShouldBalanceAsync();
    }

    [Fact]
    public async Task More_than_is_owed_is_never_attached()
    {
        var item = (await service.OpenAsync(Chunks.Case()))[0];
        await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 700));

        var over = await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 301));
        var upTo = await service.PutInForceAsync(MeasureKinds.Garnishment, (item, 300));

        over.Refusal!.Code.ShouldBe(MeasureRefusals.ExceedsDebt);
        upTo.IsRefused.ShouldBeFalse();
        await service.ShouldHoldAsync();
    }

    private async Task<HttpResponseMessage> LiftAsync(JsonElement stay, int version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/stays/{stay.GetProperty("id").GetGuid()}/lifting")
        {
            Content = JsonContent.Create(new { reason = "objection rejected" }),
            Headers = { { "If-Match", $"\"{version}\"" } },
        };
        return await service.Officer().SendAsync(request);
    }

    private static List<string> Flags(JsonElement view) => [.. view.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()!)];

    private async Task<List<JsonElement>> MeasuresAsync(AssignedCase item) => [.. (await service.GetAsync($"/v1/cases/{item.CaseId}/measures")).GetProperty("items").EnumerateArray()];

    private async Task<List<JsonElement>> TasksAsync(string section) => [.. (await service.GetAsync($"/v1/release-tasks?section={section}")).GetProperty("items").EnumerateArray()];
}
