using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Intake.Reading;
using Enforcement.Statute;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Reading;

public sealed class FormReaderTests
{
    private static string[] Codes(ReadLine line) => [.. line.Findings.Select(finding => $"{finding.Code} {finding.Field}".TrimEnd())];

    private static string[] Codes(string json) => Codes(Forms.Read(json));

    private static string Edited(Action<JsonObject> edit)
    {
        var form = Forms.Node(Fine());
        edit(form);
        return form.ToJsonString();
    }

    [Fact]
    public void A_form_reads_back_what_was_sent()
    {
        var line = Forms.Read(Forms.Json(Fine()));

        line.Findings.ShouldBeEmpty();
        Forms.Json(line.Form!).ShouldBe(Forms.Json(Fine()));
        Forms.Read(Forms.Text(line)).Canonical.ToArray().ShouldBe(line.Canonical.ToArray());
    }

    [Fact]
    public void Order_and_spacing_do_not_change_the_hash()
    {
        var backwards = new JsonObject(Forms.Node(Fine()).Reverse().Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));
        var spaced = backwards.ToJsonString(new() { WriteIndented = true });

        Forms.Read(spaced).ContentHash.ShouldBe(Forms.Read(Forms.Json(Fine())).ContentHash);
        Forms.Read(Edited(form => form["remark"] = "x")).ContentHash.ShouldNotBe(Forms.Read(Forms.Json(Fine())).ContentHash);
    }

    [Fact]
    public void Escapes_are_read()
    {
        var line = Forms.Read("""{"agency\u0043aseNumber":"A\u002d1","remark":"一\n二","obligor":{"name":"\ud842\udfb7田"}}""");

        line.Findings.ShouldBeEmpty();
        line.Form!.ShouldSatisfyAllConditions(
            form => form.AgencyCaseNumber.ShouldBe("A-1"),
            form => form.Remark.ShouldBe("一\n二"),
            form => form.Obligor!.Name.ShouldBe("\U00020BB7田"));
    }

    [Fact]
    public void Unknown_fields_are_findings_and_reading_goes_on()
    {
        var line = Forms.Read(Edited(form =>
        {
            form["extra"] = new JsonObject { ["deep"] = new JsonArray(1, 2) };
            form["claims"]![1]!["Amount"] = 5;
            form["obligor"]!["address"]!["zip"] = "220";
        }));

        Codes(line).ShouldBe(["field.unknown /obligor/address/zip", "field.unknown /claims/1/Amount", "field.unknown /extra"]);
        line.Form!.Claims[1].Amount.ShouldBe(120);
        line.Findings.ShouldAllBe(finding => finding.RuleId == "INT-05" && !finding.Curable);
    }

    [Fact]
    public void The_name_of_an_unknown_field_is_shown_harmlessly() =>
        Codes("{\"<script>\\u0000" + new string('x', 500) + "\":1}").ShouldHaveSingleItem().Length.ShouldBeLessThan(60);

    [Fact]
    public void Repeated_fields_are_findings() =>
        Codes("""{"kind":"tax","kind":"fine","title":{"number":"1","numbe\u0072":"2"}}""").ShouldBe(["field.repeated /kind", "field.repeated /title/number"]);

    [Theory]
    [InlineData("""{"totalAmount":"6120"}""", "/totalAmount")]
    [InlineData("""{"totalAmount":6120.5}""", "/totalAmount")]
    [InlineData("""{"totalAmount":9223372036854775808}""", "/totalAmount")]
    [InlineData("""{"suspendedDays":2147483648}""", "/suspendedDays")]
    [InlineData("""{"documentDate":"2026-02-30"}""", "/documentDate")]
    [InlineData("""{"documentDate":"2026-2-3"}""", "/documentDate")]
    [InlineData("""{"documentDate":"115-11-20"}""", "/documentDate")]
    [InlineData("""{"documentDate":"2026-11-20T00:00:00"}""", "/documentDate")]
    [InlineData("""{"kind":"Tax"}""", "/kind")]
    [InlineData("""{"kind":1}""", "/kind")]
    [InlineData("""{"propertyListUnknown":"true"}""", "/propertyListUnknown")]
    [InlineData("""{"title":[]}""", "/title")]
    [InlineData("""{"claims":{}}""", "/claims")]
    [InlineData("""{"claims":[1]}""", "/claims/0")]
    [InlineData("""{"claims":[{},null]}""", "/claims/1")]
    [InlineData("""{"documents":["transferForm","photo"]}""", "/documents/1")]
    [InlineData("""{"obligor":{"name":7}}""", "/obligor/name")]
    [InlineData("""{"coObligors":[{"address":{"county":true}}]}""", "/coObligors/0/address/county")]
    [InlineData("""{"documentNumber":"a\u0000b"}""", "/documentNumber")]
    [InlineData("""{"documentNumber":"a\nb"}""", "/documentNumber")]
    [InlineData("""{"documentNumber":"a\ud800b"}""", "/documentNumber")]
    public void A_value_of_another_type_is_a_finding_at_its_place(string json, string field) => Codes(json).ShouldBe([$"field.malformed {field}"]);

    [Fact]
    public void Several_malformed_values_are_reported_together() =>
        Codes("""{"documentDate":1,"totalAmount":"x","obligor":{"birthDate":"?"}}""").Length.ShouldBe(3);

    [Fact]
    public void Null_and_empty_stand_for_not_given()
    {
        var line = Forms.Read("""{"documentNumber":null,"transferArticle":"","remark":"  ","claims":null,"title":null,"documents":[]}""");

        line.Findings.ShouldBeEmpty();
        Forms.Text(line).ShouldBe("{}");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"kind":"tax"}{"kind":"tax"}""")]
    [InlineData("""{"kind":"tax",}""")]
    [InlineData("""{"kind":tax}""")]
    [InlineData("""{"kind":"tax" /* no */}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"kind\":\"ta\u0001x\"}")]
    public void What_is_no_json_object_is_malformed(string json)
    {
        var line = Forms.Read(json);

        Codes(line).ShouldBe(["line.malformed"]);
        line.Form.ShouldBeNull();
        line.Canonical.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Deep_nesting_is_refused_before_it_is_read()
    {
        Codes("{\"x\":" + new string('[', 15) + new string(']', 15) + "}").ShouldBe(["field.unknown /x"]);
        Codes("{\"x\":" + new string('[', 16) + new string(']', 16) + "}").ShouldBe(["line.too_deep"]);
        Codes("{\"x\":" + string.Concat(Enumerable.Repeat("{\"a\":", 10_000))).ShouldBe(["line.too_deep"]);
    }

    [Fact]
    public void Bytes_that_are_no_utf8_are_refused()
    {
        var big5 = TransferReader.ReadOne([.. "{\"remark\":\""u8, 0xA4, 0xA4, 0xA4, 0xE5, .. "\"}"u8]);

        Codes(big5).ShouldBe(["line.encoding_invalid"]);
        Codes(TransferReader.ReadOne(Encoding.Unicode.GetBytes("{}"))).ShouldBe(["line.malformed"]);
    }

    [Fact]
    public void The_list_of_findings_is_bounded()
    {
        var line = Forms.Read("{" + string.Join(',', Enumerable.Range(0, 1000).Select(i => $"\"x{i}\":1")) + "}");

        line.Findings.Count.ShouldBe(50);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_the_name_of_no_field() => Codes("{\"\\ud800\":1}").ShouldHaveSingleItem().ShouldStartWith("field.unknown");

    [Fact]
    public void No_bytes_at_all_make_the_reader_fail()
    {
        var sound = Encoding.UTF8.GetBytes(Forms.Json(Fine()));

        Gen.Select(Gen.Int[0, sound.Length - 1], Gen.Byte, Gen.Int[0, 40]).Array[1, 6].Sample(edits =>
        {
            var bytes = sound.ToList();
            foreach (var (at, value, cut) in edits)
            {
                var place = Math.Min(at, bytes.Count - 1);
                bytes[place] = value;
                bytes.RemoveRange(place, Math.Min(cut, bytes.Count - place - 1));
            }

            var line = TransferReader.ReadOne([.. bytes]);
            TransferCheck.Decide(line.Form, Everything, Today, LawEdition.Published, line.Findings).Findings.Count.ShouldBeLessThanOrEqualTo(100);
        });
    }

    [Fact]
    public void A_line_full_of_empty_parties_has_a_bounded_list_of_findings()
    {
        var line = Forms.Read(Edited(form => form["coObligors"] = new JsonArray([.. Enumerable.Range(0, 10_000).Select(_ => new JsonObject())])));

        TransferCheck.Decide(line.Form, Everything, Today, LawEdition.Published, line.Findings).Findings.Count.ShouldBe(100);
    }
}
