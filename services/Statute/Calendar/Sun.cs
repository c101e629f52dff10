using Enforcement.Kernel;

namespace Enforcement.Statute;

/// <summary>Sunrise and sunset of one day at one place, Taipei time, to the minute.</summary>
public readonly record struct Daylight(DateTimeOffset Sunrise, DateTimeOffset Sunset);

/// <summary>
/// Sunrise 日出 and sunset 日沒 by the formulas of the NOAA solar calculator (after Meeus, Astronomical Algorithms): upper edge of the sun on the horizon, mean
/// refraction. Right to about a minute at the seat of the county; inside a large county sunrise differs by up to about 3 minutes from its seat.
/// </summary>
public static class Sun
{
    /// <summary>Zenith distance of the sun's centre when its upper edge shows: 90 degrees, 34' refraction, 16' radius.</summary>
    private const double Zenith = 90.833;

    private const double MinutesADegree = 4;
    private const double DaysACentury = 36525;
    private static readonly DateTimeOffset Epoch2000 = new(2000, 1, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Sunrise and sunset in a county or city on a day; null when the county is unknown.</summary>
    /// <param name="county">Chinese name; 台 is read as 臺.</param>
    /// <param name="day">Calendar day in Taiwan.</param>
    public static Daylight? Over(string county, DateOnly day) =>
        CountySeats.Find(county) is var (latitude, longitude) ? new Daylight(Crossing(day, latitude, longitude, -1), Crossing(day, latitude, longitude, 1)) : null;

    /// <summary>The instant the sun crosses the horizon: first guess noon, then with the sun's place at the crossing itself.</summary>
    private static DateTimeOffset Crossing(DateOnly day, double latitude, double longitude, int side)
    {
        var midnight = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var minutes = (12 * 60) - (MinutesADegree * longitude);
        for (var i = 0; i < 3; i++)
        {
            var (declination, equationOfTime) = At((midnight.AddMinutes(minutes) - Epoch2000).TotalDays / DaysACentury);
            var noon = (12 * 60) - (MinutesADegree * longitude) - equationOfTime;
            minutes = noon + (side * MinutesADegree * HourAngle(latitude, declination));
        }

        return midnight.AddMinutes(Math.Round(minutes)).ToOffset(TaipeiTime.Offset);
    }

    /// <summary>Degrees the earth turns between solar noon and the crossing.</summary>
    private static double HourAngle(double latitude, double declination) =>
        Degrees(Math.Acos((Cos(Zenith) / (Cos(latitude) * Cos(declination))) - (Math.Tan(Radians(latitude)) * Math.Tan(Radians(declination)))));

    /// <summary>The sun's declination in degrees and the equation of time in minutes, t centuries after 2000-01-01 12:00.</summary>
    private static (double Declination, double EquationOfTime) At(double t)
    {
        var meanLongitude = 280.46646 + (t * (36000.76983 + (t * 0.0003032)));
        var anomaly = 357.52911 + (t * (35999.05029 - (t * 0.0001537)));
        var eccentricity = 0.016708634 - (t * (0.000042037 + (t * 0.0000001267)));
        var centre = (Sin(anomaly) * (1.914602 - (t * (0.004817 + (t * 0.000014))))) + (Sin(2 * anomaly) * (0.019993 - (t * 0.000101))) + (Sin(3 * anomaly) * 0.000289);
        var node = 125.04 - (1934.136 * t);
        var longitude = meanLongitude + centre - 0.00569 - (0.00478 * Sin(node));
        var obliquity = 23.4392911 - (0.0130042 * t) + (0.00256 * Cos(node));
        var declination = Degrees(Math.Asin(Sin(obliquity) * Sin(longitude)));

        var y = Math.Pow(Math.Tan(Radians(obliquity / 2)), 2);
        var equation = (y * Sin(2 * meanLongitude)) - (2 * eccentricity * Sin(anomaly)) + (4 * eccentricity * y * Sin(anomaly) * Cos(2 * meanLongitude))
            - (0.5 * y * y * Sin(4 * meanLongitude)) - (1.25 * eccentricity * eccentricity * Sin(2 * anomaly));
        return (declination, MinutesADegree * Degrees(equation));
    }

    private static double Sin(double degrees) => Math.Sin(Radians(degrees));

    private static double Cos(double degrees) => Math.Cos(Radians(degrees));

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Degrees(double radians) => radians * 180 / Math.PI;
}
