using System.Collections.Frozen;

namespace Enforcement.Statute;

/// <summary>
/// Where the county and city governments sit, WGS 84 degrees rounded to 0.01 (about 1 km, 3 seconds of sunrise). Source: centre points of the districts of the
/// seats, open data of the Ministry of the Interior (內政部 鄉鎮市區中心點, TGOS), and the addresses of the governments.
/// </summary>
internal static class CountySeats
{
    private static readonly FrozenDictionary<string, (double Latitude, double Longitude)> Seats = new Dictionary<string, (double, double)>
    {
        ["臺北市"] = (25.04, 121.56),
        ["基隆市"] = (25.13, 121.74),
        ["新北市"] = (25.01, 121.46),
        ["宜蘭縣"] = (24.73, 121.76),
        ["桃園市"] = (24.99, 121.30),
        ["新竹市"] = (24.81, 120.97),
        ["新竹縣"] = (24.83, 121.01),
        ["苗栗縣"] = (24.56, 120.82),
        ["臺中市"] = (24.16, 120.65),
        ["彰化縣"] = (24.08, 120.54),
        ["南投縣"] = (23.90, 120.69),
        ["雲林縣"] = (23.70, 120.53),
        ["嘉義市"] = (23.48, 120.45),
        ["嘉義縣"] = (23.46, 120.29),
        ["臺南市"] = (22.99, 120.19),
        ["高雄市"] = (22.62, 120.31),
        ["屏東縣"] = (22.68, 120.49),
        ["花蓮縣"] = (23.99, 121.62),
        ["臺東縣"] = (22.76, 121.15),
        ["澎湖縣"] = (23.57, 119.57),
        ["金門縣"] = (24.43, 118.32),
        ["連江縣"] = (26.16, 119.95),
    }.ToFrozenDictionary();

    public static (double Latitude, double Longitude)? Find(string county) =>
        Seats.TryGetValue(Place.Normalize(county), out var seat) ? seat : null;
}
