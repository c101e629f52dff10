using System.Text.Json;
using System.Text.RegularExpressions;

namespace Enforcement.Architecture.Tests.Rules;

/// <summary>One operation of the OpenAPI documents beside the services.</summary>
/// <param name="Method">Verb in capitals.</param>
/// <param name="Path">Path with parameters as they are matched.</param>
/// <param name="QueryNames">Parameters of the query.</param>
/// <param name="Members">Members of the JSON body; null when it takes none or one without named members.</param>
internal sealed record ApiOperation(string Method, Regex Path, IReadOnlyList<string> QueryNames, IReadOnlyList<string>? Members)
{
    public bool Answers(string method, string path) => Method == method && Path.IsMatch(path);

    /// <summary>Those with fixed paths first, as routing prefers them.</summary>
    public static List<ApiOperation> ReadAll() =>
        [.. Directory.EnumerateFiles(Repository.PathOf("services"), "openapi.json", SearchOption.AllDirectories).Where(file => !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(ReadFrom).OrderBy(operation => operation.Path.ToString().Count(letter => letter == '+'))];

    private static IEnumerable<ApiOperation> ReadFrom(string file)
    {
        var document = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(file));
        return document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(verb => Of(document, path.Name, verb)));
    }

    private static ApiOperation Of(JsonElement document, string path, JsonProperty verb)
    {
        var pattern = new Regex("^" + Regex.Replace(path, @"\{[^}]+\}", "[^/]+") + "$");
        var query = verb.Value.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(parameter => parameter.GetProperty("in").GetString() == "query").Select(parameter => parameter.GetProperty("name").GetString()!).ToList()
            : [];
        return new ApiOperation(verb.Name.ToUpperInvariant(), pattern, query, MembersOf(document, verb.Value));
    }

    private static List<string>? MembersOf(JsonElement document, JsonElement operation)
    {
        if (!operation.TryGetProperty("requestBody", out var body) || !body.GetProperty("content").TryGetProperty("application/json", out var content))
            return null;
        var schema = content.GetProperty("schema");
        if (schema.TryGetProperty("$ref", out var reference))
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        return schema.TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject().Select(property => property.Name)] : null;
    }
}
