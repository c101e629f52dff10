using System.Diagnostics.Metrics;
using Enforcement.Hosting.Telemetry;
using Shouldly;
using Xunit;

namespace Enforcement.Hosting.Tests;

public sealed class ClosedCounterTests : IDisposable
{
    private readonly Meter _meter = new(Guid.NewGuid().ToString());

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Every_series_is_there_before_its_first_event()
    {
        _ = new ClosedCounter(_meter, "lines", "{line}", "Lines", "outcome", ["accepted", "returned"]);

        Read().ShouldBe(new() { ["accepted"] = 0, ["returned"] = 0, ["other"] = 0 });
    }

    [Fact]
    public void What_is_not_in_the_set_makes_no_series_but_is_counted()
    {
        var counter = new ClosedCounter(_meter, "lines", "{line}", "Lines", "outcome", ["accepted"]);

        counter.Add(3, "accepted");
        counter.Add(2, "A123456789");

        Read().ShouldBe(new() { ["accepted"] = 3, ["other"] = 2 });
    }

    [Fact]
    public void Two_labels_are_all_their_combinations_and_an_unknown_one_of_them_keeps_the_other()
    {
        var counter = new ClosedCounter(_meter, "cases", "{case}", "Cases", ("branch", ["tpy"]), ("kind", ["tax"]));

        counter.Add(1, "tpy", "tax");
        counter.Add(2, "tpy", "unheard-of");
        counter.Add(3, "nowhere", "tax");
        counter.Add(4, "nowhere", "unheard-of");

        Read().ShouldBe(new() { ["tpy,tax"] = 1, ["tpy,other"] = 2, ["other,tax"] = 3, ["other,other"] = 4 });
    }

    [Fact]
    public void Without_labels_it_is_one_series()
    {
        var counter = new ClosedCounter(_meter, "records", "{record}", "Records");

        counter.Add(5);

        Read().ShouldBe(new() { [""] = 5 });
    }

    private Dictionary<string, long> Read()
    {
        var found = new Dictionary<string, long>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, self) => { if (instrument.Meter == _meter) self.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => found[string.Join(',', tags.ToArray().Select(tag => tag.Value))] = value);
        listener.Start();
        listener.RecordObservableInstruments();
        return found;
    }
}
