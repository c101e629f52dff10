using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Api;

public sealed class OpenApiTests(IntakeFixture intake) : IClassFixture<IntakeFixture>
{
    [Fact]
    public async Task Every_public_operation_is_described()
    {
        using var client = intake.Service.CreateClient();

        var document = await client.GetFromJsonAsync<JsonElement>("/openapi/v1.json");

        var operations = document.GetProperty("paths").EnumerateObject().Where(path => path.Name.StartsWith("/v1/", StringComparison.Ordinal) && !path.Name.Contains("operations", StringComparison.Ordinal))
            .SelectMany(path => path.Value.EnumerateObject().Select(operation => (Name: $"{operation.Name} {path.Name}", Operation: operation.Value))).ToList();
        operations.Count.ShouldBeGreaterThanOrEqualTo(20);
        operations.Where(operation => !operation.Operation.TryGetProperty("summary", out _)).Select(operation => operation.Name).ShouldBeEmpty();
    }

    [Fact]
    public async Task Unauthenticated_callers_get_nothing()
    {
        using var client = intake.Service.CreateClient();
        foreach (var path in new[] { "/v1/transfers", "/v1/transfer-batches", "/v1/agency-events", "/v1/agencies", "/v1/sections", "/v1/jurisdiction?county=x", "/v1/finding-codes" })
            ((int)(await client.GetAsync(path)).StatusCode).ShouldBe(401, path);
    }
}
