using Enforcement.Hosting.Messaging;
using Enforcement.Hosting.Persistence;
using Enforcement.Statistics.Data;
using MassTransit;

namespace Enforcement.Statistics;

/// <summary>Counts a message into the figures, once.</summary>
public sealed class FigureCounter(Inbox<StatisticsDbContext> inbox, ILogger<FigureCounter> log)
{
    public Task CountAsync<TMessage>(ConsumeContext<TMessage> context, FigureSheet sheet)
        where TMessage : class => inbox.OnceAsync(context, async (db, cancel) =>
    {
        var first = await Figures.AddAsync(db.Connection(), sheet, cancel);
        StatisticsMetrics.Applied(sheet.Message, first);
        if (!first)
            StatisticsLog.CountedBefore(log, sheet.Message, sheet.EventId);
    });
}
