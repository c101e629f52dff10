using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using MassTransit;

namespace Enforcement.Statistics.Consumers;

/// <summary>Counts reopened cases.</summary>
public sealed class CasesReopenedConsumer(FigureCounter counter) : IConsumer<CasesReopened>
{
    public Task Consume(ConsumeContext<CasesReopened> context) => counter.CountAsync(context, StatisticsMessages.Of(context.Message));
}

public sealed class CasesReopenedConsumerDefinition : QuorumConsumerDefinition<CasesReopenedConsumer>;
