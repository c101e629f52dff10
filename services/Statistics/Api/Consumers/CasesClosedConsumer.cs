using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using MassTransit;

namespace Enforcement.Statistics.Consumers;

/// <summary>Counts closed cases.</summary>
public sealed class CasesClosedConsumer(FigureCounter counter) : IConsumer<CasesClosed>
{
    public Task Consume(ConsumeContext<CasesClosed> context) => counter.CountAsync(context, StatisticsMessages.Of(context.Message));
}

public sealed class CasesClosedConsumerDefinition : QuorumConsumerDefinition<CasesClosedConsumer>;
