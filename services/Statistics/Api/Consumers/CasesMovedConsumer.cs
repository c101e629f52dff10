using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using MassTransit;

namespace Enforcement.Statistics.Consumers;

/// <summary>Counts cases that moved from one branch to another.</summary>
public sealed class CasesMovedConsumer(FigureCounter counter) : IConsumer<CasesMoved>
{
    public Task Consume(ConsumeContext<CasesMoved> context) => counter.CountAsync(context, StatisticsMessages.Of(context.Message));
}

public sealed class CasesMovedConsumerDefinition : QuorumConsumerDefinition<CasesMovedConsumer>;
