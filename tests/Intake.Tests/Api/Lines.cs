using Enforcement.Intake.Domain.Transfers;

namespace Enforcement.Intake.Tests.Api;

/// <summary>Many valid transfers.</summary>
public static class Lines
{
    /// <summary>Fines of different obligors, numbered from 1.</summary>
    public static TransferForm[] Fines(string prefix, int count, int firstObligor = 0) =>
        [.. Enumerable.Range(1, count).Select(number => Fine($"{prefix}-{number:000000}", firstObligor + number))];

    public static TransferForm Fine(string number, int obligor)
    {
        var fine = TransferBuilder.Fine(number);
        return fine with { Obligor = fine.Obligor! with { IdentityNumber = Identity(obligor) } };
    }

    /// <summary>A valid national ID made of a number.</summary>
    public static string Identity(int number)
    {
        var digits = $"A1{number:0000000}";
        var sum = 1 + 8;
        for (var i = 2; i < 9; i++)
            sum += (digits[i] - '0') * (9 - i);
        return $"{digits}{(10 - (sum % 10)) % 10}";
    }
}
