namespace Enforcement.Statute;

/// <summary>The six grounds of 行政執行法 17(1) in words.</summary>
internal static class SecurityGroundWords
{
    private static readonly (SecurityGrounds Ground, string English, string Chinese)[] Words =
    [
        (SecurityGrounds.AbleButUnwilling, "able but unwilling", "顯有履行義務之可能，故不履行"),
        (SecurityGrounds.Flight, "danger of flight", "顯有逃匿之虞"),
        (SecurityGrounds.HidesProperty, "hides or disposes of property", "就應供強制執行之財產有隱匿或處分之情事"),
        (SecurityGrounds.RefusesToAnswer, "refuses to answer about property", "於調查執行標的物時，對於執行人員拒絕陳述"),
        (SecurityGrounds.NoOrFalseReport, "no or false report of property", "經命其報告財產狀況，不為報告或為虛偽之報告"),
        (SecurityGrounds.NoShow, "did not appear without good reason", "經合法通知，無正當理由而不到場"),
    ];

    public static string InEnglish(this SecurityGrounds grounds) => grounds == SecurityGrounds.None ? "none" : string.Join(", ", Given(grounds).Select(word => word.English));

    public static string InChinese(this SecurityGrounds grounds) => grounds == SecurityGrounds.None ? "無" : string.Join("；", Given(grounds).Select(word => word.Chinese));

    private static IEnumerable<(SecurityGrounds Ground, string English, string Chinese)> Given(SecurityGrounds grounds) => Words.Where(word => grounds.HasFlag(word.Ground));
}
