using System.Text;
using Enforcement.Intake.Reading;
using Shouldly;
using Xunit;

namespace Enforcement.Intake.Tests.Reading;

/// <summary>Measures the memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(ReaderMemory), DisableParallelization = true)]
public sealed class ReaderMemory;

[Collection(nameof(ReaderMemory))]
public sealed class ReaderMemoryTests
{
    private const int Lines = 100_000;
    private const int Allowance = 16 * 1024 * 1024;

    [Fact]
    public async Task A_hundred_thousand_lines_of_one_obligor_need_the_memory_of_one()
    {
        var body = new RepeatingStream(Encoding.UTF8.GetBytes(Forms.Json(TransferBuilder.Fine()) + "\n"), Lines);
        await using var reader = TransferReader.Open(body, TransferFormat.Ndjson, gzip: false, Bodies.Limits);
        var count = 0;
        var samples = new List<long>();
        await foreach (var line in reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            if (++count % 20_000 == 0)
                samples.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        count.ShouldBe(Lines);
        reader.Stopped.ShouldBeNull();
        samples.Max().ShouldBeLessThan(samples[0] + Allowance);
    }
}
