using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>When acts on site may be done (行政執行法 5; 施行細則 7, 8, 11; 強制執行法 55).</summary>
public static class TimeOfActs
{
    private const string Topic = "Proportionality and time of acts";

    private static readonly Rule<SiteActFacts> StartRule = new()
    {
        Id = "GEN-02",
        Topic = Topic,
        Title = "Not at night, on Sundays or rest days",
        Text = "An act on site starts between sunrise and sunset of a working day; otherwise only when urgent or with the obligor's consent, which is written in the record.",
        Articles = [Law.Ael["5(1)"], Law.Er["7"], Law.Er["8"], Law.Er["11"]],
        Function = "TimeOfActs.Start",
        Decide = (facts, law) => Start(facts, law.Calendar),
    };

    /// <summary>GEN-02. Sunrise to sunset of a working day, or urgency or consent noted. 行政執行法 5(1); 施行細則 7, 8, 11.</summary>
    public static Ruling Start(SiteActFacts facts, WorkingCalendar calendar)
    {
        var time = new SiteTime(facts.StartsAt, facts.County, facts.Sunrise, facts.Sunset, calendar);
        void Why(Steps steps, SiteActFacts facts, Ruling ruling)
        {
            time.Explain(steps);
            if (time.Bar is not null && (facts.IsUrgent || facts.ObligorConsents))
            {
                var (ground, chinese) = facts.IsUrgent ? ("urgent", "情況急迫") : ("the obligor consents", "義務人同意");
                steps.Say(
                    string.IsNullOrWhiteSpace(facts.Note) ? $"{ground}, but nothing is noted in the record" : $"{ground}, noted: {facts.Note}",
                    string.IsNullOrWhiteSpace(facts.Note) ? $"{chinese}，惟未記明於執行筆錄" : $"{chinese}，已記明：{facts.Note}");
            }

            steps.Say(ruling.IsAllowed ? "the act is allowed" : "the act is not allowed", ruling.IsAllowed ? "得執行" : "不得執行");
        }

        if (time.Bar is not { } bar)
            return StartRule.Allow(facts, Why, caveats: time.Caveats);
        if (!facts.IsUrgent && !facts.ObligorConsents)
            return StartRule.Refuse(facts, bar, Consequence.Block, Why, caveats: time.Caveats);
        return string.IsNullOrWhiteSpace(facts.Note)
            ? StartRule.Refuse(facts, "note_missing", Consequence.Block, Why, caveats: time.Caveats)
            : StartRule.Allow(facts, Why, facts.IsUrgent ? "urgent" : "consent", time.Caveats);
    }

    private static readonly Rule<ContinuedActFacts> ContinueRule = new()
    {
        Id = "GEN-03",
        Topic = Topic,
        Title = "Begun in daytime, it may go on into the night",
        Text = "An act begun after sunrise and before sunset may go on into the night.",
        Articles = [Law.Ael["5(2)"]],
        Function = "TimeOfActs.Continue",
        Decide = (facts, law) => Continue(facts, law.Calendar),
    };

    /// <summary>GEN-03. Begun before sunset: may go on into the night. 行政執行法 5(2).</summary>
    public static Ruling Continue(ContinuedActFacts facts, WorkingCalendar calendar)
    {
        var time = new SiteTime(facts.StartedAt, facts.County, facts.Sunrise, facts.Sunset, calendar);
        void Why(Steps steps, ContinuedActFacts facts, Ruling ruling)
        {
            time.ExplainSun(steps);
            steps.Say($"goes on until {facts.GoesOnUntil.Iso()}", $"繼續至{facts.GoesOnUntil.Iso()}");
            steps.Say(ruling.IsAllowed ? "begun in daytime: it may go on" : "not begun in daytime", ruling.IsAllowed ? "日間已開始執行，得繼續至夜間" : "非於日間開始執行");
        }

        if (time.Daylight is not { } daylight)
            return ContinueRule.Refuse(facts, "daylight_unknown", Consequence.Block, Why);
        if (facts.StartedAt < daylight.Sunrise || facts.StartedAt >= daylight.Sunset)
            return ContinueRule.Refuse(facts, "begun_at_night", Consequence.Block, Why);
        return ContinueRule.Allow(facts, Why, facts.GoesOnUntil <= daylight.Sunset ? "within_daylight" : "into_night");
    }

