using System.Globalization;

namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Where in the form a part stands; becomes a JSON pointer only when there is something to report.</summary>
internal readonly record struct Place(string Prefix, int Index = -1, string Suffix = "")
{
    /// <summary>The form itself.</summary>
    public static readonly Place Form = new("");

    public string Field(string name) => Index < 0 ? $"{Prefix}{Suffix}/{name}" : string.Create(CultureInfo.InvariantCulture, $"{Prefix}/{Index}{Suffix}/{name}");

    public Place In(string part) => this with { Suffix = $"{Suffix}/{part}" };
}
