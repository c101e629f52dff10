using Enforcement.Hosting.Operations;
using Shouldly;
using Xunit;

namespace Enforcement.Hosting.Tests;

public sealed class RedactionTests
{
    [Theory]
    [InlineData("王小明 has moved", "[…] has moved")]
    [InlineData("identity A123456789 unknown", "identity […] unknown")]
    [InlineData("resident AB12345678 unknown", "resident […] unknown")]
    [InlineData("account 0123456789012", "account […]")]
    [InlineData("Key (identity_number)=(X) already exists", "Key (identity_number)[…] already exists")]
    [InlineData("value 'Wang Hsiao-Ming' is wrong", "value […] is wrong")]
    public void What_could_be_a_persons_is_taken_out(string text, string expected) => Redaction.Of(text).ShouldBe(expected);

    [Theory]
    [InlineData("23505: duplicate key value violates unique constraint \"transfer_key\"")]
    [InlineData("The JSON value could not be converted. Path: $.claims[0].amount | LineNumber: 0")]
    [InlineData("case tcy-1150300000001 is not open")]
    [InlineData("message 01a21107-a750-761d-87c6-85a27d982f4c")]
    [InlineData("A chunk of 1234 bytes is not allowed.")]
    public void What_tells_where_it_failed_stays(string text) => Redaction.Of(text).ShouldBe(text);

    [Fact]
    public void Nothing_stays_nothing_and_a_long_text_is_cut()
    {
        Redaction.Of(null).ShouldBeNull();
        Redaction.Of(new string('x', 501))!.Length.ShouldBe(501);
        Redaction.Of(new string('x', 500)).ShouldBe(new string('x', 500));
    }
}