    private static readonly Rule<HomeEntryFacts> HomeRule = new()
    {
        Id = "GEN-04",
        Topic = Topic,
        Title = "Entry of a home at night or on a rest day",
        Text = "A home is not entered for seizure at night, on Sundays or rest days, unless it is urgent, permitted in writing, and the permission is shown.",
        Articles = [Law.Cea["55"], Law.Ael["26"]],
        Function = "TimeOfActs.EnterHome",
        Decide = (facts, law) => EnterHome(facts, law.Calendar),
    };

    /// <summary>GEN-04. At night or on a rest day only urgent and with the permission shown; consent does not replace it. 強制執行法 55.</summary>
    public static Ruling EnterHome(HomeEntryFacts facts, WorkingCalendar calendar)
    {
        var time = new SiteTime(facts.StartsAt, facts.County, facts.Sunrise, facts.Sunset, calendar);
        void Why(Steps steps, HomeEntryFacts facts, Ruling ruling)
        {
            time.Explain(steps);
            steps.Say($"urgent: {facts.IsUrgent}, permission shown: {facts.PermissionShown}",
                $"{(facts.IsUrgent ? "有急迫情事" : "無急迫情事")}，{(facts.PermissionShown ? "已提示許可命令" : "未提示許可命令")}");
            steps.Say(ruling.IsAllowed ? "the home may be entered" : "the home may not be entered", ruling.IsAllowed ? "得進入住宅查封" : "不得進入住宅查封");
        }

        if (time.Bar is not { } bar)
            return HomeRule.Allow(facts, Why, caveats: time.Caveats);
        var reason = !facts.IsUrgent ? bar : !facts.PermissionShown ? "permission_missing" : null;
        return reason is null
            ? HomeRule.Allow(facts, Why, "permitted", time.Caveats)
            : HomeRule.Refuse(facts, reason, Consequence.Block, Why, caveats: time.Caveats);
    }

    /// <summary>The rules of this topic.</summary>
    public static IReadOnlyList<Rule> Rules => [StartRule, ContinueRule, HomeRule];

    /// <summary>An instant at a place, seen as day or night, working day or rest day.</summary>
    private readonly struct SiteTime
    {
        private readonly DateTimeOffset _at;
        private readonly string _county;
        private readonly DateOnly _day;
        private readonly CalendarDay _calendarDay;

        public SiteTime(DateTimeOffset at, string county, DateTimeOffset? sunrise, DateTimeOffset? sunset, WorkingCalendar calendar)
        {
            (_at, _county, _day) = (at, county, TaipeiTime.DateOf(at));
            _calendarDay = calendar.In(county).Day(_day);
            Daylight = sunrise is { } rises && sunset is { } sets ? new Daylight(rises, sets)
                : Sun.Over(county, _day) is { } computed ? new Daylight(sunrise ?? computed.Sunrise, sunset ?? computed.Sunset)
                : null;
        }

        public Daylight? Daylight { get; }

        /// <summary>Why an act may not start now; null when it may.</summary>
        public string? Bar => _calendarDay.IsRest || _day.DayOfWeek == DayOfWeek.Sunday ? "rest_day"
            : Daylight is not { } daylight ? "daylight_unknown"
            : _at < daylight.Sunrise || _at > daylight.Sunset ? "night"
            : null;

        public Caveats Caveats => _calendarDay.IsComputed ? Caveats.ComputedCalendar : Caveats.None;

        public void Explain(Steps steps)
        {
            ExplainSun(steps);
            var name = _calendarDay.Name ?? "休息日";
            if (Bar == "rest_day")
                steps.Say($"{_day.Iso()} is a rest day ({HolidayNames.English(name)})", $"{_day.Roc()}為休息日（{name}）");
            else
                steps.Say($"{_day.Iso()} is a working day", $"{_day.Roc()}為上班日");
        }

        public void ExplainSun(Steps steps)
        {
            if (Daylight is { } daylight)
            {
                steps.Say($"start {_at.Iso()}; in {_county} sunrise {daylight.Sunrise.Iso()}, sunset {daylight.Sunset.Iso()}",
                    $"{_at.Iso()}開始；{_county}日出{daylight.Sunrise.Iso()}，日沒{daylight.Sunset.Iso()}");
            }
            else
            {
                steps.Say($"start {_at.Iso()}; sunrise and sunset in {_county} are not known", $"{_at.Iso()}開始；{_county}日出日沒時刻不明");
            }
        }
    }
}
