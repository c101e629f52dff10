using Enforcement.CaseExecution.Domain.Cases;
using Enforcement.CaseExecution.Domain.Payments;
using Enforcement.Kernel;

namespace Enforcement.CaseExecution.Tests.Domain;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("tpy-1150100000123")]
    [InlineData("ily-1120499999999")]
    public void Payment_reference_leads_back_to_its_case(string text)
    {
        CaseNumber.TryParse(text, out var number).ShouldBeTrue();

        var reference = PaymentReference.Of(number);

        reference.Length.ShouldBe(16);
        PaymentReference.TryParse(reference, out var found).ShouldBeTrue();
        found.ShouldBe(number);
    }

    [Fact]
    public void One_wrong_digit_is_noticed()
    {
        var reference = PaymentReference.Of(new CaseNumber("ksy", 115, ClaimKind.Fine, 4711));

        for (var at = 0; at < reference.Length; at++)
        {
            var wrong = reference[..at] + (char)('0' + ((reference[at] - '0' + 1) % 10)) + reference[(at + 1)..];
            PaymentReference.TryParse(wrong, out _).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("2026-12-31T15:59:59Z", 115)]
    [InlineData("2026-12-31T16:00:00Z", 116)]
    public void Year_of_a_case_id_is_the_year_in_Taiwan(string instant, int year) =>
        CaseKey.RocYearOf(Guid.CreateVersion7(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture))).ShouldBe((short)year);

    [Fact]
    public void Random_id_has_no_year() => CaseKey.RocYearOf(Guid.NewGuid()).ShouldBeNull();
}
