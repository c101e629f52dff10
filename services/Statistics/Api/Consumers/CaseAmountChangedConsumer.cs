using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using MassTransit;

namespace Enforcement.Statistics.Consumers;

/// <summary>Counts amendments that took effect.</summary>
public sealed class CaseAmountChangedConsumer(FigureCounter counter) : IConsumer<CaseAmountChanged>
{
    public Task Consume(ConsumeContext<CaseAmountChanged> context) => counter.CountAsync(context, StatisticsMessages.Of(context.Message));
}

public sealed class CaseAmountChangedConsumerDefinition : QuorumConsumerDefinition<CaseAmountChangedConsumer>;
