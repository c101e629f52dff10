using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using MassTransit;

namespace Enforcement.Statistics.Consumers;

/// <summary>Counts new cases.</summary>
public sealed class CasesOpenedConsumer(FigureCounter counter) : IConsumer<CasesOpened>
{
    public Task Consume(ConsumeContext<CasesOpened> context) => counter.CountAsync(context, StatisticsMessages.Of(context.Message));
}

public sealed class CasesOpenedConsumerDefinition : QuorumConsumerDefinition<CasesOpenedConsumer>;
