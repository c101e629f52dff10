using System.Collections.Concurrent;
using Enforcement.Intake.Domain.Agencies;
using Enforcement.Intake.Domain.Transfers;
using Enforcement.Kernel;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Enforcement.Intake.Features.Agencies;

/// <summary>Agencies for the checks, read again after a few seconds: a single transfer costs no query for them.</summary>
public sealed class AgencyTermsCache(NpgsqlDataSource source, TimeProvider time, IOptions<IntakeOptions> options)
{
    public static readonly RefusalCode Unknown = new(RefusalKind.Forbidden, "agency.unknown", "The caller's agency is not registered");

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, Agency Agency)> _known = new(StringComparer.Ordinal);

    /// <summary>What the agency may transfer today, or why it may not.</summary>
    public async ValueTask<Result<AgencyTerms>> FindAsync(string code, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_known.TryGetValue(code, out var known) && known.Until > now)
            return known.Agency.TermsOn(TaipeiTime.DateOf(now));
        await using var connection = await source.OpenConnectionAsync(cancel);
        var agency = await AgencyStore.FindAsync(connection, code, forUpdate: false, cancel);
        if (agency is null)
            return Unknown.Because($"Agency {code} is not registered.");
        _known[code] = (now.AddSeconds(options.Value.AgencyTermsSeconds), agency);
        return agency.TermsOn(TaipeiTime.DateOf(now));
    }
}
