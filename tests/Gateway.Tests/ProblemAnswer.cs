using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Enforcement.Gateway.Tests;

internal static class ProblemAnswer
{
    /// <summary>The answer is problem details with this status and code, and a trace id.</summary>
    public static async Task ShouldBeProblemAsync(this HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
        problem["code"]!.GetValue<string>().ShouldBe(code);
        problem["status"]!.GetValue<int>().ShouldBe((int)status);
        problem["traceId"]!.GetValue<string>().Length.ShouldBe(32);
    }
}
