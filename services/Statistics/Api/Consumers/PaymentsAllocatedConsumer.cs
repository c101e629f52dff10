using Enforcement.Contracts.CaseExecution.V1;
using Enforcement.Hosting.Messaging;
using MassTransit;

namespace Enforcement.Statistics.Consumers;

/// <summary>Counts money collected, and taken back.</summary>
public sealed class PaymentsAllocatedConsumer(FigureCounter counter) : IConsumer<PaymentsAllocated>
{
    public Task Consume(ConsumeContext<PaymentsAllocated> context) => counter.CountAsync(context, StatisticsMessages.Of(context.Message));
}

public sealed class PaymentsAllocatedConsumerDefinition : QuorumConsumerDefinition<PaymentsAllocatedConsumer>;
