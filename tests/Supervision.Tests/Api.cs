using System.Text.Json;
using Enforcement.Hosting;

namespace Enforcement.Supervision.Tests;

internal static class Api
{
    /// <summary>The API's own JSON rules: enums are camelCase texts.</summary>
    public static readonly JsonSerializerOptions Json = Make();

    private static JsonSerializerOptions Make()
    {
        var json = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ServiceDefaults.ApplyJson(json);
        return json;
    }
}
