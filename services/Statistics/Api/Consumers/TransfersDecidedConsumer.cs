using Enforcement.Contracts.Intake.V1;
using Enforcement.Hosting.Messaging;
using MassTransit;

namespace Enforcement.Statistics.Consumers;

/// <summary>Counts decided lines by outcome.</summary>
public sealed class TransfersDecidedConsumer(FigureCounter counter) : IConsumer<TransfersDecided>
{
    public Task Consume(ConsumeContext<TransfersDecided> context) => counter.CountAsync(context, StatisticsMessages.Of(context.Message));
}

public sealed class TransfersDecidedConsumerDefinition : QuorumConsumerDefinition<TransfersDecidedConsumer>;
