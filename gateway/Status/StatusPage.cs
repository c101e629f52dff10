namespace Enforcement.Gateway.Status;

/// <summary>
/// <c>GET /status</c>: the live page of operations. The page itself holds nothing; what it shows it asks with the token the user gives it. Everything comes from
/// this process, and the page may load, run and send nothing elsewhere.
/// </summary>
internal static class StatusPage
{
    private const string Path = "/status";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static readonly (string File, string Type)[] Files =
    [
        ("status.css", "text/css"), ("status.js", "text/javascript"), ("charts.js", "text/javascript"), ("tables.js", "text/javascript"), ("format.js", "text/javascript"),
        ("icon.svg", "image/svg+xml"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        var page = Read("index.html");
        app.MapGet(Path, (HttpContext context) => Answer(context, page, "text/html")).AllowAnonymous().ExcludeFromDescription();
        foreach (var (file, type) in Files)
        {
            var content = Read(file);
            app.MapGet($"{Path}/{file}", (HttpContext context) => Answer(context, content, type)).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static IResult Answer(HttpContext context, byte[] content, string type)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Results.Bytes(content, $"{type}; charset=utf-8");
    }

    private static byte[] Read(string file)
    {
        using var stream = typeof(StatusPage).Assembly.GetManifestResourceStream($"status/{file}") ?? throw new InvalidOperationException($"{file} is not in the build.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
