using System.Globalization;

namespace Enforcement.CaseExecution.Domain.Certificates;

/// <summary>Number of a certificate: branch, ROC year, 憑, serial without gaps per branch and year, e.g. <c>tpy-115憑00000101</c>. The form of the real number is not found.</summary>
public static class CertificateNumber
{
    public static string Of(string branch, int rocYear, int serial) => string.Create(CultureInfo.InvariantCulture, $"{branch}-{rocYear}憑{serial:00000000}");
}
