namespace Enforcement.Intake.Domain.Transfers;

/// <summary>Claim lines and their total (INT-02): whole dollars, more than nothing, adding up.</summary>
internal static class AmountCheck
{
    /// <summary>Bound of the format, far above any claim: NT$ 10^12.</summary>
    public const long Largest = 1_000_000_000_000;

    private const int MostLines = 100;

    public static void Check(ref FindingList findings, TransferForm form, DateOnly receivedOn)
    {
        FieldCheck.Count(ref findings, Place.Form, "claims", form.Claims, MostLines);
        if (form.Claims.Count == 0)
            findings.Add(FindingCodes.FieldMissing, "/claims");
        var sum = 0L;
        var summable = form.Claims.Count is > 0 and <= MostLines;
        for (var i = 0; i < form.Claims.Count && i < MostLines; i++)
        {
            var claim = form.Claims[i];
            var place = new Place("/claims", i);
            summable &= CheckAmount(ref findings, place, "amount", claim.Amount);
            sum += summable ? claim.Amount!.Value : 0;
            FieldCheck.Required(ref findings, place, "item", claim.Item);
            FieldCheck.Past(ref findings, place, "dueOn", claim.DueOn, receivedOn);
            if (IsRepeated(form.Claims, i))
                findings.Add(FindingCodes.ClaimRepeated, place.Field("item"));
        }

        if (CheckAmount(ref findings, Place.Form, "totalAmount", form.TotalAmount) && summable && sum != form.TotalAmount)
            findings.Add(FindingCodes.TotalMismatch, "/totalAmount", $"The claim lines add up to {sum}, the total says {form.TotalAmount}");
    }

    private static bool CheckAmount(ref FindingList findings, in Place place, string name, long? amount)
    {
        switch (amount)
        {
            case null:
                findings.Add(FindingCodes.FieldMissing, place.Field(name));
                return false;
            case <= 0:
                findings.Add(FindingCodes.AmountNotPositive, place.Field(name));
                return false;
            case > Largest:
                findings.Add(FindingCodes.AmountTooLarge, place.Field(name));
                return false;
            default:
                return true;
        }
    }

    private static bool IsRepeated(IReadOnlyList<ClaimLine> claims, int index)
    {
        var claim = claims[index];
        for (var i = 0; i < index; i++)
        {
            if (claims[i] == claim)
                return true;
        }

        return false;
    }
}
