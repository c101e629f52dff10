using Enforcement.Supervision.Features.Calendar;
using Enforcement.Supervision.Features.Tables;

namespace Enforcement.Supervision.Features.LawChanges;

/// <summary>All features of the calendar, of the dated tables and of their changes.</summary>
internal static class LawChangeFeatures
{
    public static void Map(IEndpointRouteBuilder app)
    {
        GetCalendar.Map(app);
        ComputePeriod.Map(app);
        ListTables.Map(app);
        GetTable.Map(app);
        ProposeCalendarChange.Map(app);
        ProposeTableValue.Map(app);
        ListLawChanges.Map(app);
        GetLawChange.Map(app);
        ApproveLawChange.Map(app);
        RejectLawChange.Map(app);
        WithdrawLawChange.Map(app);
    }
}
