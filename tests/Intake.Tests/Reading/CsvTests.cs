using Enforcement.Intake.Reading;
using Shouldly;
using Xunit;
using static Enforcement.Intake.Tests.Reading.Bodies;
using static Enforcement.Intake.Tests.TransferBuilder;

namespace Enforcement.Intake.Tests.Reading;

public sealed class CsvTests
{
    [Fact]
    public async Task Csv_rows_are_forms()
    {
        var (lines, stopped) = await ReadAsync("\uFEFF" + Forms.Csv(Fine("1"), Tax() with { AgencyCaseNumber = "2", Remark = "逗號, \"引號\"\r\n第二行" }, Fine("3")),
            TransferFormat.Csv);

        stopped.ShouldBeNull();
        lines.Select(line => line.LineNo).ShouldBe([2, 3, 5]);
        Forms.Text(lines[0]).ShouldBe(Forms.Text(Forms.Read(Forms.Json(Fine("1")))));
        lines[1].Form!.Remark.ShouldBe("逗號, \"引號\"\r\n第二行");
        lines[0].ContentHash.ShouldBe(Forms.Read(Forms.Json(Fine("1"))).ContentHash);
    }

    [Fact]
    public async Task Csv_values_are_found_malformed_at_their_field()
    {
        var (lines, _) = await ReadAsync("agencyCaseNumber,claims.1.amount,documents,title.namesObligor,documentDate\n1,abc,photo;transferForm,yes,20261120\n",
            TransferFormat.Csv);

        lines.ShouldHaveSingleItem().Findings.Select(finding => $"{finding.Code} {finding.Field}").ShouldBe(
            ["field.malformed /documentDate", "field.malformed /title/namesObligor", "field.malformed /claims/0/amount", "field.malformed /documents/0"],
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1,2,3")]
    [InlineData("\"1,2")]
    [InlineData("\"1\"x,2")]
    [InlineData("1,a\"b")]
    public async Task A_row_that_does_not_fit_the_header_is_a_finding(string row)
    {
        var (lines, stopped) = await ReadAsync($"agencyCaseNumber,remark\n{row}\n", TransferFormat.Csv);

        lines.ShouldHaveSingleItem().Findings.ShouldHaveSingleItem().Code.ShouldBe("line.malformed");
        stopped.ShouldBeNull();
    }

    [Theory]
    [InlineData("agencyCaseNumber,unknown\n1,2\n")]
    [InlineData("agencyCaseNumber,agencyCaseNumber\n1,2\n")]
    [InlineData("\"agencyCaseNumber\n")]
    [InlineData("PK\u0003\u0004binary\n")]
    public async Task A_header_of_other_columns_stops(string body)
    {
        var (lines, stopped) = await ReadAsync(body, TransferFormat.Csv);

        lines.ShouldBeEmpty();
        stopped.ShouldBe("body.header_invalid");
    }
}
