namespace Enforcement.Tool.Generating;

/// <summary>A transferring agency of the generated input.</summary>
/// <param name="Code">Agency code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Share">Part of all lines.</param>
/// <param name="Claims">What it transfers.</param>
public sealed record Sender(string Code, string Name, double Share, IReadOnlyList<ClaimMix> Claims)
{
    /// <summary>Kinds of claim, for the agency's master data.</summary>
    public IReadOnlyList<string> Kinds => [.. Claims.Select(claim => claim.Kind).Distinct()];
}

/// <summary>One sort of claim and its part of an agency's lines.</summary>
public sealed record ClaimMix(string Kind, string SubKind, double Share);

/// <summary>All four kinds; one agency sends half of everything (design.md section 3).</summary>
public static class Senders
{
    public static readonly IReadOnlyList<Sender> All =
    [
        new("THB", "交通部公路局", 0.50, [new("fine", "trafficFine", 0.80), new("fee", "fee", 0.20)]),
        new("NHIA", "衛生福利部中央健康保險署", 0.18, [new("healthInsurance", "nhiIndividual", 0.75), new("healthInsurance", "nhiUnit", 0.25)]),
        new("NTBT", "財政部臺北國稅局", 0.09, [new("tax", "none", 0.85), new("tax", "taxFine", 0.15)]),
        new("NTBK", "財政部高雄國稅局", 0.06, [new("tax", "none", 0.90), new("tax", "taxFine", 0.10)]),
        new("LTB-TC", "臺中市政府地方稅務局", 0.06, [new("tax", "none", 1)]),
        new("EPB-TN", "臺南市政府環境保護局", 0.05, [new("fine", "none", 0.7), new("fee", "fee", 0.3)]),
        new("BLI", "勞動部勞工保險局", 0.03, [new("fee", "benefitReclaim", 1)]),
        new("TFB", "交通部高速公路局", 0.03, [new("fee", "fee", 1)]),
    ];

    public static Sender Find(string code) =>
        All.FirstOrDefault(sender => sender.Code == code) ?? throw new ArgumentException($"--agency must be one of {string.Join(", ", All.Select(sender => sender.Code))}.");
}
