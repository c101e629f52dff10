using Enforcement.Kernel;

namespace Enforcement.Intake.Reading;

/// <summary>Why reading a body stopped before its end; the lines before it stand.</summary>
public static class ReadingRefusals
{
    public static readonly RefusalCode TooManyLines = new(RefusalKind.Invalid, "body.too_many_lines", "The body has more lines than a batch may have");
    public static readonly RefusalCode TooLarge = new(RefusalKind.Invalid, "body.too_large", "The body is larger than allowed after expansion");
    public static readonly RefusalCode Truncated = new(RefusalKind.Invalid, "body.truncated", "The body ended before its end: send it again", Retriable: true);
    public static readonly RefusalCode GzipInvalid = new(RefusalKind.Invalid, "body.gzip_invalid", "The body is not valid gzip");
    public static readonly RefusalCode HeaderInvalid = new(RefusalKind.Invalid, "body.header_invalid", "The first row of the CSV is not a header of known columns");
}
